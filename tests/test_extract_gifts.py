"""Who gives where the frames find nobody."""

from __future__ import annotations

import pytest

from extract_units import finder


def givers(text: str) -> list[str]:
    """Rule and words of each giver of the only gift of ``text``."""
    stage, found = finder({"text": text})
    (event,) = found.run()
    fillers = dict(event.roles)["giver"]
    return [f"{f.evidence.rule}: {stage.doc.text[f.evidence.start : f.evidence.end]}" for f in fillers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pemerintah melalui Kementerian Sosial kembali menyalurkan bantuan beras.",
            ["event.aid.ministry: Kementerian Sosial"],
        ),
        ("Wali Kota Bima telah mengirimkan bantuan beras.", ["event.aid.official: Wali Kota Bima"]),
        (
            "Warga menerima bantuan beras melalui Dinas Sosial Kota Bima.",
            ["event.aid.channel: Dinas Sosial Kota Bima"],
        ),
    ],
)
def test_a_giver_is_found_beyond_the_frames(text: str, expected: list[str]) -> None:
    assert givers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Warga menerima bantuan beras melalui Bank Mandiri.",
        "Mantan Wali Kota Bima mengirimkan bantuan beras.",
    ],
)
def test_nobody_gives_where_the_text_does_not_say_so(text: str) -> None:
    _, found = finder({"text": text})
    assert found.run() == ()


def test_a_giver_that_is_told_keeps_others_out() -> None:
    assert givers("Kementerian Sosial menyalurkan bantuan beras melalui Dinas Sosial Kota Bima.") == [
        "event.aid.active.subject: Kementerian Sosial"
    ]
