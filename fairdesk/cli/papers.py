"""A paper of the command line: shown, brought where it is wanted, and told."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fairdesk.cli import streams
from fairdesk.cli.asked.paper import target_of
from fairdesk.cli.run import Run
from fairdesk.cli.said.paper import said, values_of
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _
from fairdesk.workflows.paper.told import known, left_out

if TYPE_CHECKING:
    from fairdesk.domain.progress import Progress
    from fairdesk.pictures.blocks import Cells
    from fairdesk.stand import Stand
    from fairdesk.workflows.paper.paper import Paper


def bring(run: Run, stand: Stand, paper: Paper, target: Mapping[str, Any], before: str = "") -> None:
    """Show a paper in the terminal, or bring it where it is wanted, and say what was done.

    `before` is said when it is going to be printed, and to people only.
    """
    from fairdesk.workflows.paper.deliver import check, deliver, preview

    where = target_of(target)
    if target.get("preview"):
        if not streams.has_colours(sys.stdout):
            hint = N_("Write a file instead: --out FILE.png")
            raise Refusal(N_("A preview needs a terminal with colours."), hint=hint)
        room = shutil.get_terminal_size()
        _show(preview(stand, paper, room.columns, max(1, room.lines - 2)))
        if where.out is None and not where.printer:
            return
    check(where)
    for sentence in filter(None, (before, *known(paper))):
        run.note(sentence)
    printed = deliver(stand, paper, where, progress(run))
    run.answer(values_of(printed), lambda: said(printed, where.printer))
    for sentence in left_out(printed):
        run.note(sentence)


def progress(run: Run) -> Progress | None:
    """Return what says how far it is, when a person waits; None for programs."""
    return _say_progress if streams.is_terminal(sys.stderr) and not run.options.json else None


def _say_progress(done: int, total: int) -> None:
    streams.say_same_line(_("{done} of {total}").format(done=done, total=total))
    if done == total:
        streams.say_same_line("\x1b[2K")


def _show(cells: Cells) -> None:
    """Write a picture to the terminal, two pixels a cell."""
    for row in cells:
        line = "".join(f"\x1b[38;2;{_rgb(top)};48;2;{_rgb(bottom)}m▀" for top, bottom in row)
        streams.write(f"{line}\x1b[0m\n")


def _rgb(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"{red};{green};{blue}"
