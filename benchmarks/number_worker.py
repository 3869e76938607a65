"""Reads ``[how, text]`` from standard input, line by line, and answers with ``[seconds, numbers found]``.

Runs in the environment of recognizers-text, see ``speed.py``. ``function`` is its documented entry, which
makes a recogniser at every call; ``model`` keeps the model, the fastest way there is to use it.
"""

from __future__ import annotations

import importlib
import json
import sys
import time


def main() -> None:
    library = importlib.import_module("recognizers_number")
    chinese = library.Culture.Chinese
    ways = {
        "function": lambda text: library.recognize_number(text, chinese),
        "model": library.NumberRecognizer(chinese).get_number_model(chinese).parse,
    }
    for line in sys.stdin:
        how, text = json.loads(line)
        start = time.perf_counter()
        found = ways[how](text)
        seconds = time.perf_counter() - start
        print(json.dumps([seconds, len(found)]), flush=True)


if __name__ == "__main__":
    main()
