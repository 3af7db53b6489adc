"""From bytes to clean text: the encoding found, newlines unified, control characters removed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from govgraph.articles.result import Rejected

# Encodings in which Indonesian text without UTF-8 is met: Windows editors, old web servers, Excel exports.
# The list is closed so that a short text is not guessed to be in an encoding nobody here writes.
_CANDIDATES = ["cp1252", "utf_16_le", "utf_16_be"]
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINE = re.compile("\r\n|\r|\u0085|\u2028|\u2029")
# Control characters, lone surrogates and non-characters: not allowed in XML, so never in our outputs.
# Nor what shows nothing: soft hyphens and spaces of no width tear names apart, and what turns the direction of writing
# would have a reader see other words than those that are quoted. Nothing of it belongs to Indonesian.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_DECLARED = re.compile(
    r"(?:us-)?ascii|latin1|iso-8859-\d{1,2}|(?:windows-|cp)12\d\d|gbk|gb2312|gb18030|big5|shift-jis|euc-(?:jp|kr)"
)
_CUT = "cut short within a sign"
_MOST_MIXED = 2_000_000  # bytes, more than an article can have; telling lines apart is slow
_BINARY_SHARE = 0.02  # control bytes: text has none beyond tab and newline, images and archives have far more


@dataclass(frozen=True, slots=True)
class Decoded:
    """Clean text, and a note when the encoding was not UTF-8."""

    text: str
    notes: tuple[str, ...] = ()


def clean(text: str) -> str:
    """NFC, newlines as ``\\n``, control characters, lone surrogates and what shows nothing removed; else untouched.

    Removing a character can bring a base and a combining mark together, so normalising comes last.
    """
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _NEWLINE.sub("\n", text)))


def unwrap(text: str) -> str:
    """A body that an export left as a CSV cell ("…""kata""…") without its outer marks and with its own marks single."""
    cell = text.strip()
    if len(cell) > 2 and cell[0] == cell[-1] == '"' and '""' in cell[1:-1]:
        return cell[1:-1].replace('""', '"').strip()
    return text


def decode(raw: bytes, source: str) -> Decoded | Rejected:
    """The text of ``raw``: by byte-order mark, else UTF-8, else the best guess, which is told in a note."""
    if not raw.strip():
        return Rejected(source, "empty", "the file is empty", "remove it, or save the article's text in it")
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _with(raw, encoding, source, told=encoding != "utf-8")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(raw, source)
    if _share_of_controls(raw) > _BINARY_SHARE:
        return _guess(raw, source) if b"\x00" in raw else _binary(source)
    return _checked(Decoded(clean(text)), source)


def decode_declared(raw: bytes, source: str, charset: str | None) -> Decoded | Rejected:
    """As ``decode``; where the bytes are not UTF-8, by the ``charset`` that a page or its server declares.

    A declared charset that is no encoding of text, or that the bytes contradict, is passed over.
    """
    name = (charset or "").strip().lower().replace("_", "-")
    if not _DECLARED.fullmatch(name) or any(raw.startswith(bom) for bom, _ in BOMS) or _is_utf8(raw):
        return decode(raw, source)
    # Browsers read these as their Windows successors, and so do the newsrooms that declare them.
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}.get(name, name)
    try:
        codecs.lookup(name)
        raw.decode(name)
    except (LookupError, UnicodeDecodeError):
        return decode(raw, source)
    return _with(raw, name, source, told=True)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(raw: bytes, source: str) -> Decoded | Rejected:
    if _share_of_controls(raw.replace(b"\x00", b"")) > _BINARY_SHARE:
        return _binary(source)
    if b"\x00" not in raw:
        try:
            text = codecs.getincrementaldecoder("utf-8")().decode(raw)
        except UnicodeDecodeError:
            pass
        else:
            return _checked(Decoded(clean(text), (_CUT,)), source)
    best = from_bytes(raw, cp_isolation=_CANDIDATES).best()
    if best is None:
        return _mixed(raw, source)
    return _with(raw, best.encoding, source, told=True)


def _mixed(raw: bytes, source: str) -> Decoded | Rejected:
    """A file put together from lines of UTF-8 and of Windows: each line by itself."""
    if b"\x00" in raw or len(raw) > _MOST_MIXED:
        return _binary(source)
    lines, told, others = raw.split(b"\n"), list[str](), 0
    for line in lines:
        try:
            told.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            told.append(line.decode("cp1252", "replace"))
            others += 1
    if others * 2 > len(lines):
        return _binary(source)
    return _checked(Decoded(clean("\n".join(told)), (f"{others} lines decoded from windows-1252: not UTF-8",)), source)


def _with(raw: bytes, encoding: str, source: str, told: bool) -> Decoded | Rejected:
    name = encoding.replace("_", "-").replace("cp12", "windows-12")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"not valid {name} at byte {error.start}"
        return Rejected(source, "binary", reason, "save the article as plain text in UTF-8")
    notes = (f"decoded from {name}: not UTF-8",) if told else ()
    return _checked(Decoded(clean(text), notes), source)


def _checked(decoded: Decoded, source: str) -> Decoded | Rejected:
    if not decoded.text.strip():
        return Rejected(source, "empty", "the file holds no text", "remove it, or save the article's text in it")
    return decoded


def _share_of_controls(raw: bytes) -> float:
    sample = raw[:65536]
    return sum(1 for byte in sample if byte < 9 or 13 < byte < 32) / len(sample) if sample else 0.0


def _binary(source: str) -> Rejected:
    return Rejected(source, "binary", "the file is not text", "save the article as plain text in UTF-8")
