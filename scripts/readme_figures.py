"""Write the figures of README.md and README.id.md from the files that hold them; ``--check`` only compares.

    python scripts/readme_figures.py [--check]

Quality comes from data/quality/samples.json (scripts/quality_scores.py writes it) and, for real articles, from the
floors below which tests/test_quality_gate.py fails; speed from the table in docs/performance.md. Nobody types them.
"""

from __future__ import annotations

import json
import re
import sys

from made_files import ROOT, settle

ROWS = (
    ("people", "people", "orang"),
    ("posts", "posts and who holds them", "jabatan dan pemangkunya"),
    ("organisations", "organisations", "lembaga"),
    ("places", "places", "tempat"),
    ("events", "events", "peristiwa"),
    ("roles", "who does what in an event", "siapa berperan apa dalam peristiwa"),
    ("amounts", "sums of money", "jumlah uang"),
    ("quotes", "quotes", "kutipan"),
    ("MEAN F1", "mean, sums of money aside", "rata-rata tanpa jumlah uang"),
)
HEADS = {
    "README.md": ("| what is read | precision | recall | F1 | 95 % interval | real articles: F1 at least |", 1),
    "README.id.md": ("| yang dibaca | presisi | kelengkapan | F1 | interval 95 % | artikel nyata: F1 minimal |", 2),
}
SPEED = {
    "README.md": "{rate} articles of 400 words a CPU second, {memory} of memory; the aim of 120 is {reached}reached.",
    "README.id.md": "{rate} artikel 400 kata per detik CPU, memori {memory}; sasaran 120 {reached}tercapai.",
}
NOT = {"README.md": "not ", "README.id.md": "belum "}


def figures(name: str) -> dict[str, str]:
    """The marked parts of this README and what they should be."""
    return {"quality": _quality(name), "speed": _speed(name)}


def _quality(name: str) -> str:
    head, language = HEADS[name]
    measures = json.loads((ROOT / "data" / "quality" / "samples.json").read_text(encoding="utf-8"))["measures"]
    floors = json.loads((ROOT / "tests" / "floors_devset.json").read_text(encoding="utf-8"))["floors"]
    lines = [head, "|---|---|---|---|---|---|"]
    for row in ROWS:
        one = measures[row[0]]
        cells = [row[language], *(_two(one.get(key)) for key in "prf"), f"{_two(one['low'])}–{_two(one['high'])}"]
        lines.append(f"| {' | '.join([*cells, _two(floors.get(row[0]))])} |")
    return "\n".join(lines)


def _two(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}"


def _speed(name: str) -> str:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    row = re.search(r"^\| govgraph, everything \| ([\d.]+) \|.*\| ([\d,]+ MB) \|$", page, re.MULTILINE)
    if row is None:
        raise SystemExit("docs/performance.md has lost its row 'govgraph, everything'")
    return SPEED[name].format(rate=row[1], memory=row[2], reached="" if float(row[1]) >= 120 else NOT[name])


def renewed(name: str, text: str) -> str:
    """The README with its marked parts as they should be."""
    for part, wanted in figures(name).items():
        pieces = re.split(rf"(<!-- {part}: [^\n]*-->\n|<!-- /{part} -->)", text)
        if len(pieces) != 5:
            raise SystemExit(f"{name} must have the mark '{part}' once")
        text = f"{pieces[0]}{pieces[1]}\n{wanted}\n\n{pieces[3]}{pieces[4]}"
    return text


def main(arguments: list[str]) -> int:
    """Write both files, or say which is stale."""
    return settle({ROOT / name: renewed(name, (ROOT / name).read_text("utf-8")) for name in HEADS}, __file__, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
