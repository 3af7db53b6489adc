"""Hundreds of cases of one line in one test, which runs them all and names those that fail.

A test of its own for each of them takes longer to collect, to send to a worker and to report than to run.
"""

import inspect
from collections.abc import Callable, Sequence
from typing import Any

Test = Callable[..., None]


def together(argument: str, cases: Sequence[Any]) -> Callable[[Test], Test]:
    """Like ``pytest.mark.parametrize(argument, cases)``, in one test."""

    def decorate(test: Test) -> Test:
        def run(**fixtures: Any) -> None:
            wrong = []
            for case in cases:
                try:
                    test(**{argument: case}, **fixtures)
                except AssertionError as problem:
                    wrong.append(f"{case}: {problem}")
            assert cases, "no cases"
            assert not wrong, "\n".join([f"{len(wrong)} of {len(cases)} cases fail", *wrong])

        signature = inspect.signature(test)
        rest = [parameter for name, parameter in signature.parameters.items() if name != argument]
        run.__dict__["__signature__"] = signature.replace(parameters=rest)
        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        return run

    return decorate
