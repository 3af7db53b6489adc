"""Time the resolution of many articles made by recombining those of a collection.

    python benchmarks/resolve.py PATH... [--articles 20000] [--articles 40000]

Each made article joins two of the collection: all they say, their paragraphs shuffled together, and a date moved by up
to three years. Reading and extracting come first and are not timed. Seeded, so that two runs time the same articles.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from govgraph.articles import Rejected, read_paths
from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.model import Article, Event, Extraction, Filler, Paragraph, Person
from govgraph.resolve import resolve

SEED = 20221213


def mixed(number: int, left: Extraction, right: Extraction, chance: random.Random) -> Extraction:
    """One article out of two; local ids of the second get a mark, so that all references hold."""
    blocks = [e.article.text[p.start : p.end] for e in (left, right) for p in e.article.paragraphs]
    chance.shuffle(blocks)
    text, paragraphs = "", []
    for block in blocks[: max(4, len(blocks) // 2)]:
        paragraphs.append(Paragraph("body", len(text), len(text) + len(block)))
        text += block + "\n"
    published = left.article.published
    if published:
        day = date.fromisoformat(published[:10]) + timedelta(days=chance.randrange(-1000, 1000))
        published = day.isoformat()
    article = Article(
        f"mix-{number}", text, tuple(paragraphs), blocks[0][:60], sha256(text.encode()).hexdigest(), published=published
    )
    return Extraction(
        article,
        (*left.people, *(_person(one) for one in right.people)),
        (*left.organisations, *(replace(one, id=_mark(one.id)) for one in right.organisations)),
        (*left.places, *(replace(one, id=_mark(one.id)) for one in right.places)),
        (*left.events, *(_event(one) for one in right.events)),
    )


def _mark(local: str) -> str:
    return f"{local}b"


def _person(one: Person) -> Person:
    posts = tuple(replace(claim, of_ref=_mark(claim.of_ref) if claim.of_ref else None) for claim in one.posts)
    return replace(one, id=_mark(one.id), posts=posts)


def _event(one: Event) -> Event:
    def moved(filler: Filler) -> Filler:
        return replace(filler, value=_mark(filler.value)) if filler.ref else filler

    roles = tuple((role, tuple(moved(filler) for filler in fillers)) for role, fillers in one.roles)
    return replace(one, id=_mark(one.id), roles=roles, place=_mark(one.place) if one.place else None)


def main() -> None:
    """Read, recombine, resolve, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, action="append")
    arguments = parser.parse_args()
    lexicon = Lexicon.load()
    whole = [extract(one, lexicon) for one in read_paths(arguments.paths) if not isinstance(one, Rejected)]
    print(f"{len(whole)} articles read and extracted")
    for count in arguments.articles or (20_000, 40_000):
        chance = random.Random(SEED)
        made = [mixed(n, chance.choice(whole), chance.choice(whole), chance) for n in range(count)]
        mentions = sum(len(e.people) + len(e.organisations) + len(e.places) + len(e.events) for e in made)
        start, cpu = time.perf_counter(), time.process_time()
        found = resolve(made, lexicon)
        wall, used = time.perf_counter() - start, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count} articles, {mentions} mentions: {used:.1f} s of CPU ({wall:.1f} s wall), {len(found.clusters)} "
            f"entities, {len(found.merges)} merges, peak memory {peak:.0f} MB"
        )
        del made, found


if __name__ == "__main__":
    main()
