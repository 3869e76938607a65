"""The commands with their arguments; what they do is in the modules of their names, imported when called."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from typer.main import get_command

from reportx.cli.commands import Command, Group
from reportx.cli.complaints import complain, remark
from reportx.cli.options import (
    SCHEMAS,
    EncodingOption,
    GlobOption,
    JsonOption,
    OutputOption,
    TablesOption,
    known_codes,
    known_kinds,
    known_parts,
    known_schemas,
    whole_numbers,
)
from reportx.cli.usage import CallError, word
from reportx.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, ReportxError, UsageError
from reportx.messages import say
from reportx.writers.output import ClosedOutputError, wording
from reportx.writers.parts import PARTS

PROGRAM = "reportx"

app = typer.Typer(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say("help.reportx"),
    # Plain help and errors: the rich ones cost their import on every call and speak English only.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=say("help.opt.version"))] = False,
) -> int:
    if version:
        from reportx import __version__

        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        return EXIT_USAGE
    return EXIT_OK


@app.command(cls=Command, help=say("help.parse"))
def parse(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.parse_files"), show_default=False),
    ] = None,
    as_json: JsonOption = False,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="PART",
            help=say("help.opt.only", choices=", ".join(PARTS)),
            autocompletion=known_parts,
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help=say("help.opt.excerpt"))] = False,
    numerals: Annotated[bool, typer.Option("--numerals", help=say("help.opt.numerals"))] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help=say("help.opt.with_text"))] = False,
    tables: TablesOption = None,
) -> int:
    from reportx.cli.inputs import Inputs
    from reportx.cli.parse import run_parse

    part = next((known for known in PARTS if known == only), None)
    if only is not None and part is None:
        raise UsageError("usage.bad_value", option="--only", value=only, choices=", ".join(PARTS))
    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} parse", tables=tables, globs=globs)
    return run_parse(inputs, part, output, as_json=as_json, excerpt=excerpt, numerals=numerals, with_text=with_text)


@app.command(cls=Command, help=say("help.stats"))
def stats(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.stats_files"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.stats_json"))] = False,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    tables: TablesOption = None,
) -> int:
    from reportx.cli.inputs import Inputs
    from reportx.cli.stats import run_stats

    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} stats", tables=tables, globs=globs)
    return run_stats(inputs, output, as_json=as_json)


@app.command(cls=Command, help=say("help.vocabulary"))
def vocabulary(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]...", help=say("help.arg.vocabulary"), show_default=False),
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option(
            "--code", metavar="CODE", help=say("help.opt.code"), autocompletion=known_codes, show_default=False
        ),
    ] = None,
    check: Annotated[
        list[str] | None,
        typer.Option("--check", metavar="FILE", help=say("help.opt.check"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.vocabulary_json"))] = False,
    output: OutputOption = None,
    tables: TablesOption = None,
) -> int:
    chosen = [name for name, given in (("WORD", words), ("--code", code), ("--check", check)) if given]
    if len(chosen) > 1:
        raise UsageError("usage.not_together", one=chosen[0], other=chosen[1])
    if check:
        from reportx.cli.vocabulary_check import run_check

        return run_check([*(tables or []), *check], output, as_json=as_json)
    from reportx.cli.vocabulary import run_vocabulary

    return run_vocabulary(words or [], code or [], tables, output, as_json=as_json)


@app.command(cls=Command, help=say("help.audit"))
def audit(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.stats_files"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.audit_json"))] = False,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND", help=say("help.opt.kind"), autocompletion=known_kinds, show_default=False
        ),
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help=say("help.opt.summary"))] = False,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help=say("help.opt.excerpt"))] = False,
    tables: TablesOption = None,
) -> int:
    from reportx.cli.audit import run_audit
    from reportx.cli.inputs import Inputs

    known = known_kinds("")
    for kind in kinds or ():
        if kind not in known:
            raise UsageError("usage.bad_value", option="--kind", value=kind, choices=", ".join(known))
    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} audit", tables=tables, globs=globs)
    return run_audit(inputs, output, kinds=kinds or None, only_summary=summary, as_json=as_json, excerpt=excerpt)


@app.command(cls=Command, help=say("help.explain"))
def explain(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE|-", help=say("help.arg.explain_file"), show_default=False)
    ] = None,
    find: Annotated[
        list[str] | None, typer.Option("--find", metavar="WORDS", help=say("help.opt.find"), show_default=False)
    ] = None,
    lines: Annotated[
        list[str] | None, typer.Option("--line", metavar="N", help=say("help.opt.line"), show_default=False)
    ] = None,
    offsets: Annotated[
        list[str] | None, typer.Option("--at", metavar="OFFSET", help=say("help.opt.at"), show_default=False)
    ] = None,
    ids: Annotated[
        list[str] | None, typer.Option("--id", metavar="ID", help=say("help.opt.id"), show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.explain_json"))] = False,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help=say("help.opt.excerpt"))] = False,
    tables: TablesOption = None,
) -> int:
    from reportx.cli.explain import run_explain
    from reportx.cli.inputs import Inputs

    inputs = Inputs.of(
        [file] if file else None, encoding, output, command=f"{PROGRAM} explain", tables=tables, folders=False
    )
    if not (find or lines or offsets or ids):
        raise UsageError("usage.no_question")
    numbers = whole_numbers("--line", lines, least=1), whole_numbers("--at", offsets, least=0)
    from reportx.explain.select import Query

    query = Query(tuple(find or ()), *numbers, tuple(ids or ()))
    return run_explain(inputs, query, output, as_json=as_json, excerpt=excerpt)


@app.command(cls=Command, help=say("help.formats"))
def formats(
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.formats_json"))] = False,
    output: OutputOption = None,
) -> int:
    from reportx.cli.formats import run_formats

    return run_formats(output, as_json=as_json)


@app.command(cls=Command, help=say("help.schema"))
def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[document|stats|audit|explanation]",
            help=say("help.arg.schema"),
            autocompletion=known_schemas,
            show_default=False,
        ),
    ] = "document",
) -> int:
    from reportx.cli.schema import run_schema

    chosen = next((known for known in SCHEMAS if known == name), None)
    if chosen is None:
        raise UsageError("usage.bad_schema", value=name, choices=", ".join(SCHEMAS))
    return run_schema(chosen)


def run() -> int:
    """Run what the command line asks for; everything foreseeable ends in one sentence and an exit code."""
    try:
        with wording():  # help and version are written by the library
            status = get_command(app).main(prog_name=PROGRAM, standalone_mode=False)
    except ClosedOutputError:
        return EXIT_OK
    except typer.Abort:
        return EXIT_INTERRUPTED
    except CallError as error:
        return _usage(word(error), getattr(error, "ctx", None))
    except UsageError as error:
        # What is wrong with a file is not mended by reading the help.
        return _usage(str(error), None, hint=error.key.startswith("usage."))
    except ReportxError as error:
        complain(str(error))
        return error.exit_code
    return status if isinstance(status, int) else EXIT_OK


def _usage(message: str, context: typer.Context | None, *, hint: bool = True) -> int:
    complain(message)
    if hint:
        remark(say("usage.hint", command=_called(context)))
    return EXIT_USAGE


def _called(context: typer.Context | None) -> str:
    if context is not None:
        return context.command_path
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    name = next((argument for argument in sys.argv[1:] if argument in commands), None)
    return f"{PROGRAM} {name}" if name else PROGRAM
