"""Attributions: speaking verbs, their voice, and the person each one names."""

from __future__ import annotations

import pytest

from extract_units import Stages, stages
from govgraph.extract.quotes import quoted_spans
from govgraph.extract.speakers import Attribution, Speakers

RUDI = "Bupati Sleman Rudi Hartanto"
AGUS = "Wakil Bupati Sleman Agus Salim"


def attributions(stage: Stages, number: int = 0) -> list[Attribution]:
    """The attributions of a sentence, those before it read first."""
    speakers = Speakers(stage.doc)
    spans = quoted_spans(stage.doc.text, 0, len(stage.doc.text))
    for sentence in stage.doc.sentences[:number]:
        speakers.leave(sentence, speakers.attributions(sentence, spans), spans)
    return speakers.attributions(stage.sentence(number), spans)


@pytest.mark.parametrize(
    ("text", "voice", "speaker", "explicit"),
    [
        (f"{RUDI} mengatakan air cukup.", "active", "Rudi Hartanto", True),
        (f"{RUDI} di pendopo mengatakan air cukup.", "active", "Rudi Hartanto", True),
        (f"{RUDI} juga menegaskan air cukup.", "active", "Rudi Hartanto", True),
        ("Rudi Hartanto, Bupati Sleman, mengatakan air cukup.", "active", "Rudi Hartanto", True),
        (f"Air cukup, kata {RUDI}.", "inverted", "Rudi Hartanto", True),
        ("Air cukup, kata Rudi Hartanto, Bupati Sleman.", "inverted", "Rudi Hartanto", True),
        (f"Menurut {RUDI}, air cukup.", "menurut", "Rudi Hartanto", True),
        (f"Hal itu disampaikan {RUDI} di pendopo.", "passive_back", "Rudi Hartanto", True),
        (f"Hal itu disampaikan oleh {RUDI}.", "passive_back", "Rudi Hartanto", True),
        (f"Hal itu disampaikan langsung {RUDI}.", "passive_back", "Rudi Hartanto", True),
        (f"Demikian disampaikan {RUDI}.", "passive_back", "Rudi Hartanto", True),
        (f"Hal itu dijelaskan {RUDI}.", "passive_back", "Rudi Hartanto", True),
        (f"Hal tersebut diungkapkan oleh {RUDI}.", "passive_back", "Rudi Hartanto", True),
        (f"Pernyataan itu disampaikan {RUDI}.", "passive_back", "Rudi Hartanto", True),
        ("Air cukup, kata Pemkab Sleman.", "inverted", None, True),
        ("Air cukup, kata seorang petani tua di sana.", "inverted", None, True),
        ("Menurut Pemkab Sleman, air cukup.", "menurut", None, True),
    ],
)
def test_who_speaks_in_which_voice(text: str, voice: str, speaker: str | None, explicit: bool) -> None:
    stage = stages(text)
    (found,) = attributions(stage)
    assert (found.voice, stage.named(found.speaker), found.explicit) == (voice, speaker, explicit)


@pytest.mark.parametrize(
    "text",
    [
        f"{RUDI} menanam padi.",
        f"Padi disampaikan {RUDI} kepada petani.",
        f"Bantuan untuk warga di lereng gunung itu disampaikan {RUDI}.",
        "Petani muda dari desa sebelah mengatakan air cukup.",
        f"{RUDI}, yang menurutnya sibuk, menanam padi.",
        "Kata pengantar buku itu panjang.",
        f'{RUDI} membaca "petani mengatakan air cukup" di spanduk.',
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert [a for a in attributions(stages(text)) if a.speaker] == []


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Ia mengatakan air cukup.", "active"),
        ("Dia menegaskan air cukup.", "active"),
        ("Beliau berharap air cukup.", "active"),
        ("Mengatakan air cukup, sawah pun digarap.", "active"),
        ("Bapak dua anak itu mengatakan air cukup.", "active"),
        ("Pria tersebut mengatakan air cukup.", "active"),
        ("Air cukup, katanya.", "inverted"),
        ("Air cukup, kata dia.", "inverted"),
        ("Air cukup, ujar beliau.", "inverted"),
        ("Ditegaskannya, air cukup.", "inverted"),
        ("Menurutnya, air cukup.", "menurut"),
        ("Menurut dia, air cukup.", "menurut"),
    ],
)
def test_pronouns_mean_who_was_named_last(text: str, voice: str) -> None:
    stage = stages(f"{RUDI} tiba. {AGUS} tiba. {text}")
    (found,) = attributions(stage, 2)
    assert (found.voice, stage.named(found.speaker), found.explicit) == (voice, "Agus Salim", False)


def test_who_spoke_last_is_meant_rather_than_who_was_named_last() -> None:
    stage = stages(f"Kepada {AGUS}, {RUDI} tiba. Air cukup, kata Rudi Hartanto. Ia menegaskan panen raya.")
    (found,) = attributions(stage, 2)
    assert stage.named(found.speaker) == "Rudi Hartanto"


def test_nobody_is_guessed_across_an_unnamed_speaker() -> None:
    stage = stages(f"{RUDI} tiba. Air cukup, kata seorang petani tua. Ia menegaskan panen raya.")
    (found,) = attributions(stage, 2)
    assert found.speaker is None


def test_a_pronoun_without_anybody_before_it_means_nobody() -> None:
    (found,) = attributions(stages("Ia mengatakan air cukup."))
    assert found.speaker is None


@pytest.mark.parametrize(
    ("kwargs", "expected"),
    [
        ({"title": "Bupati Rudi Hartanto Tanam Padi"}, "Rudi Hartanto"),
        ({"title": "Rudi Hartanto dan Agus Salim Tanam Padi"}, None),
        ({"caption": f"{AGUS} dan {RUDI} menanam padi."}, "Agus Salim"),
        ({}, None),
    ],
)
def test_until_somebody_is_named_the_report_is_about_its_headline(kwargs: dict[str, str], expected: str | None) -> None:
    stage = stages(f"Panen raya. {RUDI} dan {AGUS} tiba.", **kwargs)
    assert stage.named(Speakers(stage.doc).latest) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        (f"{RUDI} menyampaikan pesan dan meminta air dibagi rata.", "meminta"),
        (f"{RUDI} menyampaikan hal penting, meminta air dibagi rata.", "meminta"),
        (f"{RUDI} mengatakan air cukup karena petani meminta lebih awal.", "mengatakan"),
        (f"{RUDI} menegaskan dirinya meminta air dibagi rata.", "menegaskan"),
    ],
)
def test_one_statement_a_sentence(text: str, verb: str) -> None:
    stage = stages(text)
    active = [a for a in attributions(stage) if a.voice == "active"]
    assert [stage.doc.words[a.i] for a in active] == [verb]


def test_a_verb_in_quotation_marks_attributes_nothing() -> None:
    stage = stages(f'"Petani mengatakan air cukup," kata {RUDI}.')
    assert [a.voice for a in attributions(stage)] == ["inverted"]


@pytest.mark.parametrize(
    ("text", "rule", "speaker"),
    [
        (f'"Air cukup di sini," kata {RUDI}.', "quote.direct.after", "Rudi Hartanto"),
        (f'{RUDI} tiba. "Air cukup di sini."', "quote.direct.paragraph", "Rudi Hartanto"),
        ('"Air cukup di sini," kata seorang petani tua.', "quote.speaker_unnamed", None),
        ('"Air cukup di sini."', "quote.no_speaker", None),
    ],
)
def test_the_speaker_of_a_quotation_and_the_rule(text: str, rule: str, speaker: str | None) -> None:
    stage = stages(text)
    speakers = Speakers(stage.doc)
    spans = quoted_spans(stage.doc.text, 0, len(stage.doc.text))
    for sentence in stage.doc.sentences:
        speakers.leave(sentence, speakers.attributions(sentence, spans), spans)
    found, why = speakers.of_quote(spans[0].start, spans[-1].end, stage.doc.sentences, spans, None)
    assert (stage.named(found), why) == (speaker, rule)


def test_a_carried_speaker_goes_on_when_nobody_is_named() -> None:
    stage = stages(f'{RUDI} tiba. "Air cukup di sini."')
    spans = quoted_spans(stage.doc.text, 0, len(stage.doc.text))
    speakers = Speakers(stage.doc)
    assert speakers.of_quote(spans[0].start, spans[0].end, [stage.sentence(1)], spans, "p1") == (
        "p1",
        "quote.direct.continued",
    )
