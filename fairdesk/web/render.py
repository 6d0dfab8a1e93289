"""Templates become pages: whatever is put into them is escaped (jinja2)."""

from __future__ import annotations

import re
from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fairdesk.assets_dir import assets_dir
from fairdesk.web.guard.policy import CONTENT, REFERRER


def rendered(template: str, **values: object) -> bytes:
    """Return a page of assets/web as UTF-8, without empty lines."""
    text = _templates().get_template(template).render(**values)
    return ("\n".join(line for line in text.splitlines() if line.strip()) + "\n").encode("utf-8")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines part; each keeps its lines."""
    return re.split(r"\n\s*\n", text.strip())


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(assets_dir() / "web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["paragraphs"] = paragraphs
    made.globals.update(policy=CONTENT, referrer=REFERRER)
    return made
