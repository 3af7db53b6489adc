"""The rows of the tables of people, posts, tenures, organisations, places and articles: one flat object an entity."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govgraph.viewer.text import shorten
from govgraph.views.events import event_row
from govgraph.views.index import Index, Json
from govgraph.views.words import safe_url


def person_row(index: Index, key: str) -> Json:
    """A person with posts over time."""
    claims, articles = index.weight(key)
    tenures = [_tenure(index, tenure) for tenure in index.subjects(key, "org:member")]
    posts = [
        {**tenure["post"], "from": tenure["start"] or tenure["first"], "to": tenure["end"] or tenure["last"],
         "acting": tenure["acting"], "former": tenure["former"]}
        for tenure in tenures if tenure["post"]
    ]  # fmt: skip
    posts.sort(key=lambda post: (post["from"] or "", post["to"] or "", post["id"]))
    return {
        "id": key, "label": index.label(key), "aliases": _aliases(index, key), "posts": posts,
        "events": _events(index, key), "claims": claims, "articles": articles,
    }  # fmt: skip


def post_row(index: Index, key: str) -> Json:
    """An office with its area or body and the number of its holders."""
    of = index.object(key, "gg:jurisdiction") or index.object(key, "org:postIn")
    holders = {person for tenure in index.subjects(key, "gg:post") for person in index.objects(tenure, "org:member")}
    return {"id": key, "label": index.label(key), "of": index.ref(of), "holders": len(holders)}


def _tenure(index: Index, key: str) -> Json:
    acting, former = (index.text(key, name) == "true" for name in ("gg:acting", "gg:former"))
    dates = {
        name: index.text(key, predicate)
        for name, predicate in (("first", "gg:firstAttested"), ("last", "gg:lastAttested"),
                                ("start", "schema:startDate"), ("end", "schema:endDate"))
    }  # fmt: skip
    return {
        "id": key, "person": index.ref(index.object(key, "org:member")),
        "post": index.ref(index.object(key, "gg:post")),
        "kind": "acting" if acting else "former" if former else "regular", **dates, "acting": acting, "former": former,
    }  # fmt: skip


def organisation_row(index: Index, key: str) -> Json:
    """A body with its kind and area."""
    claims, articles = index.weight(key)
    return {
        "id": key, "label": index.label(key), "aliases": _aliases(index, key), "type": index.object(key, "rdf:type"),
        "place": index.ref(index.object(key, "gg:area")), "events": _events(index, key), "claims": claims,
        "articles": articles,
    }  # fmt: skip


def place_row(index: Index, key: str) -> Json:
    """A place with its kind, official code, centre and province."""
    claims, articles = index.weight(key)
    lat, lon = (index.reference(key, name) for name in ("geo:lat", "geo:long"))
    return {
        "id": key, "label": index.label(key),
        "kind": index.reference(key, "rdf:type") or index.object(key, "rdf:type"),
        "code": index.reference(key, "gg:code"), "lat": float(lat) if lat else None,
        "lon": float(lon) if lon else None, "province": index.province(key), "events": _events(index, key),
        "claims": claims, "articles": articles,
    }  # fmt: skip


def article_row(index: Index, key: str) -> Json:
    """An article with where it was published; ``copy_of`` is the text it repeats."""
    name = key.partition("/")[2]
    article = index.graph.articles[name]
    group = index.graph.sources.get(name, name)
    return {
        "key": name, "id": key, "title": shorten(article.title or article.id), "outlet": article.outlet,
        "published": article.published, "url": safe_url(article.url), "claims": len(index.claims_of[name]),
        "copy_of": group if group != name else None,
    }  # fmt: skip


ROWS: Mapping[str, Callable[[Index, str], Json]] = {
    "people": person_row,
    "posts": post_row,
    "tenures": _tenure,
    "organisations": organisation_row,
    "places": place_row,
    "events": event_row,
    "articles": article_row,
}


def _aliases(index: Index, key: str) -> list[str]:
    entity = index.entity(key)
    return [shorten(alias) for alias in entity.aliases] if entity else []


def _events(index: Index, key: str) -> int:
    """How many events name it in a role or as their place."""
    naming = {fact.subject for fact in index.naming(key)}
    return sum(1 for subject in naming if subject.startswith("event/"))
