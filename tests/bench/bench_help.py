"""How long `fairdesk --help` takes beside a bare Typer app: `python -m tests.bench.bench_help [rounds]`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import Final

BARE: Final = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def one(name: str = "x"):
    "One."
@app.command()
def two():
    "Two."
app()
"""
CASES: Final = {
    "bare Typer --help": ["-c", BARE, "--help"],
    "fairdesk --help": ["-m", "fairdesk", "--help"],
    "fairdesk lead add --help": ["-m", "fairdesk", "lead", "add", "--help"],
    "fairdesk --version": ["-m", "fairdesk", "--version"],
}


def milliseconds(words: list[str]) -> float:
    """Return how long one run of Python takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Run the cases in turns and print their medians with the ratio to the bare one."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _round in range(rounds):
        for name, words in CASES.items():
            times[name].append(milliseconds(words))
    bare = statistics.median(next(iter(times.values())))
    print(f"{'':26} {'median ms':>10} {'ratio':>6}")
    for name, all_times in times.items():
        median = statistics.median(all_times)
        print(f"{name:26} {median:10.0f} {median / bare:6.2f}")


if __name__ == "__main__":
    main()
