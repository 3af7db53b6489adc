"""Cells of tables as bodies of articles."""

import pytest

from govgraph.articles.decode import unwrap


@pytest.mark.parametrize(
    ("cell", "body"),
    [
        ('"Bupati berkata, ""kami siap"", lalu pulang."', 'Bupati berkata, "kami siap", lalu pulang.'),
        ('"Kami siap," kata Bupati. "Mari bekerja."', '"Kami siap," kata Bupati. "Mari bekerja."'),
        ("tanpa tanda", "tanpa tanda"),
        ('"', '"'),
        ('""', '""'),
    ],
)
def test_a_cell_of_a_table_loses_its_outer_marks_only_where_its_own_are_doubled(cell, body):
    assert unwrap(cell) == body
