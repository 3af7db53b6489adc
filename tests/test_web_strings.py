"""The words of the front end: every key in both languages, every key that is said defined, and the reverse."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[1] / "src" / "govgraph" / "web"
SOURCES = WEB / "src"
# The part of the front end → the string files whose keys it may say; the last is its own.
PARTS = {".": (".",), "app": (".", "app"), "sparql": ("sparql",)}
_SAID = re.compile(r'\b(?:t|other)\("(\w+)"')
_CHOSEN = re.compile(r'\b(?:t|other)\([^()"`]*\? "(\w+)" : "(\w+)"')
_MADE = re.compile(r"\b(?:t|other)\(`([^`]*)`")
_COLUMN = re.compile(r'\bwords: "(\w+)"')


def _strings(part: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((SOURCES / part / "strings.json").read_text(encoding="utf-8"))
    return found


def _code(part: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((SOURCES / part).glob("*.js")))


def _patterns(code: str) -> list[re.Pattern[str]]:
    """Keys that the code puts together: ``tab_${tab}_hint`` → any key of that shape."""
    return [re.compile(re.sub(r"\\\$\\\{.*?\\\}", r"\\w+", re.escape(made))) for made in _MADE.findall(code)]


@pytest.mark.parametrize("part", PARTS)
def test_every_key_has_both_languages_and_the_same_values_in_them(part: str) -> None:
    for key, words in _strings(part).items():
        assert sorted(words) == ["en", "id"], key
        assert all(text.strip() for text in words.values()), key
        slots = {tag: sorted(re.findall(r"\{(\w+)\}", text)) for tag, text in words.items()}
        assert slots["id"] == slots["en"], key


@pytest.mark.parametrize("part", PARTS)
def test_every_key_that_is_said_is_defined(part: str) -> None:
    code, known = _code(part), {key for file in PARTS[part] for key in _strings(file)}
    said = {*_SAID.findall(code), *(key for pair in _CHOSEN.findall(code) for key in pair), *_COLUMN.findall(code)}
    template = (SOURCES / "graph.html").read_text(encoding="utf-8") if part == "." else ""
    said |= set(re.findall(r'data-(?:text|label)="(\w+)"', template))
    assert len(said) > 10
    assert said - known == set()
    assert [made.pattern for made in _patterns(code) if not any(map(made.fullmatch, known))] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_key_that_is_defined_is_said(part: str) -> None:
    code = _code(part) + (SOURCES / "graph.html").read_text(encoding="utf-8") * (part == ".")
    if part == ".":
        code += _code("app")
    patterns = _patterns(code)
    silent = [
        key for key in _strings(part)
        if not re.search(rf'["`]{key}["`]|\b{key}:', code) and not any(made.fullmatch(key) for made in patterns)
    ]  # fmt: skip
    assert silent == [], "a string that nothing says"


def test_every_tab_and_every_table_has_its_words() -> None:
    known, code = _strings("app"), (SOURCES / "app" / "main.js").read_text(encoding="utf-8")
    listed = re.search(r"const TABS = \{(.*?)\}", code)
    assert listed is not None
    tabs = re.findall(r"(\w+):", listed[1])
    assert len(tabs) == 7
    assert {f"tab_{tab}{end}" for tab in tabs for end in ("", "_hint")} <= known.keys()
    tables = {"articles", "people", "posts", "organisations", "places", "events", "conflicts"}
    assert {f"n_{table}" for table in tables} <= known.keys()


def test_no_part_says_differently_what_another_has_said() -> None:
    """The application lays its strings over those of the graph; a key in both must be meant."""
    assert _strings(".").keys() & _strings("app").keys() == set()
    pages = json.loads((WEB / "pages" / "words.json").read_text(encoding="utf-8"))
    flat = [words for words in pages.values() if isinstance(words.get("id"), str)]
    assert len(flat) > 10
    assert all(words["id"].strip() and words["en"].strip() for words in flat)
