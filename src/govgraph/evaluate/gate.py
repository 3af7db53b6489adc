"""The quality gate: floors below which no measure may fall, kept in a file beside the gold."""

from __future__ import annotations

import json
import math
from pathlib import Path

from govgraph.errors import GovgraphError
from govgraph.evaluate.bootstrap import MEAN
from govgraph.evaluate.report import Result


def load_floors(path: Path) -> dict[str, float]:
    """Read ``{"floors": {measure: least value}}``. Raises GovgraphError where the file is not of that shape."""
    try:
        floors = json.loads(path.read_bytes())["floors"]
        return {str(name): float(floor) for name, floor in floors.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GovgraphError(f"{path}: no readable floors ({error})", 'expected {"floors": {"MEAN F1": 0.8}}') from error


def check_floors(result: Result, floors: Path) -> list[str]:
    """Return one line for each measure below its floor in the file; an empty list means the gate is passed.

    A measure that the result does not have fails as well: a gate on a misspelt name would guard nothing.
    """
    failures = []
    for name, floor in load_floors(floors).items():
        try:
            value = result.value(name)
        except KeyError:
            failures.append(f"{name}: floor {floor:.3f}, but there is no such measure")
            continue
        if value is None or value < floor:
            shown = "nothing judged" if value is None else f"{value:.3f}"
            failures.append(f"{name}: {shown} is below the floor {floor:.3f}")
    return failures


def write_floors(result: Result, path: Path, *, slack: float = 0.01, allow_lower: bool = False) -> dict[str, float]:
    """Write the floors that this result supports (each value less ``slack``, rounded down) and return them.

    Floors rise by themselves. Where one would fall, GovgraphError is raised unless ``allow_lower``:
    losing quality is a decision, not an accident. Measures with nothing judged get no floor.
    """
    old = load_floors(path) if path.exists() else {}
    names = [measure.name for measure in result.measures if measure.counts.gold] + [MEAN]
    values = {name: value for name in names if (value := result.value(name)) is not None}
    floors = {name: max(0.0, math.floor((value - slack) * 1000 + 1e-6) / 1000) for name, value in values.items()}
    if not allow_lower:
        fallen = [f"{name} {floor:.3f}" for name, floor in old.items() if values.get(name, 0.0) < floor]
        if fallen:
            hint = "lowering a floor has to be asked for"
            raise GovgraphError(f"{path}: floors would fall: {', '.join(fallen)}", hint)
        floors = {name: max(floors.get(name, 0.0), floor) for name, floor in old.items()} | {
            name: floor for name, floor in floors.items() if name not in old
        }
    path.write_text(json.dumps({"floors": dict(sorted(floors.items()))}, indent=1) + "\n", encoding="utf-8")
    return floors
