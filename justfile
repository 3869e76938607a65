# Recipes for `just`; each line works by itself in a shell too.

python := ".venv/bin/python"

# Style, types, layers and tests: what to run before a commit.
default: lint test

# An environment with what development needs.
setup:
    python3 -m venv .venv
    .venv/bin/pip install -q -e '.[dev]'

lint:
    .venv/bin/ruff check .
    .venv/bin/mypy
    .venv/bin/lint-imports

test *options:
    {{python}} -m pytest {{options}}

# Everything, on a fresh copy and from the wheel, as a newcomer has it.
ci:
    .ci/run

# Write schemas/ anew from the models.
schemas:
    {{python}} -m reportx.schemas schemas

# Write the golden files anew; read the difference before you commit it.
golden:
    {{python}} -m pytest --regenerate-golden

# How fast, beside a library that only reads numbers, and beside an empty program.
bench *files:
    {{python}} benchmarks/speed.py {{files}}

# How well numbers are read, beside other libraries that read them; options: --suites DIR, --misses READER.
readers *options:
    {{python}} benchmarks/quantities.py {{options}}

# How fast commands over a library of 100 reports are, beside an empty program; options: --documents N, --rounds N.
bench-library *options:
    {{python}} benchmarks/library.py {{options}}
