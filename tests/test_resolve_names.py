import csv
from pathlib import Path

import pytest

from govgraph.resolve import vocabulary
from govgraph.resolve.names import differ, distinctive, likeness, name_key, word_close

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


def test_short_words_are_not_called_misspelt() -> None:
    assert not word_close("ana", "ani")
    assert word_close("gunawan", "gunawam")
