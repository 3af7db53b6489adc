"""One entity for a terminal: what the news says of it, and the sentences, as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govgraph.errors import UsageError
from govgraph.views.index import MENTIONS, Index
from govgraph.views.reference import labels
from govgraph.views.story import Line, tell


def find(index: Index, name: str) -> str:
    """The id of the entity called ``name``: an id, a former id, or a name or alias, upper or lower case alike.

    UsageError when there is none, or when several have that name.
    """
    redirects = dict(index.graph.redirects)
    if name in index.graph.entities or name in redirects:
        return redirects.get(name, name)
    folded = name.casefold()
    told = [key for table in ("people", "posts", "organisations", "places", "events") for key in index.tables[table]]
    found = [
        key for key in told
        if any(folded == form.casefold() for form in (index.label(key), *index.graph.entities[key].aliases))
    ]  # fmt: skip
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{key} ({_told_apart(index, key)})" for key in sorted(found))
        raise UsageError(f'"{name}" may be {several}', "give the identifier")
    raise UsageError(f'no entity "{name}"', "give a name as a page shows it, or an identifier such as place/35")


def _told_apart(index: Index, key: str) -> str:
    """What tells ``key`` from others of its name: a post, else an article that names it."""
    posts = [index.label(post) for post in index.objects(key, "gg:heldPost")]
    return next(iter(posts + [f"in {article.partition('/')[2]}" for article in index.subjects(key, MENTIONS)]), "?")


def card_lines(index: Index, key: str) -> Iterator[str]:
    """The card of ``key``: a heading, lines of what is said with numbers, then the numbered sentences."""
    entity, words, story = index.graph.entities[key], labels(index.vocabulary), tell(index, key)
    yield f"{index.label(key)} ({words[f'gg:{entity.type}']['id']}, {key})"
    if entity.aliases:
        yield f"  {', '.join(entity.aliases)}"
    yield from (f"  ! {note}" for note in entity.notes)
    # "← mengangkat: X" is said of X; without the arrow it would read as if this one appointed X.
    for arrow, found in (("", story.said), ("← ", story.incoming)):
        for predicate, lines in found.items():
            yield from (_line(f"{arrow}{words[predicate]['id']}", line, words) for line in lines)
    if story.left_out:
        yield f"  … {story.left_out}"
    for article, sentences in story.sources:
        yield f"{article['title']} ({article['outlet'] or '?'}, {(article['published'] or '?')[:10]})"
        for sentence in sentences:
            text = "".join(f"«{piece}»" if marked else piece for piece, marked in sentence.pieces)
            yield f"  [{sentence.number}] {text}"


def _line(predicate: str, line: Line, words: Mapping[str, Mapping[str, str]]) -> str:
    label = words[line.term]["id"] if line.term in words else line.label
    more = [words[term]["id"] for term in line.more] + ([line.time] if line.time else [])
    numbers = "".join(f" [{number}]" for number in line.numbers)
    aside = f" ({', '.join(more)})" if more else ""
    return f"  {predicate}: {label}{aside}{numbers}"
