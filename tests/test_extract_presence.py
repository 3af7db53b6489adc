"""Who was there: attendance sentences add people to the event told before them."""

from __future__ import annotations

import pytest

from extract_units import Case, meets_events, table


@pytest.mark.parametrize("case", table("presence"))
def test_presence(case: Case) -> None:
    meets_events(case)
