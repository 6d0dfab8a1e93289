"""Takes the README's pictures of Persian in real terminals: `python -m tests.tui.take_persian`."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final

from fairdesk import settings
from fairdesk.cli.nouns import demo
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.stand import open_stand
from fairdesk.workflows.leads import drafts
from fairdesk.workflows.rings import browse
from tests.tui.screens_of_x import Display, vte, xterm

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "assets" / "screenshots"
TYPED: Final = {
    "name": "زهرا نمونه",
    "company": "گوهر نمونه (Sample GmbH)",
    "country": "ایران",
    "email": "zahra@sample.example",
    "phone": "+98 912 345 6789",
    "note": "کاتالوگ QR-1023 را می‌خواهد، ۵۰ عدد",
}


def main() -> None:
    """Take a picture in xterm and one in a VTE terminal."""
    with tempfile.TemporaryDirectory() as folder:
        made, _leads = demo.make(settings.change(settings.load(Path(folder) / "data"), language="fa"))
        stand = open_stand(made)
        picks = [
            Pick(new_id(), browse.show(stand, sku).row.id, sku, level=level, quantity=quantity)
            for sku, level, quantity in (("FZ-1023", "order", "50"), ("AQ-2004", "sample", ""))
        ]
        now = stand.now().isoformat()
        drafts.keep(stand, Draft(typed=dict(TYPED), picks=picks, focus="note", started_at=now))
        stand.close()
        program = [sys.executable, str(ROOT / "app.py"), "--data", str(made.data)]
        for name, run in (("persian-xterm", xterm), ("persian-vte", vte)):
            with Display() as display:
                terminal = run(display, program, {"HOME": folder})
                try:
                    display.wait(lambda _picture: False, seconds=8)
                    picture = display.picture()
                finally:
                    os.killpg(terminal.pid, signal.SIGTERM)
                    terminal.wait(timeout=20)
            picture.crop(picture.getbbox()).quantize(160).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
