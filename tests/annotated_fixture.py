"""Extractions for the annotated view: a story in our own words, and one whose text means harm."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

from extract_cases import lexicon
from govgraph.annotate import write_pages
from govgraph.articles.text import make_article
from govgraph.extract import extract
from govgraph.model import Extraction

STORY = """Misi Dagang Bali ke Maluku Catat Rp12,5 Miliar

Rabu, 4 Januari 2023

AMBON - Gubernur Bali Siti Rahmawati memimpin misi dagang Bali ke Maluku di Hotel Samudra, Ambon, Rabu (4/1/2023).
Nilai transaksinya Rp12,5 miliar.

"Pesanan datang lebih banyak dari perkiraan," kata Siti.

Penyerahan Kenari turut memeriahkan acara."""

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></p></article><img src=x onerror=alert(1)>",
    "\"onfocus=\"alert(1)\" autofocus tabindex=\"1",
    "{{ 7*7 }}{% raw %}{# x #}",
    "javascript:alert(1) &lt;b&gt; &#60;svg/onload=alert(1)&#62;",
    "]]><!-- --!><svg><style>*{display:none}</style>",
)


@cache
def story_extraction() -> Extraction:
    """What the story says."""
    return extract(make_article("cerita", STORY, "cerita.txt"), lexicon())


@cache
def hostile_extraction(text: str) -> Extraction:
    """The story with ``text`` in a sentence, in a name that is read as words of an event, and in every field."""
    body = STORY.replace("Hotel Samudra", f"Hotel Samudra {text}").replace("Penyerahan", f"{text} Penyerahan")
    read = extract(make_article("cerita", body, "cerita.txt"), lexicon())
    article = replace(read.article, id=text, outlet=text, title=text, url=f"javascript:{text}", published=text)
    people = tuple(replace(person, name=text, also=(text,)) for person in read.people)
    return replace(read, article=article, people=people)


def page_of(*extractions: Extraction) -> str:
    """The page of ``extractions``."""
    stream = io.StringIO()
    write_pages(extractions, stream)
    return stream.getvalue()
