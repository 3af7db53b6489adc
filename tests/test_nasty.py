"""Hostile and broken files: each ends in articles or in a rejection with a name, and touches nothing but itself."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import nasty_files
from article_kinds import filled
from govgraph.articles import Rejected, inputs, read_paths
from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.model import Article
from govgraph.pipeline import build

OUTCOMES: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "cases" / "nasty.json").read_text(encoding="utf-8")
)
LONG = 20_000
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
_WRITING = ("w", "a", "x", "+")
_watched: list[str] | None = None


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    """Called by the interpreter for whatever reaches out of it; cannot be taken off again, so it sleeps."""
    if _watched is None:
        return
    if event in _FORBIDDEN:
        _watched.append(f"{event} {arguments}")
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        mode = str(arguments[1] or "")
        _watched.append(f"{'write' if any(sign in mode for sign in _WRITING) else 'read'} {arguments[0]!s}")


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is opened, connected to and started while the block runs."""
    global _watched  # noqa: PLW0603
    _watched = seen = []
    try:
        yield seen
    finally:
        _watched = None


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """Everything that reading loads when it is first used, so that a test sees the files of its input alone."""
    from article_kinds import kinds

    folder = tmp_path_factory.mktemp("warm")
    for name, raw in kinds().items():
        (folder / name).write_bytes(raw)
    found = Lexicon.load()
    for item in read_paths([folder]):
        if isinstance(item, Article):
            extract(item, found)
    return found


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is packed may come to less here than for users, so that a bomb need not be large."""
    monkeypatch.setattr(inputs, "FREE", 24 * nasty_files.MILLION)


def test_the_corpus_is_large_and_every_outcome_is_written_down():
    assert len(nasty_files.NAMES) >= 120
    assert sorted(OUTCOMES) == sorted(_shown(name) for name in nasty_files.NAMES)
    told = {code for codes in OUTCOMES.values() for code in codes}
    assert told >= {"read", "bomb", "too_deep", "too_large", "too_many", "entities", "damaged", "encrypted", "link"}


def _shown(name: str) -> str:
    return name if name.isprintable() else name.encode("unicode_escape").decode("ascii")


@pytest.mark.parametrize("name", nasty_files.NAMES, ids=_shown)
def test_a_nasty_file_ends_in_articles_or_a_named_rejection(name, tmp_path, lexicon, free):
    folder, secret = tmp_path / "in", tmp_path / "secret.txt"
    folder.mkdir()
    nasty_files.write(folder, secret, [name])
    with watched() as seen:
        items = list(read_paths([folder]))
    assert ["read" if isinstance(item, Article) else item.code for item in items] == OUTCOMES[_shown(name)]
    assert [one for one in seen if not one.startswith(f"read {folder}/") and not one.endswith(".pyc")] == []
    for item in items:
        assert item.source.isprintable()
        assert item.source.startswith(str(folder))
        if isinstance(item, Rejected):
            assert re.fullmatch(r"[a-z_]+", item.code)
            assert item.reason
            assert item.hint
            assert nasty_files.SECRET not in str(item)
        else:
            if len(item.text) < LONG:  # the others are extracted in the build below
                assert extract(item, lexicon).article is item
            assert nasty_files.SECRET not in str(item)
            str(item).encode("utf-8")  # nothing in it that could not be written


def test_all_of_them_in_one_build_beside_two_good_articles(tmp_path, free):
    folder, good = tmp_path / "in", tmp_path / "baik"
    folder.mkdir()
    good.mkdir()
    text = filled("article.txt")
    (good / "satu.txt").write_bytes(text.replace(b"Ambon", b"Dobo"))
    (good / "dua.txt").write_bytes(text.replace(b"Ambon", b"Namrole"))
    nasty_files.write(folder, tmp_path / "secret.txt")
    built = build([good, folder], tmp_path / "graph")
    assert built.failed == ()
    rows = [json.loads(line) for line in (tmp_path / "graph" / "rejected.jsonl").read_text("utf-8").splitlines()]
    assert {row["code"] for row in rows} >= {code for codes in OUTCOMES.values() for code in codes} - {"read"}
    # Each nasty file has a row or an article; of the two good ones both are built.
    texts = [json.loads(line) for line in (tmp_path / "graph" / "articles.jsonl").read_text("utf-8").splitlines()]
    assert {row["source"] for row in texts} >= {str(good / "dua.txt"), str(good / "satu.txt")}
    told = " ".join(row["source"] for row in (*rows, *texts))
    assert [name for name in nasty_files.NAMES if f"{folder}/{_shown(name)}" not in told] == []
    assert nasty_files.SECRET.encode() not in b"".join(
        path.read_bytes() for path in (tmp_path / "graph").iterdir() if path.is_file()
    )
