"""One appointment for each who is put into a post, with his own post and the one who appoints."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, zip_longest

from govgraph.extract.document import Document, NameChunk, TitleChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.special import INTO
from govgraph.model import Filler

_JOINERS = frozenset({",", "dan", "serta", "&", "-", "–"})
_WITH_NAME = 3  # tokens between a post and the name of who is named with it


def fill_appointers(drafts: list[Draft]) -> None:
    """Appointments told in one article are made by the one who is named with the first of them."""
    named = [d for d in drafts if d.type == "appointment" and d.roles.get("appointer")]
    for draft in drafts:
        if draft.type == "appointment" and named and not draft.roles.get("appointer"):
            draft.roles["appointer"] = dict(named[0].roles["appointer"])


def split_appointments(doc: Document, drafts: list[Draft]) -> None:
    """ "A dan B dilantik sebagai Gubernur dan Wakil Gubernur": one appointment for each, with his own post."""
    for draft in [d for d in drafts if d.type == "appointment" and len(d.fillers("appointee")) > 1]:
        people = list(draft.roles["appointee"].values())
        posts = _posts_of_each(doc, draft, [filler.value for filler in people]) or _own_titles(doc, draft, people)
        parts = []
        for filler, post in zip_longest(people, posts):
            roles = {role: dict(fillers) for role, fillers in draft.roles.items()}
            roles["appointee"] = {filler.value: filler}
            part = replace(draft, roles=roles, evidence=list(draft.evidence), sentences=list(draft.sentences))
            if post is not None:
                roles["post"] = {post.value: post} if post.value else {}
            parts.append(part)
        at = next(n for n, d in enumerate(drafts) if d is draft)
        drafts[at : at + 1] = parts


def _posts_of_each(doc: Document, draft: Draft, people: list[str]) -> list[Filler]:
    """The posts behind "sebagai", if there is one for each of ``people``."""
    for index in draft.sentences:
        titles = [c for c in doc.chunks[index] if isinstance(c, TitleChunk)]
        for n, title in enumerate(titles):
            run = titles[n : n + len(people)]
            if doc.words[title.i - 1] in INTO and len(run) == len(people) and _listed(doc, run):
                texts = [" ".join(doc.wording(c.i, c.j).split()) for c in run]
                rule = f"{draft.evidence[0].rule}.post"
                return [Filler(x, False, doc.evidence(c.i, c.j, rule)) for x, c in zip(texts, run, strict=True)]
    return []


def _own_titles(doc: Document, draft: Draft, people: list[Filler]) -> list[Filler]:
    """ "melantik Bupati X A dan Wakil Bupati B": each is named with his post; none is told of who is not."""
    rule = f"{draft.evidence[0].rule}.post"
    own: dict[str, Filler] = {}
    for index in draft.sentences:
        for title, name in pairwise(doc.chunks[index]):
            if not isinstance(title, TitleChunk) or not isinstance(name, NameChunk):
                continue
            if name.ref and name.i - title.j <= _WITH_NAME:
                text = " ".join(doc.wording(title.i, title.j).split())
                own.setdefault(name.ref, Filler(text, False, doc.evidence(title.i, title.j, rule)))
    told = {filler.evidence.start for filler in draft.roles.get("post", {}).values()}
    if not any(f.value in own and own[f.value].evidence.start in told for f in people):
        return []  # "A dan B dilantik sebagai anggota": the post of both
    return [own.get(f.value, Filler("", False, f.evidence)) for f in people]


def _listed(doc: Document, titles: list[TitleChunk]) -> bool:
    return all(all(w in _JOINERS for w in doc.words[a.j : b.i]) for a, b in pairwise(titles))
