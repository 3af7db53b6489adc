"""Statements as lines of text: N-Quads and Turtle, byte for byte as the serialiser of Oxigraph writes them.

A large graph is tens of millions of statements, and making objects of each costs more than anything else in a
build. What is written here is compared with the serialiser by tests, so that it stays the only authority.
Sources: N-Quads 1.1 and Turtle 1.1 (W3C 2014); escapes and abbreviations as in oxttl.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import pyoxigraph as ox

from govgraph.model import Value
from govgraph.rdf.write import Block
from govgraph.vocabulary import Vocabulary

_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f]')
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "!$&'()*+,;=/?#@%~"})
STOP = " .\n"  # between two subjects in Turtle
_BARE = {
    "integer": re.compile(r"[+-]?[0-9]+"),
    "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    "boolean": re.compile(r"true|false"),
}


def quoted(text: str) -> str:
    """A string between quotation marks, escaped as both syntaxes want it."""
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda found: _NAMED.get(found[0]) or f"\\u{ord(found[0]):04X}", text)
    return f'"{text}"'


class NQuads:
    """Writes blocks as N-Quads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._xsd = vocabulary.iri("xsd:")

    def text(self, blocks: Iterable[Block]) -> str:
        """One line for each statement."""
        literal = self._literal
        lines = []
        for graph, subject, said in blocks:
            tail = f" <{graph}> .\n"
            lines += [
                f"<{subject}> <{predicate}> <{value}>{tail}"
                if isinstance(value, str)
                else f"<{subject}> <{predicate}> {literal(value)}{tail}"
                for predicate, value in said
            ]
        return "".join(lines)

    def _literal(self, value: Value) -> str:
        if value.lang is not None:
            return f"{quoted(value.text)}@{value.lang}"
        if value.datatype == "string":
            return quoted(value.text)
        return f"{quoted(value.text)}^^<{self._xsd}{value.datatype}>"


class Turtle:
    """Writes blocks as Turtle, without the names of their graphs; the first of them after the prefixes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._xsd = vocabulary.iri("xsd:")
        self._type = vocabulary.iri("rdf:type")
        self._own = vocabulary.prefixes["id"]
        others = ((space, f"{name}:") for name, space in vocabulary.prefixes.items())
        self._spaces = ((self._own, "id:"), *others)  # most are our own
        self._last = "", ""  # subject and predicate
        self._head = _head(vocabulary)
        self._whole = lru_cache(1 << 14)(self._abbreviated)
        self._often = lru_cache(1 << 14)(self._iri)
        self._verb = cache(lambda iri: "a" if iri == self._type else self._iri(iri))

    def text(self, blocks: Iterable[Block]) -> str:
        """The statements; those of one subject in a row are joined, over several calls too, until ``close``."""
        pieces: list[str] = []
        verb, iri, literal = self._verb, self._often, self._literal
        subject, predicate = self._last
        for _, about, said in blocks:
            if about != subject:
                pieces.append(f"{STOP if subject else self._head}{iri(about)} ")
                subject, predicate, self._head = about, "", ""
            for name, value in said:
                text = iri(value) if isinstance(value, str) else literal(value)
                joint = " ;\n\t" if predicate else ""
                pieces.append(f" , {text}" if name == predicate else f"{joint}{verb(name)} {text}")
                predicate = name
        self._last = subject, predicate
        return "".join(pieces)

    def close(self) -> str:
        """The full stop after what was written last; what comes next stands for itself."""
        open_, self._last = self._last[0], ("", "")
        return STOP if open_ else ""

    def _iri(self, iri: str) -> str:
        """As ``_abbreviated``. What stands before "#" comes back often, what stands after it hardly ever."""
        whole, sign, fragment = iri.partition("#")
        if sign and whole.startswith(self._own):  # of a span: "char=1,2"
            fragment = fragment.replace("=", "\\=").replace(",", "\\,")
            return f"{self._whole(whole)}\\#{fragment}"
        return self._whole(iri)

    def _abbreviated(self, iri: str) -> str:
        """``prefix:local`` where a prefix fits."""
        for space, name in self._spaces:
            if iri.startswith(space):
                local = iri[len(space) :].translate(_ESCAPED)
                if local.startswith(("-", ".")):
                    local = "\\" + local
                return f"{name}{local[:-1]}\\." if local.endswith(".") else name + local
        return f"<{iri}>"

    def _literal(self, value: Value) -> str:
        if value.lang is not None:
            return f"{quoted(value.text)}@{value.lang}"
        if value.datatype == "string":
            return quoted(value.text)
        bare = _BARE.get(value.datatype)
        if bare is not None and bare.fullmatch(value.text):
            return value.text
        return f"{quoted(value.text)}^^xsd:{value.datatype}"


def _head(vocabulary: Vocabulary) -> str:
    """The lines that declare the prefixes, as the serialiser orders them; a file of no statement has none."""
    node = ox.NamedNode(vocabulary.iri("rdf:type"))
    text = ox.serialize([ox.Triple(node, node, node)], format=ox.RdfFormat.TURTLE, prefixes=dict(vocabulary.prefixes))
    return "".join(line for line in (text or b"").decode().splitlines(True) if line.startswith("@prefix"))
