"""The `fairdesk` command: the screens without a command, else what the command asks for."""

from __future__ import annotations

import sys

from fairdesk.cli.start import run


def main() -> None:
    """Run fairdesk with this process's arguments and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
