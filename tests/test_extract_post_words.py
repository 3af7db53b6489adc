"""Posts of events are spelled out, with what they are posts of."""

from __future__ import annotations

import pytest

from extract_cases import lexicon, make_article
from govgraph.extract import extract


@pytest.mark.parametrize(
    ("worded", "spelled"),
    [
        ("Penjabat (Pj) Bupati Alor", "Penjabat Bupati Alor"),
        ("Pj. Gubernur Sulut", "Penjabat Gubernur Sulawesi Utara"),
        ("Plh Sekda Kabupaten Alor", "Pelaksana Harian Sekretaris Daerah Kabupaten Alor"),
        ("Kepala Dinas Sosial", "Kepala Dinas Sosial Nusa Tenggara Timur"),
        ("Wakil Bupati Alor", "Wakil Bupati Alor"),
        ("Ketua KONI Alor", "Ketua KONI Alor"),
    ],
)
def test_a_post_is_spelled_out(worded: str, spelled: str) -> None:
    text = f"Gubernur Nusa Tenggara Timur Andi Wijaya melantik Budi Santosa sebagai {worded}, Senin (4/3/2019)."
    (event,) = extract(make_article(text), lexicon()).events
    assert [filler.value for filler in dict(event.roles)["post"]] == [spelled]
