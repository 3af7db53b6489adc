import pytest

from together import Test, together


@pytest.fixture
def limit() -> int:
    return 3


@together("number", [1, 2])
def test_what_holds_of_every_case_passes_with_its_fixtures(number: int, limit: int) -> None:
    assert number < limit


def failing(cases: list[int]) -> Test:
    @together("number", cases)
    def test(number: int) -> None:
        assert number < 3, f"{number} is too large"

    return test


def test_every_failing_case_is_named() -> None:
    with pytest.raises(AssertionError, match=r"(?s)2 of 3 cases fail\n3: 3 is too large.*\n4: 4 is too large"):
        failing([3, 1, 4])()


def test_no_cases_are_no_success() -> None:
    with pytest.raises(AssertionError, match="no cases"):
        failing([])()
