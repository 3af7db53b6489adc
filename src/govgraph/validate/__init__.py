"""Is a graph what it should be: SHACL shapes, counts, and a report."""

from govgraph.validate.check import validate, validate_store
from govgraph.validate.counts import Bound, read_bounds
from govgraph.validate.report import REPORT_FORMATS, Finding, Report
from govgraph.validate.shapes import Check, load_checks

__all__ = [
    "REPORT_FORMATS", "Bound", "Check", "Finding", "Report", "load_checks", "read_bounds", "validate", "validate_store",
]  # fmt: skip
