"""Write docs/python.md from the docstrings of `import govgraph`; ``--check`` only compares.

Usage: python scripts/api_docs.py [--check]
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from govgraph import api
from made_files import ROOT, settle

PAGE = ROOT / "docs" / "python.md"
INTRO = """# Python API

This page is made from the docstrings by `scripts/api_docs.py`; do not edit it. Its examples are run by a test,
with the graph of the sample articles as `g`. A longer walk is in the [notebook](notebooks/govgraph.ipynb).
"""
FUNCTIONS = ("build", "open")
CLASSES = ("NewsGraph", "Things", "Thing", "Said", "Sentence", "Table")
_EXAMPLE = re.compile(r"^>>> ", re.MULTILINE)


def page() -> str:
    """The whole page."""
    parts = [INTRO, *_prose(api)]
    for name in FUNCTIONS:
        parts += [f"## `govgraph.{name}`", _signature(name, getattr(api, name)), *_prose(getattr(api, name))]
    for name in CLASSES:
        parts += _class(name, getattr(api, name))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _class(name: str, kind: type) -> Iterator[str]:
    yield f"## `{name}`"
    yield from _prose(kind)
    if fields := getattr(kind, "__dataclass_fields__", None):
        yield "\n".join(f"- `{field}`: `{_plain(fields[field].type)}`" for field in fields)
    yield f"Shows itself in a notebook: {'yes' if hasattr(kind, '_repr_html_') else 'as text'}."
    for own, member in vars(kind).items():
        if own.startswith("_"):
            continue
        if isinstance(member, property | cached_property):
            what = member.func if isinstance(member, cached_property) else member.fget
            yield f"### `.{own}`"
            yield _signature(own, what, call=False)
            yield from _prose(what)
        elif inspect.isfunction(member):
            yield f"### `.{own}()`"
            yield _signature(own, member)
            yield from _prose(member)


def _plain(annotation: object) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def _signature(name: str, what: Any, *, call: bool = True) -> str:
    signature = inspect.signature(what)
    if not call:
        return f"```py\n{name}: {signature.return_annotation}\n```"
    own = [one for one in signature.parameters.values() if one.name != "self"]
    text = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(signature.replace(parameters=own)))  # annotations are texts here
    return f"```py\n{name}{text}\n```"


def _prose(what: object) -> Iterator[str]:
    """The docstring, its examples as blocks."""
    text = inspect.getdoc(what) or ""
    for part in text.split("\n\n"):
        yield f"```pycon\n{part}\n```" if _EXAMPLE.match(part) else re.sub(r"``(.+?)``", r"`\1`", part)


def main(arguments: list[str]) -> int:
    """Write the page, or say that it is stale."""
    return settle({PAGE: page()}, __file__, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
