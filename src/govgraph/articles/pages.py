"""Articles that their site spreads over several pages, put together where all of them are among the inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from govgraph.articles.draft import Draft
from govgraph.articles.furniture import fold
from govgraph.articles.result import Rejected

MAX_WAITING = 20_000  # pages; beyond them the article that waits longest is closed with what there is of it
_REPEATED = 60  # characters: a paragraph as long as this that comes again is the repetition of the page before


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of an input, and the reader's name."""

    reader: str
    item: Draft | Rejected


@dataclass(slots=True)
class _Waiting:
    """Pages by the article they belong to, in the order in which its first page came."""

    articles: dict[str, list[Read]] = field(default_factory=dict)
    pages: int = 0

    def add(self, base: str, read: Read) -> None:
        self.articles.setdefault(base, []).append(read)
        self.pages += 1

    def close(self, base: str) -> list[Read]:
        reads = self.articles.pop(base)
        self.pages -= len(reads)
        return reads


def join_pages(reads: Iterable[Read]) -> Iterator[Read]:
    """Articles as they come; those of several pages when all inputs are read, with the pages one below the other.

    A page waits when it is not the first, or says that there are others. A page that holds the whole article
    ("?page=all") wins over its parts.
    """
    waiting = _Waiting()
    for read in reads:
        page = read.item.page if isinstance(read.item, Draft) else None
        if page is None or (page.number == 1 and not page.more and page.base not in waiting.articles):
            yield read
            continue
        waiting.add(page.base, read)
        if waiting.pages > MAX_WAITING:
            yield from _joined(waiting.close(next(iter(waiting.articles))))
    while waiting.articles:
        yield from _joined(waiting.close(next(iter(waiting.articles))))


def _joined(reads: list[Read]) -> Iterator[Read]:
    """One article of its pages, and a rejection for each page that came twice or is in the whole."""
    pages: dict[int, Read] = {}
    for read in reads:
        number = _number(read)
        if number in pages:
            yield _rejected(read, f"page {number} of the article is {pages[number].item.source}")
        else:
            pages[number] = read
    if 0 in pages:
        whole = pages.pop(0)
        for read in pages.values():
            yield _rejected(read, f"the whole article is {whole.item.source}")
        yield whole
        return
    ordered = [pages[number] for number in sorted(pages)]
    yield Read(ordered[0].reader, _together([read.item for read in ordered if isinstance(read.item, Draft)]))


def _together(drafts: list[Draft]) -> Draft:
    """The first page with the bodies of the others below it, without what they repeat of those before."""
    first = drafts[0]
    numbers = [draft.page.number for draft in drafts if draft.page is not None]
    missing = [number for number in range(1, max(numbers) + 1) if number not in numbers]
    notes = list(first.known.notes)
    if missing:
        notes.append(f"page {', '.join(map(str, missing))} of the article is not among the inputs")
    if len(drafts) == 1:
        return replace(first, known=replace(first.known, notes=tuple(notes)))
    notes.append(f"put together from {len(drafts)} pages")
    text = first.text
    head = {fold(line) for line in first.text.split("\n\n")[: first.known.header]}
    seen = {fold(block) for block in first.text.split("\n\n") if len(block) >= _REPEATED}
    for draft in drafts[1:]:
        blocks = draft.text.split("\n\n")[draft.known.header :]
        text += "".join(f"\n\n{block}" for block in blocks if fold(block) not in seen and fold(block) not in head)
        seen.update(fold(block) for block in blocks if len(block) >= _REPEATED)
    return replace(first, text=text, known=replace(first.known, notes=tuple(notes)))


def _number(read: Read) -> int:
    return read.item.page.number if isinstance(read.item, Draft) and read.item.page is not None else 1


def _rejected(read: Read, reason: str) -> Read:
    return Read(read.reader, Rejected(read.item.source, "duplicate", reason, "nothing to do: it is read once"))
