"""A graph directory with some articles more or fewer: the same journey, from what the directory itself holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from govgraph.articles import USUAL, Options, Rejected
from govgraph.atomic import MANIFEST, replacing
from govgraph.errors import GovgraphError, UsageError
from govgraph.model import Article
from govgraph.pipeline.extracting import How, Item, expected
from govgraph.pipeline.inputs import read_items
from govgraph.pipeline.journey import Built, Inputs, make
from govgraph.pipeline.progress import Progress, silent
from govgraph.pipeline.writing import DECISIONS, REJECTED
from govgraph.resolve import Decision
from govgraph.resolve.decisions import read_decisions
from govgraph.views.texts import Texts

Row = TypeVar("Row", Rejected, Decision)


def add(
    paths: Sequence[str | Path],
    directory: Path,
    progress: Progress = silent,
    decisions: Sequence[Path] = (),
    how: How = How(),  # noqa: B008 - frozen
    options: Options = USUAL,
) -> Built:
    """Add the articles below ``paths``, read as ``options`` say, to the graph in ``directory``.

    The result is that of a build of everything at once. An article read again from where one was read before takes
    its place. Judgements that the graph was built with go on to hold, ``decisions`` come after them. UsageError
    when ``directory`` holds no graph; otherwise raises what ``build`` does, and leaves the graph as it was.
    """
    _must_be_graph(directory)
    with replacing(directory) as fresh:
        texts, new = Texts(directory), list(read_items(paths, how, options))
        judged = _rows(directory / DECISIONS, _decision)
        judged += [one for one in read_decisions(decisions) if one not in judged]
        items = _joined(_rows(directory / REJECTED, _rejected), texts, new)
        return make(fresh, directory, Inputs(items, len(texts) + expected(paths), judged), how, progress)


def withdraw(names: Sequence[str], directory: Path, progress: Progress = silent, how: How = How()) -> Built:  # noqa: B008
    """Take the articles called ``names`` (identifier, key, web address or file) out of the graph in ``directory``.

    Nothing that only they said is left: not in the graph, not among the texts, not in the cache. UsageError when
    there is no graph, no such article, or more than one of that name; GovgraphError when none would be left.
    """
    _must_be_graph(directory)
    with replacing(directory) as fresh:
        texts = Texts(directory)
        gone = {_key(texts, name) for name in names}
        if len(gone) == len(texts):
            raise GovgraphError(f"{directory}: no article would be left", "remove the directory instead")
        kept = (texts[key] for key in texts if key not in gone)
        items: Iterator[Item] = iter([*_rows(directory / REJECTED, _rejected), *kept])
        judged = _rows(directory / DECISIONS, _decision)
        return make(fresh, directory, Inputs(items, len(texts) - len(gone), judged), how, progress)


def _must_be_graph(directory: Path) -> None:
    if not (directory / MANIFEST).is_file():
        raise UsageError(f"{directory}: no graph here", f"build one: govgraph build PATH... -o {directory}")


def _key(texts: Texts, name: str) -> str:
    """The key of the article with this name."""
    found = [key for key in texts if name == key or name in _names(texts[key])]
    if not found:
        raise UsageError(f"no article {name!r} in the graph", "give its identifier, web address or file")
    if len(found) > 1:
        raise UsageError(f"{name!r} may be {', '.join(found)}", "give one of these")
    return found[0]


def _names(article: Article) -> tuple[str | None, ...]:
    return article.id, article.url, article.source


def _joined(rejected: Iterable[Rejected], texts: Texts, new: Sequence[Item]) -> Iterator[Item]:
    """What the directory holds and what is new, as if all had been read at once."""
    again = {item.source for item in new}
    yield from (item for item in rejected if item.source not in again)
    held: dict[str, str] = {}
    for key in texts:
        article = texts[key]
        if article.source not in again:
            held[key] = article.source
            yield article
    for item in new:
        if isinstance(item, Article) and item.key in held:
            reason = f"the same article as {held[item.key]}"
            yield Rejected(item.source, "duplicate", reason, "nothing to do: it is read once")
        else:
            yield item


def _rows(file: Path, made: Callable[[dict[str, str]], Row]) -> list[Row]:
    """The rows of a file of the directory. GovgraphError when it is damaged."""
    try:
        return [made(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError, TypeError) as error:
        raise GovgraphError(f"{file} cannot be read: {error}", "build the graph again") from error


def _rejected(row: dict[str, str]) -> Rejected:
    return Rejected(**row)


def _decision(row: dict[str, str]) -> Decision:
    return Decision(**{**row, "targets": tuple(row["targets"])})  # type: ignore[arg-type]
