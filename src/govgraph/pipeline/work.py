"""What runs in a worker, whoever runs it: this process, a pool of processes, or other machines.

A worker is given articles and gives back bytes: pure functions of small values, importable by name.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph.articles import Options, RawPage, Rejected, drafts_in, drafts_of
from govgraph.articles.inputs import shown
from govgraph.articles.pages import Read
from govgraph.errors import GovgraphError
from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.model import Article, Extraction
from govgraph.pipeline import versions
from govgraph.pipeline.codec import encode

FAILED = "failed"  # code of a rejected article that our extractor is to blame for

Articles = tuple[Article, ...]
Unread = Path | RawPage  # a file, or a page that was unpacked
Reads = tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article: the encoded extraction, or why there is none; and the seconds of CPU it took."""

    result: bytes | Rejected
    seconds: float


Outcomes = tuple[Outcome, ...]


def run(articles: Articles, version: versions.Version) -> Outcomes:
    """The outcome of each article, in their order.

    ``version`` is that of whoever asks. GovgraphError when this installation has another: the same article would
    be read differently, and no result would be the same twice.
    """
    if versions.current() != version:
        hint = "install the same govgraph everywhere and start the workers again"
        raise GovgraphError("a worker has another version of govgraph or of its data", hint)
    lexicon = Lexicon.load()
    return tuple([_outcome(article, lexicon) for article in articles])


def _outcome(article: Article, lexicon: Lexicon) -> Outcome:
    started = time.process_time()
    found = attempt(article, lexicon)
    result = found if isinstance(found, Rejected) else encode(found)
    return Outcome(result, time.process_time() - started)


def attempt(article: Article, lexicon: Lexicon) -> Extraction | Rejected:
    """The extraction of one article; a mistake of ours in it is named and counted, and costs no other article."""
    try:
        return extract(article, lexicon)
    except GovgraphError:
        raise  # of the installation, such as a missing model: no article would do better
    except Exception as error:  # noqa: BLE001  # whatever it is, the other articles of a night's batch are fine
        where = traceback.extract_tb(error.__traceback__)[-1]
        return failed(article, f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}")


def failed(article: Article, why: str) -> Rejected:
    """``article`` as one that the extractor fails on."""
    reason = f"extractor failed on article {article.id}: {why}"
    return Rejected(article.source, FAILED, reason, "please report it with the article; the others are built")


def read(things: Sequence[Unread], options: Options) -> tuple[Reads, ...]:
    """What is in each of ``things``, in their order, before it is known what others hold."""
    reads = (drafts_in(one, options) if isinstance(one, RawPage) else drafts_of(one, options) for one in things)
    return tuple([tuple(of_one) for of_one in reads])


def unread(source: str) -> Reads:
    """The outcome of a file or a page whose worker died each time it was given it."""
    reason = "the process that read it died of it each time"
    return (Read("", Rejected(source, "unreadable", reason, "please report it with the file; the others are read")),)


def named(thing: Unread) -> str:
    """The name by which the user knows ``thing``."""
    return thing.source if isinstance(thing, RawPage) else shown(str(thing))


def lost(articles: Sequence[Article]) -> Outcomes:
    """The outcome of articles whose worker died each time it was given them."""
    return tuple([Outcome(failed(article, "the process died of it each time"), 0.0) for article in articles])
