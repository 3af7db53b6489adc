"""How much work a call does, counted in lines of our own code that run: the same on every machine, unlike its time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import govgraph

OURS = str(Path(govgraph.__file__).parent)


def work(call: Callable[[], object]) -> int:
    """Run ``call`` and return how many lines of the package it ran, a line in a loop once for each turn.

    What a regular expression or a sort does inside one line is not seen.
    """
    lines = 0

    def line(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return line

    def entered(frame: FrameType, event: str, arg: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        call()
    finally:
        sys.settrace(before)
    return lines
