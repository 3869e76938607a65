"""A program that hardly does anything with a typer command, a pydantic model and regex."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotation

import regex  # type: ignore[import-untyped, unused-ignore]
import typer
from pydantic import BaseModel


class Finding(BaseModel):
    count: int


app = typer.Typer()


@app.command()
def count(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    print(Finding(count=len(regex.findall(r"\d+", text))).model_dump_json())


if __name__ == "__main__":
    app()
