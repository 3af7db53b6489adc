"""Build ``data/gazetteer`` from the raw list of region codes and the hand-written tables beside it.

    python scripts/build_gazetteer.py WILAYAH.csv CENTROIDS.csv PROVINCES.geojson [--out data/gazetteer]

Hand-written tables are read from ``<out>/sources``. The same inputs give the same bytes.
Territory names come from the CLDR data in babel, so the version of babel is an input too.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel import Locale

Row = dict[str, str]

REGION_COLUMNS = (
    "code", "name", "type", "parent", "iso", "lat", "lon", "capital", "valid_from", "valid_to", "predecessor", "source",
)  # fmt: skip
ALIAS_COLUMNS = ("alias", "code", "kind", "ambiguous", "case", "valid_from", "valid_to", "attested", "source")
TYPES = {2: "province", 5: "regency", 8: "district"}
RAW_SOURCE = "wilayah (MIT)"
# CLDR lists these beside the codes that ISO 3166-1 assigns; of its own additions only Kosovo (XK) is kept.
NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


def read(path: Path) -> list[Row]:
    """Rows of a CSV file; any line ending."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows as CSV, UTF-8, LF; a missing column is empty, an unknown one an error."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def bare(name: str) -> str:
    """``"Kabupaten Bogor"`` → ``"Bogor"``; provinces and districts stay as they are."""
    return re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", name)


def keyed(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by code; two rows of one code are an error."""
    table: dict[str, Row] = {}
    for row in rows:
        if row["code"] in table:
            raise SystemExit(f"two rows for code {row['code']}")
        table[row["code"]] = row
    return table


def region_type(code: str, raw_name: str) -> str:
    """Level from the shape of the code; cities are told from regencies by their class word."""
    kind = TYPES[len(code)]
    return "city" if kind == "regency" and raw_name.startswith("Kota") else kind


def build_regions(raw: Iterable[Row], centroids: Path, outlines: Path, tables: Path) -> list[Row]:
    """Country, provinces, regencies, cities and districts, in the order of their codes."""
    points = keyed(read(centroids))
    for feature in json.loads(outlines.read_text(encoding="utf-8"))["features"]:
        properties = feature["properties"]
        points[properties["code"]] = {"lat": str(properties["lat"]), "lon": str(properties["lon"])}
    provinces, regencies = keyed(read(tables / "provinces.csv")), keyed(read(tables / "regencies.csv"))
    names = keyed(read(tables / "name_overrides.csv"))
    rows = [{"code": "ID", "name": "Indonesia", "type": "country", "iso": "ID", "capital": "Jakarta",
             "valid_from": "1945-08-17", "source": "ISO 3166-1"}]  # fmt: skip
    for item in raw:
        code = item["code"]
        if len(code) > 8:
            continue
        known = provinces.get(code) or regencies.get(code) or {}
        sources = [RAW_SOURCE, known.get("source", ""), names.get(code, {}).get("source", "")]
        rows.append({
            "code": code,
            "name": known.get("name") or names.get(code, item)["name"].strip(),
            "type": region_type(code, item["name"]),
            "parent": code.rpartition(".")[0] or "ID",
            "iso": known.get("iso", ""),
            "lat": points.get(code, {}).get("lat", ""),
            "lon": points.get(code, {}).get("lon", ""),
            "capital": known.get("capital", ""),
            "valid_from": known.get("valid_from", ""),
            "predecessor": known.get("predecessor", ""),
            "source": "; ".join(filter(None, sources)),
        })  # fmt: skip
    return sorted(rows, key=lambda row: (row["code"] != "ID", row["code"]))


def respellings(name: str, rules: list[Row]) -> Iterator[str]:
    """Every other way of writing a bare name that the rules allow: "Balik Bukit" is "Balikbukit" in some newsrooms."""
    values = {kind: [rule["value"] for rule in rules if rule["kind"] == kind] for kind in ("split", "respell")}
    blocked = {rule["value"] for rule in rules if rule["kind"] == "no_join"}
    blocked_heads = {rule["value"] for rule in rules if rule["kind"] == "no_join_head"}
    words = name.split(" ")
    first, second, rest = words[0], "".join(words[1:2]), words[2:]
    plain = all(word.isalpha() and word[1:].islower() for word in (first, second))  # no "IV Jurai", no "Kep."
    if plain and len(rest) < 2 and first not in blocked_heads and second not in blocked:
        yield " ".join([first + second.lower(), *rest])
    for head in values["split"]:
        tail = name.removeprefix(head)
        if tail != name and tail.isalpha() and len(tail) > 3:
            yield f"{head} {tail.capitalize()}"
    for rule in values["respell"]:
        old, new = rule.split(">")
        variant = re.sub(rf"\b{re.escape(old)}(?!\w)", new, name) if old in name else name
        if variant != name:
            yield variant


def generated_aliases(regions: list[Row], raw: dict[str, Row], rules: list[Row]) -> Iterator[Row]:
    """Spelling variants, the raw list's own spelling and the seats of regencies."""
    for region in regions:
        if region["type"] == "country":
            continue
        name = bare(region["name"])
        raw_name = raw[region["code"]]["name"]
        forms = {bare(raw_name), *respellings(name, rules), *respellings(bare(raw_name), rules)} - {name}
        if " Administrasi " in raw_name:
            forms.add(raw_name)
        for form in sorted(forms):
            yield {"alias": form, "code": region["code"], "kind": "variant", "case": "any", "source": "variant_rules"}
        if region["type"] == "regency" and region["capital"] not in ("", name):
            yield {"alias": region["capital"], "code": region["code"], "kind": "seat", "case": "title",
                   "source": "regencies"}  # fmt: skip


def build_ambiguous(tables: Path) -> list[Row]:
    """Names that need context: the hand-written reasons, and those counted by the survey of texts."""
    rows: dict[tuple[str, str], Row] = {}
    for row in [*read(tables / "ambiguous_names.csv"), *read(tables / "ambiguous_counts.csv")]:
        key = row["name"], row["why"]
        rows[key] = row | {"source": "; ".join(filter(None, (rows.get(key, {}).get("source"), row["source"])))}
    return [rows[key] for key in sorted(rows)]


def build_aliases(regions: list[Row], raw: dict[str, Row], tables: Path) -> list[Row]:
    """All aliases, hand-written before generated; a name that several regions share is marked."""
    rows: dict[tuple[str, str], Row] = {}
    hand = read(tables / "region_aliases.csv")
    hand += [row | {"kind": "former", "case": "title"} for row in read(tables / "former_names.csv")]
    attested = {row["alias"]: row["attested"] for row in read(tables / "attested.csv")}
    common = {row["name"].casefold() for row in build_ambiguous(tables)}
    owners: dict[str, set[str]] = defaultdict(set)
    districts: dict[str, set[str]] = defaultdict(set)
    for region in regions:
        if region["type"] != "country":
            table = districts if region["type"] == "district" else owners
            table[bare(region["name"]).casefold()].add(region["parent" if table is districts else "code"])
    for row in [*hand, *generated_aliases(regions, raw, read(tables / "variant_rules.csv"))]:
        rows.setdefault((row["alias"], row["code"]), row)
        owners[row["alias"].casefold()].add(row["code"])
    for row in rows.values():
        key = row["alias"].casefold()
        shared = len(owners[key]) > 1 or key in common
        if row["kind"] == "seat" or len(row["code"]) == 8:  # a district of that name elsewhere is enough to doubt
            shared = shared or bool(districts[key] - {row["code"]})
        row["ambiguous"] = "1" if shared else row.get("ambiguous") or "0"
        row["attested"] = attested.get(row["alias"], "0")
    return sorted(rows.values(), key=lambda row: (row["alias"], row["code"]))


def build_countries(tables: Path) -> tuple[list[Row], list[Row]]:
    """Indonesian names of countries and territories (CLDR), and their hand-written aliases."""
    renamed = keyed(read(tables / "country_names.csv"))
    rows, aliases = [], list(read(tables / "country_aliases.csv"))
    for code, name in sorted(Locale("id").territories.items()):
        if len(code) != 2 or not code.isalpha() or code in NOT_COUNTRIES:
            continue
        chosen = renamed.get(code, {"name": name, "source": "CLDR (babel, locale id)"})
        rows.append({"code": code, "name": chosen["name"], "source": chosen["source"]})
        if chosen["name"] != name:
            aliases.append({"alias": name, "code": code, "kind": "variant", "ambiguous": "0", "case": "any",
                            "source": "CLDR (babel, locale id)"})  # fmt: skip
    unique = {(row["alias"], row["code"]): row for row in reversed(aliases)}
    return rows, [unique[key] for key in sorted(unique)]


def build(wilayah: Path, centroids: Path, outlines: Path, out: Path) -> None:
    """Write every file of the gazetteer into ``out``."""
    tables = out / "sources"
    raw = read(wilayah)
    regions = build_regions(raw, centroids, outlines, tables)
    write(out / "regions.csv", REGION_COLUMNS, regions)
    villages = sorted((row for row in raw if len(row["code"]) == 13), key=lambda row: row["code"])
    write(out / "villages.csv", ["code", "name"], ({"code": v["code"], "name": v["name"].strip()} for v in villages))
    write(out / "region_aliases.csv", ALIAS_COLUMNS, build_aliases(regions, keyed(raw), tables))
    countries, aliases = build_countries(tables)
    write(out / "countries.csv", ["code", "name", "source"], countries)
    write(out / "country_aliases.csv", ["alias", "code", "kind", "ambiguous", "case", "source"], aliases)
    write(out / "ambiguous_names.csv", ["name", "why", "source"], build_ambiguous(tables))
    areas = sorted(read(tables / "foreign_areas.csv"), key=lambda row: (row["name"], row["country"]))
    write(out / "foreign_areas.csv", ["name", "type", "country", "source"], areas)
    (out / "provinces.geojson").write_bytes(outlines.read_bytes())


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wilayah", type=Path, help="CSV code,name of all regions")
    parser.add_argument("centroids", type=Path, help="CSV code,name,lat,lon of regencies and cities")
    parser.add_argument("outlines", type=Path, help="GeoJSON of the provinces")
    parser.add_argument("--out", type=Path, default=Path("data/gazetteer"), help="directory to write")
    arguments = parser.parse_args()
    build(arguments.wilayah, arguments.centroids, arguments.outlines, arguments.out)


if __name__ == "__main__":
    main()
