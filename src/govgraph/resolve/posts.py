"""Posts: an office by its title and its area or body, and wordings of posts read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgraph.model import PostClaim
from govgraph.resolve.areas import NATION, Areas
from govgraph.resolve.model import MentionKey, Post
from govgraph.resolve.places import code_id, place_code
from govgraph.slug import slug


@dataclass(frozen=True, slots=True)
class Office:
    """What a PostClaim comes to: the post, and where its holder works.

    ``area`` is the code of the jurisdiction, or of the body's area; ``territorial`` is true where the post is
    of an area itself, so that one person hardly holds two of them in different areas at once.
    """

    post: Post
    area: str | None
    area_name: str | None  # without its type word: "Sukabumi" may be the regency or the city
    territorial: bool
    acting: bool
    former: bool
    elect: bool


@dataclass(frozen=True, slots=True, eq=False)
class Offices:
    """Reads PostClaims; ``index`` and ``body_areas`` come from places and organisations already resolved."""

    areas: Areas
    index: Mapping[MentionKey, str]  # mention → cluster id
    names: Mapping[str, str]  # cluster id → name
    body_areas: Mapping[str, str]  # organisation cluster id → area code
    _read: dict[tuple[object, ...], Office] = field(default_factory=dict)

    def read(self, article: str, claim: PostClaim) -> Office:
        """The office that a claim of one article names."""
        cluster = self.index.get((article, claim.of_ref)) if claim.of_ref else None
        key = (claim.title, claim.of, cluster, claim.acting, claim.former, claim.elect)
        if key not in self._read:
            self._read[key] = self._office(claim, cluster)
        return self._read[key]

    def _office(self, claim: PostClaim, cluster: str | None) -> Office:
        code = place_code(cluster) if cluster and cluster.startswith("place/") else None
        if cluster is None:
            code = self.areas.code(claim.of)
        if code is not None:
            cluster = code_id(code)
        territorial = code is not None or bool(cluster and cluster.startswith("place/"))
        area = code if territorial else self.body_areas.get(cluster or "")
        name = self.names.get(cluster or "") or (self.areas.name(code) if code else None) or claim.of
        post = Post(f"post/{_post_slug(claim.title, name)}", claim.title, name, cluster)
        bare = self.areas.bare(area) if area else None
        return Office(post, area, bare, territorial, claim.acting, claim.former, claim.elect)


def _post_slug(title: str, of: str | None) -> str:
    # "Wali Kota" of "Kota Surabaya" is said "Wali Kota Surabaya"; so are "Bupati" and "Kabupaten".
    if of is None:
        return slug(title, 120)
    of = of.removeprefix("Kota ") if title.endswith("Wali Kota") else of
    of = of.removeprefix("Kabupaten ") if title.endswith("Bupati") else of
    return slug(title if title.casefold().endswith(of.casefold()) else f"{title} {of}", 120)


@dataclass(frozen=True, slots=True)
class Wording:
    """A post as worded: its identifier and the markers in front ("Pj Gubernur Jatim", "mantan Bupati X")."""

    post: str | None  # None: the words name no post, or one of an area that they leave out
    acting: bool
    former: bool
    territorial: bool = False  # the title is one of an area, a unit or the nation


def read_wording(words: str, areas: Areas) -> Wording:
    """Read "Penjabat Gubernur Jatim" back into the identifier that PostClaims of that post have."""
    rest, marks = _without_markers(words.split(), areas)
    head, code = areas.split_tail(" ".join(rest))
    entry = next((e for e in areas.lexicon.phrases.get(head) if e.kind == "title"), None)
    title = areas.lexicon.titles[entry.key] if entry is not None else None
    if code is None and title is not None and title.takes == "nation":
        code = NATION
    acting, former = "acting" in marks, "former" in marks
    if code is None:
        known = title is not None and title.takes in ("area", "unit")
        post = None if known or not rest else f"post/{slug(' '.join(rest), 120)}"
        return Wording(post, acting, former, known)
    name = title.title if title is not None else head
    return Wording(f"post/{_post_slug(name, areas.name(code))}", acting, former, title is not None)


def _without_markers(words: list[str], areas: Areas) -> tuple[list[str], set[str]]:
    marks: set[str] = set()
    while words:
        for size in (3, 2, 1):
            kinds = {e.kind for e in areas.lexicon.phrases.get(" ".join(words[:size]))} & {"acting", "former", "elect"}
            if kinds:
                marks |= kinds
                words = words[size:]
                break
        else:
            break
    return words, marks
