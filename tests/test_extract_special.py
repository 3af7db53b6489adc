"""What single event types need beyond the frames table: objects, posts, parties, appointers."""

from __future__ import annotations

import pytest

from extract_units import Case, meets_events, table


@pytest.mark.parametrize("case", table("special"))
def test_special(case: Case) -> None:
    meets_events(case)
