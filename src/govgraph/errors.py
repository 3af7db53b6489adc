"""Errors a person can act on: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable


class GovgraphError(Exception):
    """An error with one line for the user, a hint, and the exit code of the command line.

    ``message`` names the file and the place; ``hint`` says what to do; ``exit_code`` is 2 for
    misuse (wrong argument, missing path) and 1 for failure (nothing could be built).
    """

    def __init__(self, message: str, hint: str = "", exit_code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


class UsageError(GovgraphError):
    """The command was called wrongly; exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint, exit_code=2)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint for a name that is not known: those spelled like it (difflib's ratio), or all that there are."""
    from difflib import get_close_matches  # noqa: PLC0415  # only a slip needs it, and every start would pay

    names = list(known)
    close = get_close_matches(word, names)
    return f"did you mean {' or '.join(close)}?" if close else f"there are: {', '.join(names)}"
