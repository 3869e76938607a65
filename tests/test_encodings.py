"""Every encoding is told right, from ten characters up, and no character is guessed."""

from __future__ import annotations

import codecs
import hashlib
import json
import random
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from opencc import OpenCC

from commandline import run
from reportx.errors import FormatError, ReportxError
from reportx.pipeline import parse_source, parse_text
from reportx.readers import RawText, read_bytes, read_path
from reportx.text import clean
from reportx.writers.as_json import model_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HANS = """中国人民政治协商会议云河市第六届委员会常务委员会工作报告
各位委员：现在，我受政协云河市第六届委员会常务委员会委托，向大会报告工作，请予审议。
一、2023年工作回顾
（一）坚持党的领导，把牢政治方向。召开党组会议26次，组织理论学习中心组学习14场次，开展“委员读书”活动38期。
（二）聚焦中心任务，积极建言献策。围绕先进制造业集群、乡村全面振兴、优化营商环境等课题，召开议政性常委会会议2次、专题协商会4次，
组织调研视察63次，形成调研报告27篇，提出意见建议312条。全年收到提案428件，经审查立案371件，办复率100%，满意率98.6%。
（三）践行履职为民，助力民生改善。编报社情民意信息156篇，被上级采用49篇；“协商议事室”新增18个，化解群众急难愁盼问题7600余件。
三是文史工作有新成果。征集史料约35万字，出版《云河记忆》第四辑。走访侨胞侨属、港澳委员，接待来访团组9批次。
二、存在的不足：调研深度有待提高，委员管理服务还不够精细，需要在今后工作中切实加以解决。
三、2024年主要任务：全年拟举办双月协商座谈会6次，开展民主监督5项，力争为全市高质量发展凝聚更多共识、作出更大贡献。"""
HANT = """中國人民政治協商會議雲河市第六屆委員會常務委員會工作報告
各位委員：現在，我受常務委員會委託，向大會報告工作，請予審議。一年來，市政協堅持團結和民主兩大主題，服務中心大局。
一、聚焦經濟發展，開展專題調研。圍繞先進製造業、鄉村振興、營商環境等課題，召開專題協商會4次，組織視察63次，形成報告27篇，
提出意見建議312條。全年收到提案428件，立案371件，辦復率達100%，滿意率為98.6%。
二、踐行履職為民，助力民生改善。編報社情民意信息156篇，獲上級採用49篇；解決群眾反映的問題7600餘件，惠及長者與學童。
三、加強團結聯誼，擴大交流合作。走訪港澳委員、僑胞僑屬，接待來訪團組9批次；舉辦「粵港澳青年論壇」，逾千人參加。
四、明年將舉辦座談會6次，推動各項工作再上新臺階，為全市高質量發展凝聚更多共識。"""

SOURCES = {
    "utf-8": HANS,
    "gb18030": HANS,
    "big5hkscs": HANT,
    "utf-16-le": HANS,
    "utf-16-be": HANT,
}


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _pieces(text: str, count: int, seed: int) -> list[str]:
    """Random pieces of ten Han characters, with what stands between them."""
    rng = random.Random(seed)
    pieces: list[str] = []
    while len(pieces) < count:
        start = rng.randrange(len(text) - 40)
        han = 0
        for end in range(start, len(text)):
            han += _is_han(text[end])
            if han == 10:
                pieces.append(text[start : end + 1])
                break
    return pieces


def _refusal(data: bytes, encoding: str | None = None) -> ReportxError:
    with pytest.raises(ReportxError) as caught:
        read_bytes(data, "x.txt", encoding)
    return caught.value


@pytest.mark.parametrize("encoding", SOURCES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whole_reports_are_told_right(encoding: str, end: str) -> None:
    text = SOURCES[encoding].replace("\n", end)
    data = text.encode(encoding)
    assert read_bytes(data, "报告.txt") == RawText("报告.txt", text, encoding, "text", hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("encoding", SOURCES)
def test_ten_characters_are_enough(encoding: str) -> None:
    pieces = _pieces(SOURCES[encoding], 300, seed=7)
    wrong = []
    for piece in pieces:
        try:
            raw = read_bytes(piece.encode(encoding), "x")
        except FormatError:
            wrong.append(piece)
        else:
            # What the codec says of a piece without a difference does not matter, the text does.
            wrong += [piece] if raw.text != piece else []
    assert len(wrong) <= 0.02 * len(pieces), wrong


@pytest.mark.parametrize("encoding", SOURCES)
def test_a_cut_character_is_refused_with_its_place(encoding: str) -> None:
    wrong = []
    for piece in _pieces(SOURCES[encoding], 100, seed=11):
        whole = piece.encode(encoding)
        error = _refusal(whole[:-1])
        place = len(piece[:-1].encode(encoding))
        expected = {"name": "x.txt", "encoding": encoding, "position": place}
        wrong += [piece] if error.params != expected else []
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_damaged_byte_is_refused_with_its_place(encoding: str) -> None:
    text = SOURCES[encoding]
    before = text[:200].encode(encoding)
    error = _refusal(before + b"\xff" + text[200:].encode(encoding))
    assert isinstance(error, FormatError)
    assert (error.key, error.params["encoding"]) == ("encoding.undecodable", encoding)
    assert error.params["position"] == len(before)


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
        (b"\xff\xfe", "utf-16-le", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32-be"),
        (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
    ],
)
def test_byte_order_marks_decide_and_go(mark: bytes, codec: str, name: str) -> None:
    raw = read_bytes(mark + "提案 x".encode(codec), "x")
    assert (raw.text, raw.encoding) == ("提案 x", name)


def test_positions_count_the_mark() -> None:
    error = _refusal(b"\xef\xbb\xbf" + "提案".encode() + b"\xff")
    assert error.params["position"] == 9


@pytest.mark.parametrize(
    ("asked", "data", "text", "name"),
    [
        ("gbk", "立案400件".encode("gbk"), "立案400件", "gbk"),
        ("GB2312", "立案".encode("gb2312"), "立案", "gb2312"),
        ("Big5-HKSCS", "辦復".encode("big5hkscs"), "辦復", "big5hkscs"),
        ("UTF8", "立案".encode(), "立案", "utf-8"),
        ("utf-8", "立案".encode("utf-8-sig"), "立案", "utf-8-sig"),
        ("utf-8-sig", "立案".encode(), "立案", "utf-8"),
        ("utf-16", "立案提案".encode("utf-16-be"), "立案提案", "utf-16-be"),
        ("utf-16", b"\xff\xfe" + "立案".encode("utf-16-le"), "立案", "utf-16-le"),
        ("shift_jis", "提案".encode("shift_jis"), "提案", "shift_jis"),
        ("utf-32", "立案".encode("utf-32-le"), "立案", "utf-32-le"),
    ],
)
def test_a_named_encoding_is_obeyed(asked: str, data: bytes, text: str, name: str) -> None:
    raw = read_bytes(data, "x", asked)
    assert (raw.text, raw.encoding) == (text, name)


@pytest.mark.parametrize("asked", ["", "no-such", "base64", "rot13", "hex", "a\x00b", "编码", "\ud800"])
def test_unknown_encodings_and_those_of_no_text(asked: str) -> None:
    error = _refusal("立案".encode(), asked)
    assert (error.key, error.params, error.exit_code) == ("encoding.unknown", {"encoding": asked}, 4)


def test_a_named_encoding_that_does_not_fit() -> None:
    error = _refusal("立案".encode("gb18030"), "utf-8")
    assert (error.key, error.params["position"]) == ("encoding.undecodable", 0)
    assert _refusal(b"abc", "undefined").key == "encoding.undecodable"


@pytest.mark.parametrize(
    "data",
    [
        "Комитет рассмотрел триста предложений".encode("cp1251"),
        "平成二十九年度の事業報告について、会議を三回開催し、提案を受け付けました。".encode("shift_jis"),
        random.Random(5).randbytes(4000).translate(None, bytes(range(32))),
    ],
)
def test_other_scripts_and_noise_are_not_passed_off_as_chinese(data: bytes) -> None:
    assert _refusal(data).key in ("encoding.undetected", "encoding.undecodable", "format.binary")


KOREAN = "위원회는 지난해 모두 412건의 제안을 접수하여 400건을 심의하였으며, 시민의 의견을 수렴하였다."
JAPANESE = "平成二十九年度の事業報告について、会議を三回開催し、市民の皆様からの提案を受け付けました。"


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (KOREAN, ("euc_kr", "cp949", "johab", "iso2022_kr")),
        (JAPANESE, ("euc_jp", "shift_jis", "cp932", "iso2022_jp")),
        ("L’année passée, le comité a reçu 412 propositions déposées", ("cp1252", "mac_roman")),
    ],
)
def test_other_languages_however_little_of_them(text: str, encodings: tuple[str, ...]) -> None:
    for encoding in encodings:
        for start in range(0, len(text) - 20, 3):
            piece = text[start : start + 20]
            data = piece.encode(encoding)
            if not piece.isascii():
                assert _refusal(data).key in ("encoding.undetected", "encoding.undecodable", "format.binary"), piece


def test_rare_words_are_no_other_language() -> None:
    # Most in the rows where Korean has its Hangul, and dearer than prose.
    names = "陈国强、李建华、蒋婷婷、何炳坤、郭嘉、黄埔、范彬"
    raw = read_bytes(names.encode("gbk"), "x")
    assert (raw.text, raw.encoding) == (names, "gb18030")


@pytest.mark.parametrize("text", ["联通", "提案", "立案400件", "abc 中", "x" * 3000 + "委员会", "\u3000工作"])
def test_gbk_however_little_of_it(text: str) -> None:
    raw = read_bytes(text.encode("gbk"), "x")
    assert (raw.text, raw.encoding) == (text, "gb18030")


def test_what_replaces_a_character_in_the_file_itself_is_kept() -> None:
    assert read_bytes("立案\ufffd件".encode(), "x").text == "立案\ufffd件"
    assert read_bytes("日本語のテキスト\x1b".encode() * 3, "x").encoding == "utf-8"


def test_ascii_in_utf_16_without_mark() -> None:
    raw = read_bytes("CPPCC 2023: 400 proposals\r\n".encode("utf-16-le"), "x")
    assert (raw.text, raw.encoding) == ("CPPCC 2023: 400 proposals\r\n", "utf-16-le")


def test_damage_far_inside_a_long_file() -> None:
    data = HANS.encode() * 200
    error = _refusal(data + b"\xe6\x8f" + data)
    assert error.params == {"name": "x.txt", "encoding": "utf-8", "position": len(data)}
    late = ("x" * 300_000 + HANS).encode("gb18030")
    assert read_bytes(late, "x").encoding == "gb18030"


ENCODED = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16-le", "utf-16-be", "utf-16"]
REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))


def _encoded(text: str) -> Iterator[tuple[str, bytes]]:
    traditional = clean(text).script == "hant"
    for encoding in [*ENCODED, "big5", "big5hkscs"] if traditional else ENCODED:
        with suppress(UnicodeEncodeError):  # signs that an old encoding does not have
            yield encoding, text.encode(encoding)
    yield "utf-16-be with a mark", codecs.BOM_UTF16_BE + text.encode("utf-16-be")


def _without_source(json_text: str) -> str:
    values = json.loads(json_text)
    del values["source"], values["producer"]
    return json.dumps(values, ensure_ascii=False)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_give_the_same_in_every_encoding(path: Path) -> None:
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    expected = _without_source(model_json(parse_text(text)))
    seen = set()
    for encoding, data in _encoded(text):
        raw = read_bytes(data, path.name)
        assert raw.text == text, encoding
        assert _without_source(model_json(parse_source(raw))) == expected, encoding
        seen.add(raw.encoding)
    assert {"utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"} <= seen


@pytest.mark.parametrize("name", ["trad_feature", "county_page"])
def test_reports_give_the_same_on_the_command_line(name: str, tmp_path: Path) -> None:
    (path,) = (path for path in REPORTS if path.stem == name)
    expected = _without_source(run("parse", "--json", path).out)
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    for encoding, data in _encoded(text):
        file = tmp_path / f"{encoding}.txt"
        file.write_bytes(data)
        assert _without_source(run("parse", "--json", file).out) == expected, encoding
        assert _without_source(run("parse", "--json", "-", data=data).out) == expected, encoding


def test_sample_documents_in_every_encoding(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "dev").glob("*.txt")):
        text = read_path(path).text
        for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
            raw = read_bytes(text.encode(encoding), path.name)
            assert (raw.text, raw.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("encoding", "variant"),
    [
        ("utf-8", None),
        ("gbk", None),
        ("gb18030", None),
        ("gb18030", "s2t"),
        ("big5", "s2tw"),
        ("big5", "s2t"),
        ("big5hkscs", "s2hk"),
        ("utf-16-le", None),
        ("utf-16-be", "s2tw"),
    ],
)
def test_ten_characters_of_sample_documents(encoding: str, variant: str | None, shared: Path) -> None:
    convert: Callable[[str], str] = OpenCC(variant).convert if variant else str
    files = [*(shared / "seeds").glob("*.txt"), *(shared / "dev").glob("*.txt"), *(shared / "corpus").rglob("*.txt")]
    rng = random.Random(encoding)
    tried, wrong = 0, []
    for text in [read_path(path).text for path in sorted(files)]:
        for _ in range(25):
            start = rng.randrange(len(text) - 10)
            piece = convert(text[start : start + 10])  # as they come: digits, signs, blanks
            if not any(map(_is_han, piece)) or _lost(piece, encoding):
                continue
            tried += 1
            try:
                raw = read_bytes(piece.encode(encoding), "x")
            except ReportxError:
                wrong.append(piece)
            else:
                wrong += [piece] if raw.text != piece else []
    assert tried > 400
    assert len(wrong) <= 0.02 * tried, wrong


def _lost(piece: str, encoding: str) -> bool:
    return piece.encode(encoding, "ignore").decode(encoding) != piece


def test_sample_word_documents(shared: Path) -> None:
    for path in (shared / "corpus" / "docx").glob("*.docx"):
        raw = read_path(path)
        assert (raw.format, raw.encoding) == ("docx", None)
        # A government's report, a paragraph a line, with nothing in it that only a program can read.
        assert len(raw.text) > 10_000
        assert max(map(len, raw.text.split("\n"))) < 3_000
        assert not any("\ue000" <= char <= "\uf8ff" for char in raw.text)
