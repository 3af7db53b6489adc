"""Appointments told one by one: who is put into which post."""

from __future__ import annotations

import pytest

from extract_units import Case, meets_events, table


@pytest.mark.parametrize("case", table("assignments"))
def test_assignments(case: Case) -> None:
    meets_events(case)
