"""Qualifiers: the stand's own questions, and what leads answered."""

from __future__ import annotations

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, JSON_TYPE, Kept


class Qualifier(Kept, table=True):
    """A question of a fair. `kind` is choice, number, yes_no or text; `question` maps a language to words.

    `choices` lists, for a choice, objects of a `code` and words per language. `required` holds a save back
    until it is answered.
    """

    __tablename__ = "qualifier"

    fair_id: str = Field(foreign_key="fair.id", index=True, max_length=ID_LENGTH)
    code: str = ""
    question: dict[str, str] = Field(default_factory=dict, sa_type=JSON_TYPE)
    kind: str = "text"
    choices: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON_TYPE)
    place: int = 0
    required: bool = False


class Answer(Kept, table=True):
    """What a lead answered to a question."""

    __tablename__ = "answer"

    lead_id: str = Field(foreign_key="lead.id", index=True, max_length=ID_LENGTH)
    qualifier_id: str = Field(foreign_key="qualifier.id", index=True, max_length=ID_LENGTH)
    value: str = ""
