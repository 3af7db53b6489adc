"""An entity in the words of schema.org, as search engines and other readers of JSON-LD take it."""

from __future__ import annotations

from typing import Any

from govgraph.views.events import event_date, event_row
from govgraph.views.index import Index, Json
from govgraph.views.words import safe_url

_KINDS = {
    "gg:Person": "Person", "gg:Organisation": "Organization", "gg:Place": "AdministrativeArea", "gg:Event": "Event",
    "gg:Article": "NewsArticle", "gg:Post": "Role", "gg:Quote": "Quotation", "gg:MonetaryAmount": "MonetaryAmount",
}  # fmt: skip
_STATUS = {"gg:held": "EventScheduled", "gg:planned": "EventScheduled", "gg:denied": "EventCancelled"}


def schema_org(index: Index, key: str) -> Json | None:
    """The schema.org object of ``key``; None for a class that schema.org has no word for. Empty fields are left out."""
    entity = index.graph.entities[key]
    above = index.vocabulary.supers[index.vocabulary.class_of(entity.type).curie]
    kind = next((name for cls, name in _KINDS.items() if cls in above), None)
    if kind is None:
        return None
    found: Json = {
        "@context": "https://schema.org", "@type": kind, "@id": index.vocabulary.entity_iri(key),
        "name": index.label(key), "alternateName": list(entity.aliases), **_details(index, key, kind),
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _details(index: Index, key: str, kind: str) -> Json:
    match kind:
        case "Person":
            return {"jobTitle": [index.label(post) for post in index.objects(key, "gg:heldPost")]}
        case "Organization":
            return {"areaServed": _named(index, index.objects(key, "gg:area"), "AdministrativeArea")}
        case "AdministrativeArea":
            return _area(index, key)
        case "Event":
            return _event(index, key)
        case "NewsArticle":
            return _article(index, key)
        case "MonetaryAmount":
            return {"value": index.text(key, "schema:value"), "currency": index.text(key, "schema:currency")}
        case _:
            return {"text": index.text(key, "schema:text")}


def _named(index: Index, keys: list[str], kind: str) -> list[Json]:
    iri = index.vocabulary.entity_iri
    return [{"@type": kind, "@id": iri(key), "name": index.label(key)} for key in keys]


def _area(index: Index, key: str) -> Json:
    lat, lon = index.reference(key, "geo:lat"), index.reference(key, "geo:long")
    geo = {"@type": "GeoCoordinates", "latitude": float(lat), "longitude": float(lon)} if lat and lon else None
    mother = index.reference(key, "gg:partOf")
    inside = _named(index, [mother], "AdministrativeArea")[0] if mother else None
    return {"geo": geo, "containedInPlace": inside, "identifier": index.reference(key, "gg:code")}


def _event(index: Index, key: str) -> Json:
    row, date = event_row(index, key), event_date(index, key)
    actors = [filler for fillers in row["roles"].values() for filler in fillers if filler["id"]]
    people = _named(index, [actor["id"] for actor in actors if actor["id"].startswith("person/")], "Person")
    bodies = _named(index, [actor["id"] for actor in actors if actor["id"].startswith("organisation/")], "Organization")
    status = _STATUS.get(row["status"] or "")
    place: list[Any] = _named(index, [row["place"]["id"]], "Place") if row["place"] else []
    return {
        "startDate": date["start"] if date else None, "endDate": date["end"] if date else None, "location": place,
        "eventStatus": f"https://schema.org/{status}" if status else None, "attendee": [*people, *bodies],
        "about": row["topic"],
    }  # fmt: skip


def _article(index: Index, key: str) -> Json:
    article = index.graph.articles[key.partition("/")[2]]
    outlet = {"@type": "Organization", "name": article.outlet} if article.outlet else None
    return {
        "headline": index.label(key), "datePublished": article.published, "publisher": outlet, "inLanguage": "id",
        "url": safe_url(article.url), "author": [{"@type": "Person", "name": name} for name in article.authors],
    }  # fmt: skip
