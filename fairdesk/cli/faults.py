"""What goes wrong, said in one sentence: never a traceback for anything a person can cause."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fairdesk.cli import streams
from fairdesk.cli.hints import said, todo, value
from fairdesk.cli.options import Options
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2
STOPPED: Final = 130
"""Exit codes; the last is what a shell expects after Ctrl+C."""

MOST_FAULTS: Final = 20


def guarded(work: Callable[[], int], options: Options) -> int:
    """Do `work` and return the exit code; what it raises is said on standard error, in one sentence."""
    try:
        code = work()
        streams.finish()
    except KeyboardInterrupt:
        streams.say_error(_("Stopped."))
        return STOPPED
    except (BrokenPipeError, streams.ReaderGone):
        streams.give_up()
        return DONE
    except Exception as error:
        return _refused(error, options)
    return code


def _refused(error: Exception, options: Options) -> int:
    """Say what happened and what to do about it."""
    streams.give_up_if_broken()
    if isinstance(error, Refusal):
        streams.say_error(said(error.message, error), *(_lines_of_a_file(error) or [todo(error)]))
    elif refusals := _faults_of_a_form(error):
        _say_faults(refusals)
    elif isinstance(error, OSError):
        _say_system(error)
    else:
        _say_unexpected(error, options)
    return REFUSED


def _faults_of_a_form(error: Exception) -> tuple[Refusal, ...]:
    """Return the faults of a form, each with what to do; none when the error is of another kind."""
    models = sys.modules.get("fairdesk.models.lead_draft")
    if models is not None and isinstance(error, models.Faults):
        return tuple(error.refusals)
    return ()


def _lines_of_a_file(error: Refusal) -> list[str]:
    """Return the faults of an imported file, each with its row; none when the refusal is of another kind."""
    workflow = sys.modules.get("fairdesk.workflows.rings.catalogue")
    if workflow is None or not isinstance(error, workflow.CatalogueFaults):
        return []
    lines = [str(fault) for fault in error.faults[:MOST_FAULTS]]
    more = len(error.faults) - MOST_FAULTS
    return [*lines, _("and {count} more").format(count=more)] if more > 0 else lines


def _say_faults(refusals: tuple[Refusal, ...]) -> None:
    """Say the first fault with what to do, and only name the others."""
    streams.say_error(said(refusals[0].message, refusals[0]), todo(refusals[0]))
    for refusal in refusals[1:]:
        streams.say_error(_("Also: {fault}").format(fault=said(refusal.message, refusal)))


def _say_system(error: OSError) -> None:
    """Say what the system refused, with the file it was about."""
    why = error.strerror or str(error) or type(error).__name__
    if error.filename is None:
        streams.say_error(_("The system refused: {why}.").format(why=why))
    else:
        streams.say_error(_("{file}: {why}.").format(file=value(str(error.filename)), why=why))


def _say_unexpected(error: Exception, options: Options) -> None:
    """Write the fault down where a helper can read it, and say where."""
    import traceback

    told = "".join(traceback.format_exception(error))
    for folder in _log_folders(options):
        try:
            path = _write_log(folder, told)
        except OSError:
            continue
        sentence = _("Something went wrong that fairdesk did not expect ({kind}).").format(
            kind=type(error).__name__
        )
        hint = _("It is written down in {path}: send that file to who helps you.").format(path=path)
        streams.say_error(sentence, hint)
        return
    streams.say_error(
        _("Something went wrong that fairdesk did not expect ({kind}).").format(kind=type(error).__name__)
    )


def _log_folders(options: Options) -> tuple[Path, ...]:
    """Return where faults are written: with the data, else with what is temporary."""
    import tempfile

    elsewhere = Path(tempfile.gettempdir())
    try:
        return options.settings().data / "logs", elsewhere
    except Exception:
        return (elsewhere,)


def _write_log(folder: Path, told: str) -> Path:
    """Write one fault into a file of its own, which only this user can read."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"fault-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z.txt"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8",
                   errors="backslashreplace") as file:  # fmt: skip
        file.write(told)
    return path
