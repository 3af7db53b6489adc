"""The words that stand before an area's name and say what kind of area it is: "Kabupaten", "Kec.", "Pekon"."""

from __future__ import annotations

MARKERS = {
    "provinsi": "province", "propinsi": "province", "prov": "province",
    "kabupaten": "regency", "kab": "regency", "kota": "city",
    "kecamatan": "district", "kec": "district", "distrik": "district",
    "kapanewon": "district", "kemantren": "district",
    "desa": "village", "kelurahan": "village", "kel": "village", "kampung": "village", "pekon": "village",
    "nagari": "village", "gampong": "village", "tiyuh": "village", "kalurahan": "village",
}  # fmt: skip
DISTRICT_MARKERS = frozenset(word for word, kind in MARKERS.items() if kind == "district")
VILLAGE_MARKERS = frozenset(word for word, kind in MARKERS.items() if kind == "village")
