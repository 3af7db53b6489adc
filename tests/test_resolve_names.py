import csv
from dataclasses import replace
from pathlib import Path

import pytest

from govgraph.resolve import vocabulary
from govgraph.resolve.names import differ, distinctive, likeness, name_key, plain_words, word_close

CASES = list(
    csv.DictReader((Path(__file__).parent / "cases" / "person_names.csv").read_text(encoding="utf-8").splitlines())
)
WORDS = vocabulary.load()


def key(name: str) -> tuple[str, ...]:
    return name_key(name, WORDS)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['left']} / {c['right']}" for c in CASES])
def test_likeness(case: dict[str, str]) -> None:
    assert (likeness(key(case["left"]), key(case["right"])) or "") == case["likeness"], case["why"]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['left']} / {c['right']}" for c in CASES])
def test_likeness_has_no_direction(case: dict[str, str]) -> None:
    assert likeness(key(case["left"]), key(case["right"])) == likeness(key(case["right"]), key(case["left"]))


def test_a_name_without_latin_letters_has_a_key() -> None:
    assert key("林瑞良") == ("林瑞良",)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Gilang Rakabubing Raka", "Gilang Rakabuming", False),  # a part, misspelt
        ("Ahmad Luthfi", "Luthfi Andrian", True),
        ("Ahmad Luthfi", "Luthfi", False),  # one word cannot contradict
        ("Rahayu Lestari", "Lestari Rahayu", False),
        ("M. Ridwan Saleh", "Ridwan Saleh", False),
    ],
)
def test_names_that_cannot_be_of_one_person(left: str, right: str, expected: bool) -> None:
    assert differ(key(left), key(right)) is expected


def test_words_that_thousands_share_tell_nothing() -> None:
    assert distinctive(key("Budi Santoso"), WORDS) == 0
    assert distinctive(key("Budi Nainggolan"), WORDS) == 1
    assert distinctive(key("M. Nainggolan"), WORDS) == 1  # an initial tells nothing either
    assert distinctive(("z", "nainggolan"), WORDS) == 1  # not even a rare one
    assert distinctive(("bo", "nainggolan"), WORDS) == 2


def test_short_words_are_not_called_misspelt() -> None:
    assert not word_close("ana", "ani")
    assert word_close("gunawan", "gunawam")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Muhammad Sa'duddin", ("muhammad", "saduddin")), ("Sa’dun", ("sadun",)), ("Ibnu ‘Abbas", ("ibnu", "abbas")),
        ("José Mañana", ("jose", "manana")), ("Al-Hakim", ("al", "hakim")), ("Anu-Polan", ("anu", "polan")),
        ("Anuh-Polan Sitepu", ("anuh-polan", "sitepu")), ("R.A. Kartini 2", ("r", "a", "kartini", "2")), ("", ()),
        ("林瑞良", ()),
    ],
)  # fmt: skip
def test_the_plain_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert plain_words(name) == words


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("r kandangan", "rahayu kandangan saleh", "short"),  # an initial is no whole word
        ("rahayu kandangan", "rahayu kandangan saleh", "part"), ("rahayu saleh", "rahayu kandangan saleh", "part"),
        ("saleh rahayu", "rahayu kandangan saleh", None),  # out of order
        ("r k saleh", "rahayu kandangan saleh", "initials"), ("r k", "r kandangan", None),  # initials alone say nothing
        ("kandangan", "rahayu kandangan", "short"), ("r", "rahayu kandangan", None),
        ("rakan", "rahayu kandangan", "blend"), ("raka", "rahayu kandangan", "blend"),
        ("rka", "rahayu kandangan", None),  # two letters of each at least
        ("rahayukand", "rahayu kandangan", None), ("rahaykanda", "rahayu kandangan", "blend"),  # five at most
        ("rks", "rahayu kandangan saleh", "blend"), ("rk", "rahayu kandangan", None),
        ("rahayu kandangan", "kandangan rahayu", "order"), ("rahayu kandangan", "rahaju kandangan", "variant"),
        ("rahayu kandangan", "rahaju kandangan saleh", None), ("adi", "ade", None),
        ("rahayu", "rahayu", "equal"),
        ("rahayu saleh", "r kandangan saleh", "short"),  # nor is the initial that it stands for
        ("al hakim", "al kandangan hakim", "part"),  # two letters are a word
        ("ani bela bela", "ani bela candra dewi", None),  # a word is matched once
    ],
)  # fmt: skip
def test_likeness_of_plain_words(left: str, right: str, expected: str | None) -> None:
    one, other = tuple(left.split()), tuple(right.split())
    assert likeness(one, other) == likeness(other, one) == expected


def test_a_word_is_matched_once() -> None:
    assert differ(("ani", "bela", "bela"), ("ani", "bela", "candra", "dewi"))
    assert not differ(("ani", "bela", "bela"), ("ani", "bela", "candra", "bela"))
    assert not differ(("ani", "candra"), ("ani", "bela", "candra", "dewi"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("ani", "ani", True), ("rudi", "rudy", False), ("rahmat", "rahmad", True), ("bagus", "bugas", True),
        ("abdi", "badi", False), ("hendra", "handra", True), ("hendra", "hendri", True), ("hendra", "kandar", False),
        ("adi", "adit", False), ("lutfi", "lutfy", True),  # one letter of five is a slip, one of four another name
    ],
)  # fmt: skip
def test_words_misspelt(left: str, right: str, expected: bool) -> None:
    assert word_close(left, right) is word_close(right, left) is expected


def test_a_word_is_compared_in_reformed_spelling_without_doubled_letters() -> None:
    plain = replace(WORDS, spelling=(("oe", "u"), ("dj", "j")), name_forms={"moh": "muhammad"})
    assert [plain.word(word) for word in ("soekarno", "djoko", "moh", "anna", "ali")] == [
        "sukarno", "joko", "muhamad", "ana", "ali",
    ]  # fmt: skip
