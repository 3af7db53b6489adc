"""One HTML file that works from disk: template, style, scripts and data in one, nothing fetched.

Text of articles reaches the page only as JSON in a data block; the scripts put it on screen as text.
The Content-Security-Policy admits exactly the style and the scripts that it lists by hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph.viewer.payload import make_payload
from govgraph.viewer.text import well_formed
from govgraph.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from govgraph.graph import Graph

_WEB = Path(__file__).resolve().parent.parent / "web"
_SOME = 1000  # members of a list as text at one time
_SLOT = re.compile(r"\{\{(\w+)\}\}")
# Inside a script element only "</script" and "<!--" matter; escaping every <, > and & leaves nothing to think about.
# U+2028 and U+2029 end a line in older JavaScript.
_ESCAPES = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def write_page(graph: Graph, path: Path) -> None:
    """Write ``graph`` as one offline HTML page to ``path``. Same graph, same bytes.

    Raises OSError when the page cannot be written, and GovgraphError when the ontology is missing.
    """
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_pieces(make_payload(graph, load_vocabulary())))


def render_page(payload: dict[str, Any]) -> str:
    """The page for ``payload`` as text that encodes to UTF-8."""
    return "".join(_pieces(payload))


def _pieces(payload: dict[str, Any]) -> Iterator[str]:
    """The page bit by bit: the whole text of a large one, escaped, would take several times its size."""
    style = _asset("src/graph.css")
    vendor, script = _asset("bundle/vendor.js"), _asset("bundle/graph.js")
    slots = {
        "policy": content_policy([vendor, script], [style]),
        "style": style,
        "vendor": vendor,
        "script": script,
    }
    before, _, after = _asset("src/graph.html").partition("{{data}}")
    yield _SLOT.sub(lambda slot: slots[slot[1]], before)
    yield from _data(payload)
    yield _SLOT.sub(lambda slot: slots[slot[1]], after)


def _data(payload: dict[str, Any]) -> Iterator[str]:
    """``data_block`` of an object, with its lists cut into lengths."""
    for number, (name, value) in enumerate(payload.items()):
        yield f"{',' if number else '{'}{data_block(name)}:"
        if isinstance(value, list) and value:
            for start in range(0, len(value), _SOME):
                yield ("," if start else "[") + data_block(value[start : start + _SOME])[1:-1]
            yield "]"
        else:
            yield data_block(value)
    yield "}"


def data_block(payload: object) -> str:
    """``payload`` as JSON that cannot end, open or comment out the element it stands in.

    Lone surrogates, which no UTF-8 file can hold, become U+FFFD.
    """
    text = well_formed(json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text


def content_policy(scripts: list[str], styles: list[str]) -> str:
    """The value of the Content-Security-Policy: these scripts, these styles, nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash_source, scripts))}",
            f"style-src {' '.join(map(_hash_source, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ]
    )


def _hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    """One file of the front end. Read as it is: its hash must be that of what the browser sees."""
    return (_WEB / name).read_text(encoding="utf-8")
