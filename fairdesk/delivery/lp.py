"""A PDF goes to a printer through `lp`, the command of CUPS and other Unix print systems (POSIX)."""

from __future__ import annotations

import shutil
import subprocess
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

PATIENCE: Final = 60.0
"""Seconds after which a print system that does not answer is given up."""


def print_pdf(pdf: bytes, printer: str, title: str, *, media: str = "A4", two_sided: bool = False) -> None:
    """Hand a PDF to a printer at its true size, without fitting it to the page; `media` names the paper.

    Raises `Refusal` when there is no `lp`, no such printer, or the print system refuses.
    """
    if shutil.which("lp") is None:
        raise Refusal(
            N_("Printing from here needs the program lp, which is not installed."),
            hint=N_("Write a PDF file and print that, at 100 %."),
            field="printer",
        )
    sides = "two-sided-long-edge" if two_sided else "one-sided"
    command = [
        "lp",
        "-d",
        printer,
        "-t",
        title,
        "-o",
        f"media={media}",
        "-o",
        "print-scaling=none",
        "-o",
        f"sides={sides}",
    ]
    try:
        done = subprocess.run(  # noqa: S603  the words are arguments, no shell reads them
            command, input=pdf, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise _refused(printer, str(error)) from error
    if done.returncode != 0:
        raise _refused(printer, done.stderr.decode("utf-8", "replace"))


def _refused(printer: str, why: str) -> Refusal:
    return Refusal(
        N_("Not printed: {printer} does not take it: {why}"),
        hint=N_("See which printers there are with lpstat -e, or write a file."),
        field="printer",
        printer=short(printer),
        why=short(" ".join(why.split()), 200),
    )
