"""Adds reports to a library and takes some out again until it is stopped: ``LIBRARY DOCUMENTS SEED``."""

from __future__ import annotations

import pickle
import random
import sys
from pathlib import Path

from reportx.library import open_library


def main() -> None:
    path, documents, seed = sys.argv[1:]
    chance = random.Random(seed)
    made = pickle.loads(Path(documents).read_bytes())
    while True:
        with open_library(Path(path), create=True) as library:
            print("open", flush=True)
            for _ in range(40):
                number = chance.randrange(len(made))
                document, source = made[number]
                # Few paths, so that there are versions.
                added = library.add(document, source, f"/{number % 7}.txt", excerpt=False)
                if chance.random() < 0.3:
                    library.remove([added.id])
                elif chance.random() < 0.3:
                    library.renew(added.id, document)


if __name__ == "__main__":
    main()
