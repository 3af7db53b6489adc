"""Parties of a tie that the text names by other words: its officials, "pihaknya", "kedua provinsi"."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Document, Sentence
from govgraph.extract.drafts import Draft
from govgraph.extract.frames import items_of
from govgraph.extract.joining import main_mission
from govgraph.extract.people import People
from govgraph.model import Filler

# What the last word of "kedua provinsi" says of the two areas; a word that is not listed says nothing.
_TYPES = {
    "provinsi": "province", "pemprov": "province", "kabupaten": "regency", "kota": "city", "negara": "country",
}  # fmt: skip
_ACTORS = {"cooperation": "party", "agreement": "party", "visit": "visitor"}
_BACK = 3  # sentences before "kedua provinsi" that may name the two
_NEAR = 7  # tokens between the word for the tie and "kedua provinsi"
_HEADS_OF_STATE = frozenset({"Presiden", "Wakil Presiden"})


def side_of(value: str, areas: Areas, people: People) -> str | None:
    """Local id of the body or area that an official acts for: a minister for no nation, its president does."""
    for post in people.posts_of(value):
        ref = post.body or post.ref
        if ref is None or post.former or (ref == areas.ids.get("ID") and post.title not in _HEADS_OF_STATE):
            continue
        return ref
    return None


def own_side(value: str, areas: Areas, bodies: Bodies, people: People) -> str | None:
    """The side of an official, his government by name where the article names it, or the agency that he heads."""
    ref = side_of(value, areas, people)
    for post in people.posts_of(value):
        if post.ref == ref and post.title.startswith("Kepala "):
            area = areas.names.get(areas.key_of(ref or "") or "", "")
            agency = bodies.ref_of(f"{post.title.removeprefix('Kepala ')} {area}")
            if agency is not None:
                return agency
    return (bodies.government(areas.key_of(ref)) or ref) if ref is not None else None


def officials_tie(draft: Draft, areas: Areas, bodies: Bodies, people: People) -> None:
    """ "Bupati X menjalin kerja sama dengan Y": the tie is of his government, by name where the article names it."""
    acting = draft.roles.pop("signatory", {})
    if len(draft.fillers("party")) < 2:
        for value, filler in acting.items():
            ref = own_side(value, areas, bodies, people)
            if ref is not None:
                draft.add("party", ref, filler.evidence)
    draft.strong = draft.strong or len(draft.fillers("party")) > 1  # "hubungan bilateral A dan B"


def both_sides(doc: Document, drafts: list[Draft], areas: Areas, people: People) -> None:
    """ "Kerja sama kedua provinsi": the two areas named before; of the two sides of a mission it tells no more."""
    if main_mission(drafts) is not None:
        return
    for draft in drafts:
        if _lacks_side(draft):
            sentence = doc.sentences[draft.sentences[0]]
            found = next(_phrases(doc, sentence, draft.at), None)
            if found is None:
                continue
            i, j, kind = found
            evidence = doc.evidence(i, j, f"event.{draft.type}.both_sides")
            for ref in _named_before(doc, sentence, areas, people, kind):
                draft.add("party", ref, evidence)


def _lacks_side(draft: Draft) -> bool:
    if draft.type == "agreement" and draft.roles.get("signatory"):
        return False
    return draft.type in ("cooperation", "agreement") and len(draft.fillers("party")) < 2


def same_side(doc: Document, drafts: list[Draft], areas: Areas, bodies: Bodies, people: People) -> None:
    """ "Kerja sama serupa, kata X, dijalin dengan Y", "Kunjungan serupa dilakukan ke Z": who did it is told before."""
    for n, draft in enumerate(drafts):
        if draft.type == "agreement" and not draft.prior:
            continue
        role = _ACTORS.get(draft.type, "")
        told = draft.fillers(role) if role == "visitor" or draft.prior else set()
        if not role or told or draft.headline or (role == "party" and not draft.prior and not _with_other(draft)):
            continue
        if draft.prior:
            for filler in _parties_before(drafts[:n], draft):
                draft.add(role, filler.value, draft.evidence[0])
            continue
        side = _speaker(doc, draft, areas, bodies, people) if draft.type == "cooperation" else None
        if side is not None:
            draft.add(role, side.value, side.evidence)
        elif "serupa" in doc.words[draft.at : draft.at + _NEAR]:
            for filler in _actors_before(drafts[:n], draft, role):
                draft.add(role, filler.value, draft.evidence[0])


def _with_other(draft: Draft) -> bool:
    """Whether the one party told is the partner: "dengan Y"."""
    return all(f.evidence.rule.endswith(".dengan") for f in draft.roles.get("party", {}).values()) and bool(
        draft.roles.get("party")
    )


def _parties_before(drafts: list[Draft], draft: Draft) -> list[Filler]:
    """ "perpanjangan dari MoU sebelumnya": of those who sign in the agreement told last before."""
    told = [d for d in drafts if d.at < draft.at and d.type == "agreement" and len(d.fillers("party")) > 1]
    return list(max(told, key=lambda d: d.at).roles["party"].values()) if told else []


def _actors_before(drafts: list[Draft], draft: Draft, role: str) -> list[Filler]:
    """Who acted in the event of its kind told last before: its first party, or all of its visitors."""
    told = [d for d in drafts if d.at < draft.at and d.type in (draft.type, "agreement") and d.roles.get(role)]
    last = max(told, key=lambda d: d.at, default=None)
    found = list(last.roles[role].values()) if last is not None else []
    return found[:1] if role == "party" else found


def _speaker(doc: Document, draft: Draft, areas: Areas, bodies: Bodies, people: People) -> Filler | None:
    """The side of the official who says in its sentence that there is a tie "dengan Y"."""
    sentence = doc.sentences[draft.sentences[0]]
    for k in doc.starting("speech", sentence.first, sentence.last):
        hit = doc.longest(k, "speech")
        end = k + (hit[0] if hit is not None else 1)
        for item in items_of(doc, sentence):
            if item.kind == "person" and (item.i == end or (item.j == k and k < draft.at)):
                side = own_side(item.ref, areas, bodies, people)
                if side is not None:
                    rule = "event.cooperation.own_side"
                    return Filler(side, True, doc.evidence(item.i, item.j, rule))
    return None


def _phrases(doc: Document, sentence: Sentence, at: int) -> Iterator[tuple[int, int, str | None]]:
    """Each "kedua provinsi" near the word for the tie, with the type of area it speaks of."""
    for k in range(max(sentence.first, at - _NEAR), min(sentence.last, at + _NEAR)):
        hit = doc.longest(k, "discourse")
        if hit is not None and hit[1][0].key == "both_areas":
            words = doc.words[k : k + hit[0]]
            yield k, k + hit[0], next((_TYPES[w] for w in words if w in _TYPES), None)


def _named_before(doc: Document, sentence: Sentence, areas: Areas, people: People, kind: str | None) -> list[str]:
    """The two areas of that type in the last sentence that names any: nothing is picked out of more or fewer."""
    for index in range(sentence.index, max(-1, sentence.index - 1 - _BACK), -1):
        items = items_of(doc, doc.sentences[index])
        acting = [side_of(x.ref, areas, people) if x.kind == "person" else x.ref for x in items]
        found = list(dict.fromkeys(ref for ref in acting if ref is not None and _is(areas, ref, kind)))
        if found and (len(found) > 1 or index < sentence.index):
            return found if len(found) == 2 else []
    return []


def _is(areas: Areas, ref: str, kind: str | None) -> bool:
    """Whether a local id is an area of that type; of no type said, a province, regency or city."""
    code = areas.key_of(ref)
    region = areas.doc.lexicon.regions.get(code or "")
    if region is None:
        return kind == "country" and code in areas.doc.lexicon.countries
    return region.type == kind if kind is not None else region.type in ("province", "regency", "city")
