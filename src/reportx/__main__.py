"""``python -m reportx``."""

import sys

from reportx.cli import main

if __name__ == "__main__":
    sys.exit(main())
