"""People, posts, tenures, bodies and places: who and what the articles name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from govgraph.graph.book import FactBook
from govgraph.graph.model import article_entity
from govgraph.graph.values import ORGANISATION_CLASSES, PLACE_CLASSES, day_value, flag, words
from govgraph.lexicon.lexicon import Lexicon
from govgraph.model import Entity, Evidence, Extraction, Organisation, Person, Place, Value
from govgraph.resolve.model import Attestation, Post, Resolution, Tenure
from govgraph.resolve.places import place_code


class ThingWriter:
    """Says what one extraction after another tells about people, bodies and places, then posts and tenures."""

    def __init__(self, book: FactBook, resolution: Resolution, lexicon: Lexicon) -> None:
        """Facts go into ``book``; ``codes`` collects official codes of places, ``dropped`` what cannot be said."""
        self._book = book
        self._resolution = resolution
        self._lexicon = lexicon
        names: Counter[str] = Counter(c.name for c in resolution.clusters if c.type == "Organisation")
        self._bodies = {c.name: c.id for c in resolution.clusters if c.type == "Organisation" and names[c.name] == 1}
        self._posts = {post.id: post for post in resolution.posts}
        self.codes: dict[str, str] = {}
        self.dropped: Counter[str] = Counter()

    def person(self, extraction: Extraction, person: Person) -> None:
        """Names, appearance, and titles that no post could be made of."""
        key = extraction.article.key
        subject = self._resolution.index[key, person.id]
        self._named(extraction, subject, (person.name, *person.also), person.mentions)
        for number, claim in enumerate(person.posts):
            if (key, person.id, number) not in self._resolution.post_index:
                self._book.add(subject, "schema:jobTitle", words(claim.title), key, claim.evidence)

    def organisation(self, extraction: Extraction, body: Organisation) -> None:
        """Names, appearance, class, area and mother body."""
        key = extraction.article.key
        subject = self._resolution.index[key, body.id]
        self._named(extraction, subject, (body.name, *body.also), body.mentions)
        first = body.mentions[:1]
        if body.type in ORGANISATION_CLASSES:
            self._book.add(subject, "rdf:type", ORGANISATION_CLASSES[body.type], key, first)
        if body.area_code is not None:
            area = self.region(body.area_code)
            if area is not None:
                self._book.add(subject, "gg:area", area, key, first)
        mother = self._bodies.get(body.parent) if body.parent else None
        if mother is not None and mother != subject:
            self._book.add(subject, "org:subOrganizationOf", mother, key, first)

    def place(self, extraction: Extraction, place: Place) -> None:
        """Appearance; a place without official code also gets its names and class from the text."""
        key = extraction.article.key
        subject = self._resolution.index[key, place.id]
        self._mentioned(key, subject, place.mentions)
        code = place_code(subject)
        if code is not None and self.region(code) is not None:
            return
        self._named(extraction, subject, (place.name, *place.also), place.mentions)
        # A province or regency of Indonesia has an official code; one without is of another country.
        if place.type in PLACE_CLASSES and place.type not in ("province", "regency"):
            self._book.add(subject, "rdf:type", PLACE_CLASSES[place.type], key, place.mentions[:1])

    def region(self, code: str) -> str | None:
        """The entity id of an official region or country, None for a code that the lexicon does not know."""
        known = code in self._lexicon.regions or code in self._lexicon.countries
        if not known and code.rpartition(".")[0] not in self._lexicon.regions:
            return None
        identifier = region_id(code)
        self.codes[identifier] = code
        return identifier

    def _mentioned(self, key: str, subject: str, mentions: tuple[Evidence, ...]) -> None:
        # One claim per article is enough to say that it names the thing; every mention would double the graph.
        self._book.add(article_entity(key), "schema:mentions", subject, key, mentions[:1])

    def _named(
        self, extraction: Extraction, subject: str, forms: Iterable[str], mentions: tuple[Evidence, ...]
    ) -> None:
        key, text = extraction.article.key, extraction.article.text
        self._mentioned(key, subject, mentions)
        wanted = dict.fromkeys(forms)
        for mention in mentions:
            form = " ".join(text[mention.start : mention.end].split())
            if form in wanted:
                del wanted[form]
                self._book.add(subject, "foaf:name", words(form), key, [mention])

    def held(self, extraction: Extraction, person: Person) -> None:
        """The title and the jurisdiction or body of each post that the article gives somebody."""
        key = extraction.article.key
        for number, claim in enumerate(person.posts):
            post = self._posts.get(self._resolution.post_index.get((key, person.id, number), ""))
            if post is not None:
                self._post(key, post, claim.evidence)

    def posts(self) -> Iterator[Entity]:
        """The posts."""
        for post in self._posts.values():
            yield Entity(post.id, "Post", f"{post.title} {post.of}" if post.of else post.title)

    def _post(self, key: str, post: Post, evidence: tuple[Evidence, ...]) -> None:
        self._book.add(post.id, "gg:postTitle", words(post.title), key, evidence)
        if post.of_cluster is not None:
            is_place = post.of_cluster.startswith("place/")
            if is_place:  # the post may be the only thing that names its area
                self.region(place_code(post.of_cluster) or "")
            predicate = "gg:jurisdiction" if is_place else "org:postIn"
            self._book.add(post.id, predicate, post.of_cluster, key, evidence)
        elif post.of:
            self._book.add(post.id, "gg:ofText", words(post.of), key, evidence)

    def tenures(self, labels: dict[str, str]) -> Iterator[Entity]:
        """The tenures over their attested periods; ``labels`` names people and posts."""
        for tenure in self._resolution.tenures:
            if tenure.post not in self._posts:
                self.dropped["tenure.post_unknown"] += 1  # only an appointment's words name it; the event keeps them
                continue
            for seen in tenure.attestations:
                self._attested(tenure, seen)
            self._bounds(tenure)
            acting = " (penjabat)" if tenure.acting else ""
            label = f"{labels.get(tenure.person, tenure.person)}, {labels.get(tenure.post, tenure.post)}{acting}"
            yield Entity(tenure.id, "Tenure", label)

    def _attested(self, tenure: Tenure, seen: Attestation) -> None:
        book, key, why = self._book, seen.article, seen.evidence
        book.add(tenure.id, "org:member", tenure.person, key, why)
        book.add(tenure.id, "gg:post", tenure.post, key, why)
        book.add(tenure.id, "gg:acting", flag(tenure.acting), key, why)
        if not tenure.elect:
            book.add(tenure.person, "gg:heldPost", tenure.post, key, why)
        for predicate, value in (("gg:former", tenure.former), ("gg:elect", tenure.elect)):
            if value:
                book.add(tenure.id, predicate, flag(True), key, why)

    def _bounds(self, tenure: Tenure) -> None:
        for predicate, date, kinds in (
            ("gg:firstAttested", tenure.first, ("seen", "appointed")),
            ("gg:lastAttested", tenure.last, ("seen", "appointed", "ended")),
            ("schema:startDate", tenure.start, ("appointed",)),
            ("schema:endDate", tenure.end, ("ended",)),
        ):
            value = day_value(date) if date else None
            if value is None:
                continue
            for seen in tenure.attestations:
                if seen.kind in kinds and seen.date is not None and seen.date.startswith(value.text):
                    self._book.add(tenure.id, predicate, value, seen.article, seen.evidence)


def region_id(code: str) -> str:
    """The entity id that resolution gives to the place with this code: ``place/35.78``, ``place/country-JP``."""
    return f"place/country-{code}" if code[:1].isalpha() else f"place/{code}"


def reference_places(codes: dict[str, str], lexicon: Lexicon) -> dict[str, tuple[tuple[str, str | Value], ...]]:
    """Entity id → reference facts of these places and of every area above them, up to the country."""
    table: dict[str, tuple[tuple[str, str | Value], ...]] = {}
    open_ids = dict(codes)
    while open_ids:
        identifier, code = open_ids.popitem()
        facts = tuple(_reference(code, lexicon))
        table[identifier] = facts
        for predicate, value in facts:
            if predicate == "gg:partOf" and isinstance(value, str) and value not in table:
                open_ids[value] = place_code(value) or ""
    return table


def _reference(code: str, lexicon: Lexicon) -> Iterator[tuple[str, str | Value]]:
    yield "gg:code", Value(code)
    region = lexicon.regions.get(code)
    if region is None:
        above = code.rpartition(".")[0]
        if code in lexicon.countries:
            yield "rdf:type", "gg:Country"
        elif above in lexicon.regions:  # a village: its code extends that of its district
            yield "gg:partOf", region_id(above)
            yield "rdf:type", "gg:Village"
        return
    if region.iso and region.iso != code:
        yield "gg:isoCode", Value(region.iso)
    if region.parent:
        yield "gg:partOf", region_id(region.parent)
    if region.type in PLACE_CLASSES:
        yield "rdf:type", PLACE_CLASSES[region.type]
    if region.lat is not None and region.lon is not None:
        yield "geo:lat", Value(str(region.lat), "decimal")
        yield "geo:long", Value(str(region.lon), "decimal")
