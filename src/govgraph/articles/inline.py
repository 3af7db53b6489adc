"""Links to other articles that an archive left inside a paragraph: "… Baca juga: Judul Lain Ia menambahkan …".

Where the linked headline ends is told by a quotation mark, another link, or a word that opens a sentence and no
headline; else it is cut with the sentence that follows it, since nothing tells the two apart.
"""

from __future__ import annotations

import re

_LINK = re.compile(r"\b(?:baca|simak|lihat|tonton|saksikan) juga\s*:\s*", re.IGNORECASE)
_OPENS = re.compile(
    r"\s(?=(?:[“\"]|(?:Ia|Dia|Namun|Menurut|Adapun|Kami|Selain itu|Karena itu|Sementara itu|Untuk itu|"
    r"Lebih lanjut|Hal (?:ini|itu|tersebut)|[A-Z][a-z]{4,}nya)[ ,]+[a-z“\"]))"
)
_SPEAKS = re.compile(
    r"((?:[A-Z][\w.'’-]* ){1,4})(?:juga |pun |sendiri )?(?:me(?:ngata|nyata|ngungkap|negas|njelas|nambah|nyampai|nutur|"
    r"nekan|nerang|mapar)kan|menyebut(?:kan)?|menilai|berharap|meminta|mengajak|mengimbau|mengaku|berpesan)\b"
)
_SENTENCE_ENDS = re.compile(r"(?<=[a-z]{3})[.!?][\"”]?\s+(?=[A-Z“\"])")


def split_links(text: str, start: int, end: int) -> list[tuple[bool, int, int]]:
    """The parts of ``text[start:end]`` in order, as (whether a link to another article, start, end)."""
    parts: list[tuple[bool, int, int]] = []
    at = start
    while (found := _LINK.search(text, at, end)) is not None:
        stop = _link_end(text, found.end(), end)
        if found.start() > at:
            parts.append((False, at, found.start()))
        parts.append((True, found.start(), stop))
        at = stop
    if at < end or not parts:
        parts.append((False, at, end))
    return [(link, *_trimmed(text, a, b)) for link, a, b in parts if text[a:b].strip()]


def _link_end(text: str, at: int, end: int) -> int:
    """Where the headline that begins at ``at`` ends."""
    ends = [found.start() for pattern in (_LINK, _OPENS) if (found := pattern.search(text, at + 1, end)) is not None]
    told = _SENTENCE_ENDS.search(text, at, end)
    ends += [told.end()] if told is not None else []
    spoken = _SPEAKS.search(text, at, min(ends, default=end))
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
