"""The tables of ``data/``: their columns, what may stand in them, and what they add to the phrase index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from govgraph.lexicon.reading import TableSpec
from govgraph.model import EventType


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CASE = _set("any upper title")
YES = _set("yes")
BINARY = _set("0 1")
AREA_TYPES = _set("province regency city district village country")
BODY_TYPES = _set("government agency ministry association company legislature university party security media other")
EVENTS = frozenset(get_args(EventType))
MARKERS = _set("acting former elect honorific degree rank branch retired opener")

LEXICON: dict[str, TableSpec] = {
    "titles": TableSpec(
        "lexicon/titles.csv",
        ("key", "title", "takes", "area_types", "body", "level", "source"),
        ("key",),
        ("key", "title", "takes", "level"),
        {
            "takes": _set("area unit org nation none"),
            "area_types": AREA_TYPES,
            "level": _set("nation province regency district village organisation foreign any"),
        },
    ),
    "title_forms": TableSpec(
        "lexicon/title_forms.csv",
        ("form", "title", "case", "ambiguous", "source"),
        ("form", "title"),
        ("form", "title", "case"),
        {"case": CASE, "ambiguous": YES},
    ),
    "markers": TableSpec(
        "lexicon/markers.csv",
        ("form", "kind", "key", "position", "case", "source"),
        ("form", "kind"),
        ("form", "kind", "key", "position", "case"),
        {"kind": MARKERS, "position": _set("before after"), "case": CASE},
    ),
    "bodies": TableSpec(
        "lexicon/bodies.csv",
        ("key", "name", "type", "chapter", "mother", "valid_from", "valid_to", "source"),
        ("key",),
        ("key", "name", "type"),
        {"type": BODY_TYPES},
    ),
    "body_forms": TableSpec(
        "lexicon/body_forms.csv",
        ("form", "body", "case", "ambiguous", "source"),
        ("form", "body"),
        ("form", "body", "case"),
        {"case": CASE, "ambiguous": YES},
    ),
    "agencies": TableSpec(
        "lexicon/agencies.csv",
        ("key", "name", "forms", "type", "levels", "head", "head_forms", "source"),
        ("key",),
        ("key", "name", "type", "levels"),
        {"type": BODY_TYPES, "levels": AREA_TYPES},
    ),
    "government_forms": TableSpec(
        "lexicon/government_forms.csv",
        ("form", "pattern", "type", "area_types", "case", "source"),
        ("form", "pattern"),
        ("form", "pattern", "type", "area_types", "case"),
        {"type": BODY_TYPES, "area_types": AREA_TYPES, "case": CASE},
    ),
    "body_heads": TableSpec(
        "lexicon/body_heads.csv",
        ("form", "name", "type", "takes", "case", "source"),
        ("form",),
        ("form", "name", "type", "takes", "case"),
        {"type": BODY_TYPES, "takes": _set("name area unit part site"), "case": CASE},
    ),
    "class_words": TableSpec("lexicon/class_words.csv", ("form", "why", "source"), ("form",), ("form", "why")),
    "triggers": TableSpec(
        "lexicon/triggers.csv",
        ("form", "event", "voice", "strength", "note", "source"),
        ("form", "event", "voice"),
        ("form", "event", "voice", "strength"),
        {
            "event": EVENTS,
            "voice": _set("noun active passive base intransitive receive welcomed buying bought selling sold"),
            "strength": _set("strong weak idiom"),
        },
    ),
    "status_cues": TableSpec(
        "lexicon/status_cues.csv",
        ("form", "status", "note", "source"),
        ("form",),
        ("form", "status"),
        {"status": _set("held planned proposed denied")},
    ),
    "speech": TableSpec(
        "lexicon/speech.csv",
        ("form", "class", "direct", "indirect", "source"),
        ("form", "class"),
        ("form", "class"),
        {
            "class": _set("active inverted inverted_nya passive preposition noun"),
            "direct": YES,
            "indirect": YES,
        },
    ),
    "time_words": TableSpec(
        "lexicon/time_words.csv",
        ("form", "kind", "value", "source"),
        ("form", "kind"),
        ("form", "kind"),
    ),
    "money_words": TableSpec(
        "lexicon/money_words.csv",
        ("form", "kind", "value", "source"),
        ("form", "kind"),
        ("form", "kind"),
    ),
    "enumerators": TableSpec("lexicon/enumerators.csv", ("form", "kind", "source"), ("form",), ("form", "kind")),
    "furniture": TableSpec(
        "lexicon/furniture.csv",
        ("form", "kind", "position", "source"),
        ("form", "kind"),
        ("form", "kind", "position"),
        {
            "kind": _set("navigation meta source caption ticker"),
            "position": _set("start whole end anywhere"),
        },
    ),
    "discourse": TableSpec(
        "lexicon/discourse.csv",
        ("form", "kind", "refers", "note", "source"),
        ("form", "kind"),
        ("form", "kind", "refers"),
        {"refers": _set("person people speaker area areas organisation event country")},
    ),
    "common_words": TableSpec(
        "lexicon/common_words.csv", ("form", "lower", "capital", "source"), ("form",), ("form", "lower", "capital")
    ),
    "abbreviations": TableSpec(
        "lexicon/abbreviations.csv",
        ("form", "kind", "source"),
        ("form",),
        ("form", "kind"),
        {"kind": _set("common name")},
    ),
    "unit_words": TableSpec("lexicon/unit_words.csv", ("form", "source"), ("form",), ("form",)),
    "venue_heads": TableSpec("lexicon/venue_heads.csv", ("form", "source"), ("form",), ("form",)),
    "body_tails": TableSpec(
        "lexicon/body_tails.csv", ("form", "type", "source"), ("form",), ("form", "type"), {"type": BODY_TYPES}
    ),
    "papers": TableSpec("lexicon/papers.csv", ("form", "source"), ("form",), ("form",)),
    "stances": TableSpec("lexicon/stances.csv", ("form", "source"), ("form",), ("form",)),
    "slots": TableSpec("lexicon/slots.csv", ("form", "slot", "source"), ("form",), ("form", "slot")),
    "holder_links": TableSpec(
        "lexicon/holder_links.csv",
        ("form", "order", "source"),
        ("form",),
        ("form", "order"),
        {"order": _set("name_title title_name both title_title")},
    ),
    "frames": TableSpec(
        "lexicon/frames.csv",
        ("event", "voice", "slot", "role", "kinds", "source"),
        ("event", "voice", "slot", "kinds"),
        ("event", "voice", "slot", "role", "kinds"),
        {"event": EVENTS, "kinds": _set("person org area office")},
    ),
    "role_rules": TableSpec(
        "lexicon/role_rules.csv",
        ("event", "role", "required", "source"),
        ("event", "role"),
        ("event", "role", "required"),
        {"event": EVENTS, "required": _set("0 1")},
    ),
}

GAZETTEER: dict[str, TableSpec] = {
    "regions": TableSpec(
        "gazetteer/regions.csv",
        (
            "code", "name", "type", "parent", "iso", "lat", "lon", "capital",
            "valid_from", "valid_to", "predecessor", "source",
        ),
        ("code",),
        ("code", "name", "type"),
        {"type": AREA_TYPES},
    ),
    "region_aliases": TableSpec(
        "gazetteer/region_aliases.csv",
        ("alias", "code", "kind", "ambiguous", "case", "valid_from", "valid_to", "attested", "source"),
        ("alias", "code"),
        ("alias", "code", "kind", "ambiguous"),
        {"case": CASE, "ambiguous": BINARY},
    ),
    "countries": TableSpec("gazetteer/countries.csv", ("code", "name", "source"), ("code",), ("code", "name")),
    "country_aliases": TableSpec(
        "gazetteer/country_aliases.csv",
        ("alias", "code", "kind", "ambiguous", "case", "source"),
        ("alias", "code"),
        ("alias", "code", "kind", "ambiguous"),
        {"case": CASE, "ambiguous": BINARY},
    ),
    "foreign_areas": TableSpec(
        "gazetteer/foreign_areas.csv",
        ("name", "type", "country", "source"),
        ("name", "country"),
        ("name", "type", "country"),
    ),
    "ambiguous_names": TableSpec(
        "gazetteer/ambiguous_names.csv", ("name", "why", "source"), ("name", "why"), ("name", "why")
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """How the rows of a table become entries: the kind, the column of the key, the columns of flags.

    The values of ``flags`` columns become flags; a column of ``marks`` is itself a flag where it is filled.
    """

    kind: str
    key: str
    flags: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


# Tables whose rows are phrases as they stand; titles, bodies, markers and places are built by rules of their own.
PHRASES: dict[str, PhraseRule] = {
    "government_forms": PhraseRule("government", "pattern", ("type",)),
    "body_heads": PhraseRule("body_head", "name", ("type", "takes")),
    "class_words": PhraseRule("class_word", "why"),
    "triggers": PhraseRule("trigger", "event", ("voice", "strength")),
    "status_cues": PhraseRule("status", "status"),
    "speech": PhraseRule("speech", "class", marks=("direct", "indirect")),
    "time_words": PhraseRule("time", "kind"),
    "money_words": PhraseRule("money", "kind"),
    "enumerators": PhraseRule("enumerator", "kind"),
    "furniture": PhraseRule("furniture", "kind", ("position",)),
    "discourse": PhraseRule("discourse", "kind", ("refers",)),
}
