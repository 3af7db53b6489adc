"""Whom a pronoun means where it is the subject of an event's verb: one person, or two for "keduanya", else nobody."""

from __future__ import annotations

import pytest

from extract_units import stages
from govgraph.extract.antecedents import pronoun_subject
from govgraph.extract.triggers import triggers_of

ONE = "Bupati Sikka Rudi Hartanto tiba. "
TWO = "Bupati Sikka Rudi Hartanto dan Bupati Ende Agus Salim tiba. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE + "Ia meresmikan pasar.", ["Rudi Hartanto"]),
        (ONE + "Beliau juga meresmikan pasar.", ["Rudi Hartanto"]),
        (ONE + "Warga senang. Dia meresmikan pasar.", ["Rudi Hartanto"]),
        (ONE + "Warga senang. Hujan turun. Panen usai. Dia meresmikan pasar.", []),
        (ONE + "Menurut dia, camat meresmikan pasar.", []),
        (ONE + "Warga meresmikan pasar.", []),
        (ONE + "Mereka meresmikan pasar.", []),
        (TWO + "Ia meresmikan pasar.", []),
        (TWO + "Keduanya meresmikan pasar.", ["Rudi Hartanto", "Agus Salim"]),
        (ONE + "Keduanya meresmikan pasar.", []),
        ("Ia meresmikan pasar.", []),
    ],
)
def test_whom_a_pronoun_means(text: str, expected: list[str]) -> None:
    stage = stages(text)
    sentence = stage.doc.sentences[-1]
    (trigger,) = [t for t in triggers_of(stage.doc, sentence, []) if t.event == "opening"]
    group = pronoun_subject(stage.doc, trigger)
    assert [stage.named(item.ref) for item in (group.items if group else ())] == expected
    assert (group is None) == (not expected)
