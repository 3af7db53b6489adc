"""From rows to records and entries; what posts, bodies and marks lead to (cases in cases/lexicon_*.jsonl)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.lexicon import Entry, Lexicon, build
from govgraph.lexicon.reading import Row
from govgraph.lexicon.schema import LEXICON, PHRASES
from together import Test, together

Case = dict[str, str]
FOLDER = Path(__file__).parent / "cases"


def cases(name: str, key: str) -> Callable[[Test], Test]:
    lines = (FOLDER / f"lexicon_{name}.jsonl").read_text("utf-8").splitlines()
    chosen = [case for case in map(json.loads, lines) if key in case]
    assert len(chosen) >= 20
    return together("case", chosen)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def found(lexicon: Lexicon, phrase: str, kind: str) -> list[Entry]:
    return [entry for entry in lexicon.phrases.get(phrase) if entry.kind == kind]


@cases("titles", "title")
def test_a_title_by_its_forms(lexicon: Lexicon, case: Case) -> None:
    titles = [lexicon.titles[entry.key] for entry in found(lexicon, case["text"], "title")]
    assert {title.title for title in titles} == {case["title"]}
    if "takes" in case:
        assert {title.takes for title in titles} == {case["takes"]}
    if "areas" in case:
        assert {title.area_types for title in titles} == {tuple(case["areas"])}


@cases("bodies", "body")
def test_a_body_by_its_forms(lexicon: Lexicon, case: Case) -> None:
    bodies = [lexicon.bodies[entry.key] for entry in found(lexicon, case["text"], "body")]
    assert {body.name for body in bodies} == {case["body"]}
    if "type" in case:
        assert {body.type for body in bodies} == {case["type"]}


@cases("bodies", "agency")
def test_an_agency_of_a_government_by_its_forms(lexicon: Lexicon, case: Case) -> None:
    names = {row["key"]: row["name"] for row in lexicon.tables["agencies"]}
    assert {names[entry.key] for entry in found(lexicon, case["text"], "agency")} == {case["agency"]}


@cases("bodies", "government")
def test_a_body_named_by_its_area(lexicon: Lexicon, case: Case) -> None:
    assert {entry.key for entry in found(lexicon, case["text"], "government")} == {case["government"]}


@cases("markers", "kind")
def test_a_mark_at_a_name(lexicon: Lexicon, case: Case) -> None:
    assert found(lexicon, case["text"], case["kind"])


def test_an_agency_is_led_by_a_post_that_belongs_to_it(lexicon: Lexicon) -> None:
    for row in lexicon.tables["agencies"]:
        if row["head"]:
            title = lexicon.titles[build.head_key(row)]
            assert title.body == row["key"]
            assert title.title == f"{row['head']} {row['name']}"
            for name in (row["name"], *build.split(row["forms"])):
                keys = {entry.key for entry in found(lexicon, f"{row['head']} {name}", "title")}
                assert title.key in keys, f"{row['head']} {name}"


def test_every_title_and_body_is_found_by_its_own_name(lexicon: Lexicon) -> None:
    for title in lexicon.titles.values():
        same = {lexicon.titles[entry.key].title for entry in found(lexicon, title.title, "title")}
        assert title.title in same
    for key, body in lexicon.bodies.items():
        assert key in {entry.key for entry in found(lexicon, body.name, "body")}, body.name


def test_every_form_of_the_tables_is_in_the_index(lexicon: Lexicon) -> None:
    for table, kind, column in (("title_forms", "title", "title"), ("body_forms", "body", "body")):
        for row in lexicon.tables[table]:
            assert row[column] in {entry.key for entry in found(lexicon, row["form"], kind)}, row["form"]
    for table, rule in PHRASES.items():
        for row in lexicon.tables[table]:
            assert row[rule.key] in {entry.key for entry in found(lexicon, row["form"], rule.kind)}, row["form"]


@pytest.mark.parametrize(
    ("cell", "values"), [("", ()), ("a", ("a",)), ("a;b", ("a", "b")), (";a;;b;", ("a", "b")), ("a b;c", ("a b", "c"))]
)
def test_cells_with_several_values(cell: str, values: tuple[str, ...]) -> None:
    assert build.split(cell) == values


def row(table: str, **cells: str) -> Row:
    return {column: cells.get(column, "") for column in LEXICON[table].columns}


def tables(**given: list[Row]) -> dict[str, tuple[Row, ...]]:
    names = (*LEXICON, "regions", "region_aliases")
    return {name: tuple(given.get(name, ())) for name in names}


KEPALA_DINAS = row(
    "titles", key="kepala-dinas", title="Kepala Dinas", takes="unit", area_types="province;city", level="any"
)
KADIS = row("title_forms", form="Kadis", title="kepala-dinas", case="any")
AGENCY = row(
    "agencies", key="dinas-laut", name="Dinas Laut", forms="Dislaut;Dinas Kelautan", type="agency",
    levels="province;regency", head="Kepala", head_forms="Kadislaut",
)  # fmt: skip


def test_titles_come_from_their_table_and_from_the_heads_of_agencies() -> None:
    titles = build.titles(tables(titles=[KEPALA_DINAS], agencies=[AGENCY]))
    assert list(titles) == ["kepala-dinas", "head-dinas-laut"]
    assert titles["kepala-dinas"].area_types == ("province", "city")
    head = titles["head-dinas-laut"]
    assert (head.title, head.takes, head.area_types, head.body) == (
        "Kepala Dinas Laut", "area", ("province", "regency"), "dinas-laut",
    )  # fmt: skip


def test_an_agency_without_a_head_makes_no_post() -> None:
    headless = row("agencies", key="sekretariat", name="Sekretariat", type="agency")
    assert build.titles(tables(agencies=[headless])) == {}
    assert list(build.title_entries(tables(agencies=[headless]))) == []


def test_forms_of_the_head_of_an_agency() -> None:
    entries = build.title_entries(tables(titles=[KEPALA_DINAS], title_forms=[KADIS], agencies=[AGENCY]))
    forms = [entry.form for entry in entries if entry.key == "head-dinas-laut"]
    assert forms == [
        "Kepala Dinas Laut", "Kadis Laut", "Kepala Dislaut", "Kepala Dinas Kelautan", "Kadis Kelautan", "Kadislaut",
    ]  # fmt: skip


def test_flags_of_title_forms() -> None:
    ambiguous = row("title_forms", form="PM", title="perdana-menteri", case="upper", ambiguous="yes")
    post = row("titles", key="perdana-menteri", title="Perdana Menteri", takes="nation", level="foreign")
    assert list(build.title_entries(tables(titles=[post], title_forms=[ambiguous]))) == [
        Entry("title", "perdana-menteri", "Perdana Menteri", frozenset()),
        Entry("title", "perdana-menteri", "PM", frozenset({"abbr", "upper", "ambiguous"})),
    ]


def test_of_two_posts_with_one_title_the_open_one_owns_the_bare_title() -> None:
    closed = row("titles", key="kepala-bank", title="Kepala", takes="nation", body="bank", level="nation")
    opened = row("titles", key="kepala", title="Kepala", takes="org", level="any")
    for order in ([closed, opened], [opened, closed]):
        assert [entry.key for entry in build.title_entries(tables(titles=order))] == ["kepala"]


def test_a_title_listed_as_its_own_form_is_there_once_and_marked() -> None:
    post = row("titles", key="raja", title="Raja", takes="area", level="foreign")
    form = row("title_forms", form="Raja", title="raja", case="title", ambiguous="yes")
    (entry,) = build.title_entries(tables(titles=[post], title_forms=[form]))
    assert entry.flags == {"abbr", "title_case", "ambiguous"}


def test_bodies_with_their_forms_and_chapters() -> None:
    rows = tables(
        bodies=[
            row("bodies", key="kamar", name="Kamar Dagang", type="association", chapter="{name} {area}"),
            row("bodies", key="dewan", name="Dewan Kota", type="other", valid_from="2001", valid_to="2005-06-01"),
        ],
        body_forms=[
            row("body_forms", form="KD", body="kamar", case="upper"),
            row("body_forms", form="Kadag", body="kamar", case="any"),
        ],
    )
    found_bodies = build.bodies(rows)
    kamar, dewan = found_bodies["kamar"], found_bodies["dewan"]
    assert kamar.chapter
    assert kamar.chapter_name == "Kamar Dagang {area}"
    assert kamar.abbreviations == ("KD", "Kadag")
    assert not dewan.chapter
    assert dewan.chapter_name == ""
    assert (dewan.abbreviations, dewan.valid_from, dewan.valid_to) == ((), "2001", "2005-06-01")


def test_entries_of_bodies_and_agencies() -> None:
    rows = tables(
        bodies=[row("bodies", key="kamar", name="Kamar Dagang", type="association")],
        body_forms=[row("body_forms", form="KD", body="kamar", case="upper", ambiguous="yes")],
        agencies=[AGENCY],
    )
    assert list(build.body_entries(rows)) == [
        Entry("body", "kamar", "Kamar Dagang", frozenset({"association"})),
        Entry("body", "kamar", "KD", frozenset({"abbr", "upper", "ambiguous"})),
        Entry("agency", "dinas-laut", "Dinas Laut", frozenset({"agency"})),
        Entry("agency", "dinas-laut", "Dislaut", frozenset({"agency", "abbr"})),
        Entry("agency", "dinas-laut", "Dinas Kelautan", frozenset({"agency", "abbr"})),
    ]


def test_a_name_that_is_listed_as_ambiguous_is_not_there_unmarked() -> None:
    rows = tables(
        bodies=[row("bodies", key="fajar", name="Fajar", type="media")],
        body_forms=[row("body_forms", form="fajar", body="fajar", case="title", ambiguous="yes")],
    )
    (entry,) = build.body_entries(rows)
    assert "ambiguous" in entry.flags


@pytest.mark.parametrize(
    ("form", "spellings"),
    [
        ("M.Si.", ["M.Si.", "M.Si", "MSi"]),
        ("S.H.", ["S.H.", "S.H", "SH"]),
        ("Ph.D", ["Ph.D", "PhD", "Ph.D."]),
        ("Plt.", ["Plt.", "Plt"]),
        ("Brigjen. Pol.", ["Brigjen. Pol.", "Brigjen. Pol", "Brigjen Pol"]),
        ("Haji", ["Haji"]),
        ("mantan", ["mantan"]),
    ],
)
def test_marks_with_and_without_their_points(form: str, spellings: list[str]) -> None:
    mark = row("markers", form=form, kind="honorific", key="x", position="before", case="title")
    entries = list(build.marker_entries(tables(markers=[mark])))
    assert [entry.form for entry in entries] == spellings
    assert {entry.flags for entry in entries} == {frozenset({"before", "title_case"})}


def test_plain_phrases_carry_the_flags_their_table_declares() -> None:
    rows = tables(
        triggers=[row("triggers", form="meresmikan", event="opening", voice="active", strength="strong")],
        speech=[row("speech", form="ujar", direct="yes", **{"class": "active"})],
        body_heads=[row("body_heads", form="Dinas", name="Dinas", type="agency", takes="unit", case="title")],
        class_words=[row("class_words", form="OPD", why="class of offices")],
    )
    by_kind = {entry.kind: entry for entry in build.plain_entries(rows)}
    assert by_kind["trigger"] == Entry("trigger", "opening", "meresmikan", frozenset({"active", "strong"}))
    assert by_kind["speech"] == Entry("speech", "active", "ujar", frozenset({"direct"}))
    assert by_kind["body_head"] == Entry("body_head", "Dinas", "Dinas", frozenset({"agency", "unit", "title_case"}))
    assert by_kind["class_word"] == Entry("class_word", "class of offices", "OPD", frozenset())
