"""Documents that hardly depend on the graph: terms, ready queries, the map of provinces."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from govgraph.paths import data_dir
from govgraph.query import ready_queries
from govgraph.views.index import Index, Json
from govgraph.views.words import PAGES
from govgraph.vocabulary import Vocabulary

_LICENCE = "MIT, wilayah_boundaries, Copyright (c) 2024 Cahya DSN"


@cache
def _borrowed() -> dict[str, dict[str, str]]:
    """Words for the terms that our ontology takes from others, which have none of their own there."""
    found: dict[str, dict[str, str]] = json.loads((PAGES / "terms.json").read_text(encoding="utf-8"))
    return found


def labels(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """CURIE → its words in both languages, for every term that a document may name."""
    borrowed = _borrowed()
    found = {curie: {**borrowed.get(curie, {}), **term.labels} for curie, term in vocabulary.terms.items()}
    return {curie: {lang: found[curie][lang] for lang in ("id", "en")} for curie in sorted(found) if found[curie]}


def terms_document(vocabulary: Vocabulary) -> Json:
    """Every term of the ontology with its words, for completion in the editor."""
    words = labels(vocabulary)
    return {
        "terms": [
            {"curie": term.curie, "iri": vocabulary.iri(term.curie), "kind": term.kind,
             "label": words.get(term.curie, {}), "comment": dict(sorted(term.comments.items()))}
            for term in sorted(vocabulary.terms.values(), key=lambda term: term.curie)
        ]
    }  # fmt: skip


def queries_document(vocabulary: Vocabulary) -> Json:
    """The ready queries with their parameters."""
    found = [
        {
            "name": query.name, "title": query.titles, "description": query.descriptions,
            "parameters": [{"name": p.name, "type": p.type, "required": p.required, "example": p.example}
                           for p in query.parameters],
            "text": query.text,
        }
        for query in ready_queries()
    ]  # fmt: skip
    return {"queries": found, "prefixes": dict(sorted(vocabulary.prefixes.items())), "id": vocabulary.prefixes["id"]}


def geo_document(index: Index) -> Json:
    """The outlines of the provinces to a kilometre, and the centres of the places of the graph; see docs/web-api.md."""
    text = (data_dir() / "gazetteer" / "provinces.geojson").read_text(encoding="utf-8")
    provinces: dict[str, Any] = json.loads(text)
    centres: dict[str, list[float]] = {}
    for feature in provinces["features"]:
        properties, outline = feature["properties"], feature["geometry"]
        outline["coordinates"] = _rounded(outline["coordinates"])
        feature["properties"] = {"id": f"place/{properties['code']}", **properties}
        centres[feature["properties"]["id"]] = [properties["lon"], properties["lat"]]
    within: dict[str, str] = {}
    for key in index.tables["places"]:
        point = _centre(index, key)
        if point is not None:
            centres.setdefault(key, point)
        province = index.province(key)
        if province is not None:
            within[key] = province
    return {
        "provinces": {"type": "FeatureCollection", "features": provinces["features"]},
        "places": dict(sorted(centres.items())), "within": dict(sorted(within.items())), "licence": _LICENCE,
    }  # fmt: skip


def _rounded(part: Any) -> Any:
    """Coordinates, however deep, to a hundredth of a degree: a quarter less to load, and no line of the map moves."""
    return [_rounded(inner) for inner in part] if isinstance(part, list) else round(part, 2)


def _centre(index: Index, key: str) -> list[float] | None:
    """``[longitude, latitude]`` of a place, or of the smallest area around it that has one."""
    for area in index.above(key):
        lat, lon = index.reference(area, "geo:lat"), index.reference(area, "geo:long")
        if lat and lon:
            return [float(lon), float(lat)]
    return None
