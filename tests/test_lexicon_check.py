"""Mistakes in the data: each is refused with the file and the line it is on."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph import paths
from govgraph.errors import GovgraphError
from govgraph.lexicon import Lexicon, check
from govgraph.lexicon.reading import TableSpec, read_table

SPEC = TableSpec(
    "small.csv",
    ("form", "kind", "source"),
    ("form",),
    ("form", "kind"),
    {"kind": frozenset({"one", "two"})},
)


def small(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "small.csv").write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_table(tmp_path, SPEC)[1]]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,one,", "small.csv:2: source is empty"),
        (",one,x", "small.csv:2: form is empty"),
        ("a,three,x", "small.csv:2: kind: 'three' is none of one, two"),
        ("a,one;three,x", "small.csv:2: kind: 'three' is none of one, two"),
        (" a,one,x", "small.csv:2: form has white space at its ends"),
        ("a,one,x\na,two,x", "small.csv:3: a is listed before, on line 2"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    assert small(tmp_path, f"form,kind,source\n{row}\n") == [problem]


def test_a_right_table_has_no_problem(tmp_path: Path) -> None:
    assert small(tmp_path, "form,kind,source\na,one,x\nb,one;two,x\n") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("form,kind,colour,source\n", "small.csv:1: unknown column colour"),
        ("form,source\n", "small.csv:1: missing column kind"),
        ("kind,form,source\n", "small.csv:1: columns must be in the order form,kind,source"),
        ("form,kind,source\na,one\n", "small.csv:2: 2 cells, 3 expected"),
        ('form,kind,source\n"a,one,x\n', "small.csv cannot be read"),
    ],
)
def test_a_table_of_another_shape_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GovgraphError, match=message):
        small(tmp_path, text)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "small.csv").write_bytes(b"form,kind,source\n\xff,one,x\n")
    with pytest.raises(GovgraphError, match="cannot be read"):
        read_table(tmp_path, SPEC)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match=r"small\.csv is missing"):
        read_table(tmp_path, SPEC)


Cells = dict[str, str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data, small where the size is no matter."""
    target = tmp_path / "data"
    for folder in ("lexicon", "gazetteer"):
        (target / folder).mkdir(parents=True)
        for path in (paths.data_dir() / folder).glob("*.csv"):
            shutil.copy(path, target / folder / path.name)
    villages = (target / "gazetteer" / "villages.csv").read_text("utf-8").splitlines()[:3]
    (target / "gazetteer" / "villages.csv").write_text("\n".join(villages) + "\n", encoding="utf-8")
    return target


def edit(data: Path, table: str, change: Callable[[list[Cells]], None]) -> None:
    path = next(data.rglob(f"{table}.csv"))
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    columns = list(rows[0])
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def append(**cells: str) -> Callable[[list[Cells]], None]:
    def change(rows: list[Cells]) -> None:
        rows.append({column: cells.get(column, "") for column in rows[0]})

    return change


def messages(data: Path) -> list[str]:
    return [str(problem) for problem in check(data)]


@pytest.mark.parametrize(
    ("table", "cells", "message"),
    [
        (
            "title_forms",
            {"form": "Kaduta", "title": "no-such-post", "case": "any"},
            "title: 'no-such-post' is not listed",
        ),
        (
            "title_forms",
            {"form": "sekda", "title": "camat", "case": "any"},
            "'sekda' is a form of sekretaris-daerah too",
        ),
        ("body_forms", {"form": "XYZ", "body": "no-such-body", "case": "any"}, "body: 'no-such-body' is not listed"),
        ("body_forms", {"form": "KADIN", "body": "kpk", "case": "any"}, "'KADIN' is claimed by kadin"),
        (
            "bodies",
            {"key": "kpk-2", "name": "Komisi Pemberantasan Korupsi", "type": "agency"},
            "'Komisi Pemberantasan Korupsi' overlaps with line",
        ),
        (
            "bodies",
            {"key": "z", "name": "Badan Zaman", "type": "agency", "valid_from": "2020", "valid_to": "2019"},
            "ends on 2019 before it starts on 2020",
        ),
        (
            "bodies",
            {"key": "z", "name": "Badan Zaman", "type": "agency", "valid_from": "kemarin"},
            "valid_from: 'kemarin' is no ISO date",
        ),
        (
            "titles",
            {"key": "camat-2", "title": "Camat", "takes": "area", "level": "district"},
            "'Camat' is a title on line",
        ),
        (
            "agencies",
            {"key": "z", "name": "Dinas Zat", "type": "agency", "levels": "city", "forms": "Dinkes"},
            "'Dinkes' is claimed by dinas-kesehatan too",
        ),
        (
            "region_aliases",
            {"alias": "Jatim", "code": "33", "kind": "abbreviation", "ambiguous": "0", "attested": "0"},
            "'Jatim' is claimed by 35",
        ),
        (
            "region_aliases",
            {"alias": "Zzz", "code": "99.99", "kind": "abbreviation", "ambiguous": "0", "attested": "0"},
            "'99.99' is the code of nothing",
        ),
        (
            "country_aliases",
            {"alias": "Zzz", "code": "QQ", "kind": "variant", "ambiguous": "0"},
            "'QQ' is the code of nothing",
        ),
        (
            "regions",
            {"code": "35.99", "name": "Kabupaten Zat", "type": "regency", "parent": "36"},
            "35.99 does not lie in 36",
        ),
        (
            "regions",
            {"code": "35.99", "name": "Kabupaten Zat", "type": "regency", "parent": "35.01"},
            "parent '35.01' is no province",
        ),
        ("villages", {"code": "99.01.01.2001", "name": "Zat"}, "no district 99.01.01"),
    ],
)
def test_a_mistake_across_tables_is_named(data: Path, table: str, cells: Cells, message: str) -> None:
    edit(data, table, append(**{"source": "test", **cells} if table != "villages" else cells))
    found = messages(data)
    assert any(message in line and line.startswith(f"{table}.csv:") for line in found), found


def test_two_marked_claims_are_no_mistake(data: Path) -> None:
    cells = {"alias": "Zzz", "kind": "abbreviation", "ambiguous": "1", "case": "any", "attested": "0", "source": "test"}
    edit(data, "region_aliases", append(code="33", **cells))
    edit(data, "region_aliases", append(code="34", **cells))
    assert messages(data) == []


def test_claims_of_different_times_are_no_mistake(data: Path) -> None:
    cells = {"alias": "Zzz", "kind": "former", "ambiguous": "0", "case": "any", "attested": "0", "source": "test"}
    edit(data, "region_aliases", append(code="33", valid_to="2000", **cells))
    edit(data, "region_aliases", append(code="34", valid_from="2000", **cells))
    assert messages(data) == []


def test_a_load_stops_at_the_first_mistake(data: Path) -> None:
    edit(data, "speech", append(form="ujar", **{"class": "inverted"}, source="test"))
    with pytest.raises(GovgraphError, match=r"speech.csv:\d+: ujar \+ inverted is listed before, on line \d+") as error:
        Lexicon.load(data)
    assert "lexicon check" in error.value.hint


def test_a_region_with_a_broken_coordinate_is_refused(data: Path) -> None:
    def change(rows: list[Cells]) -> None:
        rows[5]["lat"] = "north"

    edit(data, "regions", change)
    assert any("is no coordinate" in line for line in messages(data))


def test_a_region_listed_twice_is_refused(data: Path) -> None:
    edit(data, "regions", lambda rows: rows.append(dict(rows[1])))
    assert any("regions.csv" in line and "is listed before" in line for line in messages(data))
