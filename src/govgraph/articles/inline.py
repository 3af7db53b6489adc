"""Links to other articles that an archive left inside a paragraph: "… Baca juga: Judul Lain Ia menambahkan …".

Where the linked headline ends is told by a quotation mark, another link, or a word that opens a sentence and no
headline; else it is cut with the sentence that follows it, since nothing tells the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Words that open a sentence in running text; a headline may begin with any other opener ("Usai dilantik, …").
_OPENS = re.compile(
    r"\s(?=(?:[“\"]|(?:Ia|Dia|Namun|Menurut|Adapun|Kami|Selain itu|Karena itu|Sementara itu|Untuk itu|"
    r"Lebih lanjut|Hal (?:ini|itu|tersebut)|[A-Z][a-z]{4,}nya)[ ,]+[a-z“\"]))"
)
_SENTENCE_ENDS = re.compile(r"(?<=[a-z]{3})[.!?][\"”]?\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What such a link begins with, and a name before a verb of saying, which no headline has behind its end."""

    link: re.Pattern[str]
    speaks: re.Pattern[str]

    @classmethod
    def of(cls, heads: Iterable[str], verbs: Iterable[str]) -> LinkWords:
        """From the forms that head a line of links ("Baca juga") and the verbs of saying."""
        several = (re.escape(head) for head in heads if " " in head)  # "Baca:" may be anybody's words
        return cls(
            re.compile(rf"\b(?:{'|'.join(several) or '(?!)'})\s*:\s*", re.IGNORECASE),
            re.compile(
                r"((?:[A-Z][\w.'’-]* ){1,4})(?:juga |pun |sendiri )?"
                rf"(?:{'|'.join(map(re.escape, verbs)) or '(?!)'})\b"
            ),
        )


def split_links(text: str, start: int, end: int, words: LinkWords) -> list[tuple[bool, int, int]]:
    """The parts of ``text[start:end]`` in order, as (whether a link to another article, start, end)."""
    parts: list[tuple[bool, int, int]] = []
    at = start
    while (found := words.link.search(text, at, end)) is not None:
        stop = _link_end(text, found.end(), end, words)
        if found.start() > at:
            parts.append((False, at, found.start()))
        parts.append((True, found.start(), stop))
        at = stop
    if at < end or not parts:
        parts.append((False, at, end))
    return [(link, *_trimmed(text, a, b)) for link, a, b in parts if text[a:b].strip()]


def _link_end(text: str, at: int, end: int, words: LinkWords) -> int:
    """Where the headline that begins at ``at`` ends."""
    starts = (pattern.search(text, at + 1, end) for pattern in (words.link, _OPENS))
    ends = [found.start() for found in starts if found is not None]
    told = _SENTENCE_ENDS.search(text, at, end)
    ends += [told.end()] if told is not None else []
    spoken = words.speaks.search(text, at, min(ends, default=end))
    return (_named_before(text, at, spoken) if spoken is not None else None) or min(ends, default=end)


def _named_before(text: str, at: int, spoken: re.Match[str]) -> int | None:
    """Where the name before a speaking verb begins: the longest run of capitals that the article has above the link."""
    words = spoken[1].split()
    for n in range(len(words)):
        name = " ".join(words[n:])
        if f" {name} " in text[:at].replace(",", " "):
            return spoken.start() + spoken[1].rindex(name)
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
