"""Word documents built for tests, from the markup that stands in them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    *content: str,
    style: str | None = None,
    num: tuple[int, int] | None = None,
    outline: int | None = None,
    mark: str = "",
) -> str:
    """A paragraph of runs (plain words become one); ``num`` is ``(numId, level)``, ``mark`` what its end has."""
    properties = "" if style is None else f'<w:pStyle w:val="{style}"/>'
    if num is not None:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    if outline is not None:
        properties += f'<w:outlineLvl w:val="{outline}"/>'
    properties += f"<w:rPr>{mark}</w:rPr>"
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in content if piece)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def field(instruction: str, result: str | None) -> str:
    """A field of several runs; ``result`` is markup, ``None`` for a field that has none."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>'
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return f'{begin}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def cell(*content: str, properties: str = "") -> str:
    """A cell of paragraphs; plain words become one each."""
    inside = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; plain words become one each."""
    inside = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def level(index: int, style: str, text: str, *, start: int = 1, suffix: str = "tab", more: str = "") -> str:
    """A level of a numbering; ``more`` is markup that comes before its text."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val={quoteattr(text)}/></w:lvl>'
    )


def abstract(index: int, *levels: str) -> str:
    """An abstract numbering of levels, or of a link."""
    return f'<w:abstractNum w:abstractNumId="{index}">{"".join(levels)}</w:abstractNum>'


def num(index: int, of: int, *overrides: str) -> str:
    """A numbering that paragraphs name."""
    return f'<w:num w:numId="{index}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def style(
    name: str,
    *,
    title: str = "",
    based: str | None = None,
    paragraph: str = "",
    run: str = "",
    kind: str = "paragraph",
    more: str = "",
) -> str:
    """A style; ``paragraph`` and ``run`` are the properties that it gives."""
    basis = "" if based is None else f'<w:basedOn w:val="{based}"/>'
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:name w:val="{title or name}"/>{basis}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def notes(kind: str, **texts: str) -> str:
    """The notes of a kind by their ids (``n1`` for 1), each of paragraphs."""
    return "".join(f'<w:{kind} w:id="{key[1:]}">{text}</w:{kind}>' for key, text in texts.items())


def parts(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    endnotes: str = "",
    strict: bool = False,
    main: str = "word/document.xml",
) -> dict[str, str]:
    """The parts of a document by name; what is empty has none."""
    namespace, relations = (STRICT, _STRICT_RELATIONS) if strict else (TRANSITIONAL, _RELATIONS)
    declared = f'xmlns:w="{namespace}" {_OTHERS}'
    folder, _, file = main.rpartition("/")
    extras = {"numbering": numbering, "styles": styles, "footnotes": footnotes, "endnotes": endnotes}
    extras = {kind: inside for kind, inside in extras.items() if inside}
    overrides = "".join(
        f'<Override PartName="/{folder}/{kind}.xml" ContentType="{_WORD}.{kind}+xml"/>' for kind in extras
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{relations}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(extras)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{_WORD}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r0" '
        f'Type="{relations}/officeDocument" Target="{main}"/></Relationships>',
        main: f"<w:document {declared}><w:body>{body}<w:sectPr/></w:body></w:document>",
        f"{folder}/_rels/{file}.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
    } | {f"{folder}/{kind}.xml": f"<w:{kind} {declared}>{inside}</w:{kind}>" for kind, inside in extras.items()}


def packed(files: dict[str, str]) -> bytes:
    """The bytes of a package."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def document(
    body: str, *, numbering: str = "", styles: str = "", footnotes: str = "", endnotes: str = "", strict: bool = False
) -> bytes:
    """The bytes of a document; all arguments are markup."""
    return packed(
        parts(body, numbering=numbering, styles=styles, footnotes=footnotes, endnotes=endnotes, strict=strict)
    )
