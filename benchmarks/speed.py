"""How fast reportx is, beside a library that reads numbers alone and beside a program that does nothing.

    python benchmarks/speed.py [FILE...]

Two comparisons, each with runs that take turns, so that what else the machine does falls on both:

- warm: ``reportx.parse_text``, which finds outline and indicators, against the Chinese number model of
  recognizers-text, which finds the numbers; the latter in an environment of its own (``--venv``), made when
  it is missing, where a worker times itself;
- cold: ``python -m reportx parse --json FILE`` against ``bare.py``, which imports what such a program cannot
  do without: typer, pydantic, regex.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
RECOGNIZERS = ("recognizers-text-suite==1.0.2a2", "emoji<2")

# Installed programs have their bytecode; with this variable an editable one would be compiled in every run.
_WITH_BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

Timer = Callable[[], float]
Row = tuple[str, list[float]]


def main() -> None:
    options = _options()
    texts = [path.read_text(encoding="utf-8-sig") for path in options.files or _simplified_fixtures()]
    chars = sum(map(len, texts))
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine()}; {len(texts)} files, {chars:,} characters\n")
    with _recognizers(options.venv) as ask:
        timers: dict[str, Timer] = {
            "reportx.parse_text": lambda: _time_reportx(texts),
            "recognizers-text, model kept": lambda: sum(ask("model", text) for text in texts),
            "recognizers-text, recognize_number()": lambda: sum(ask("function", text) for text in texts),
        }
        show(f"warm, all files, {options.rounds} rounds", take_turns(timers, options.rounds))
    file = (options.files or _simplified_fixtures())[0]
    commands = {
        "bare program": [sys.executable, str(HERE / "bare.py"), str(file)],
        f"reportx parse --json {file.name}": [sys.executable, "-m", "reportx", "parse", "--json", str(file)],
    }
    timers = {name: partial(time_process, command) for name, command in commands.items()}
    show(f"whole process, {options.rounds} rounds", take_turns(timers, options.rounds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="reports in UTF-8; default: fixtures/reports")
    parser.add_argument("--rounds", type=int, default=21, help="rounds of each comparison (21)")
    parser.add_argument(
        "--venv",
        type=Path,
        default=ROOT / "build" / "recognizers",
        help="environment of recognizers-text, made when missing (build/recognizers)",
    )
    return parser.parse_args()


def _simplified_fixtures() -> list[Path]:
    """The fixtures in simplified characters, which are what the number model reads."""
    from reportx import parse_text

    paths = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
    return [path for path in paths if parse_text(path.read_text(encoding="utf-8")).source.script == "hans"]


def take_turns(timers: dict[str, Timer], rounds: int) -> list[Row]:
    """The seconds of every timer in every round; the first round warms up and is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in timers}
    for round_ in range(rounds + 1):
        for name, timer in timers.items():
            taken = timer()
            if round_:
                seconds[name].append(taken)
    return list(seconds.items())


def _time_reportx(texts: list[str]) -> float:
    from reportx import parse_text

    start = time.perf_counter()
    for text in texts:
        parse_text(text)
    return time.perf_counter() - start


def time_process(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_WITH_BYTECODE)
    return time.perf_counter() - start


@contextmanager
def _recognizers(venv: Path) -> Iterator[Callable[[str, str], float]]:
    """A worker in the environment of recognizers-text: asked with a text, it says how long it took."""
    python = venv / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *RECOGNIZERS], check=True)
    command = [str(python), str(HERE / "number_worker.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        into, out = worker.stdin, worker.stdout
        assert into is not None
        assert out is not None

        def ask(how: str, text: str) -> float:
            into.write(json.dumps([how, text]) + "\n")
            into.flush()
            seconds, found = json.loads(out.readline())
            assert found, "the number model found no number"
            return float(seconds)

        yield ask
        into.close()


def show(title: str, rows: list[Row]) -> None:
    """A table of medians and minima, and how many times the first row's median each of the others takes."""
    first = statistics.median(rows[0][1])
    print(f"| {title} | median ms | min ms | ratio to the first |")
    print("| --- | ---: | ---: | ---: |")
    for name, seconds in rows:
        median = statistics.median(seconds)
        print(f"| {name} | {median * 1e3:.1f} | {min(seconds) * 1e3:.1f} | {median / first:.2f} |")
    print()


def machine() -> str:
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {system}"


if __name__ == "__main__":
    main()
