"""How many of the short cases in ``fixtures/cases`` are read as they should be, by file and by form.

    python benchmarks/cases.py [--failing]

``--failing`` names every case that is not, with what is wanted and what is read.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from casefiles import load_cases, problems


def main() -> None:
    cases = load_cases()
    failing = {case.id: found for case in cases if (found := problems(case))}
    for name in ("file", "form"):
        total = Counter(getattr(case, name) for case in cases)
        right = Counter(getattr(case, name) for case in cases if case.id not in failing)
        print(f"| {name} | cases | right |\n| --- | ---: | ---: |")
        for key in sorted(total):
            print(f"| {key} | {total[key]} | {right[key]} |")
        print(f"| all | {total.total()} | {right.total()} |\n")
    if "--failing" in sys.argv[1:]:
        for case in cases:
            if case.id in failing:
                print(f"{case.file}/{case.id} ({case.form}): {case.text}")
                print("".join(f"    {line}\n" for line in failing[case.id]))


if __name__ == "__main__":
    main()
