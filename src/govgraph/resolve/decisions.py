"""Decisions: a person's judgements as JSON Lines, kept in git, that win over the resolver."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from govgraph.errors import GovgraphError
from govgraph.resolve.model import Decision, MentionKey

# What each decision needs: how many targets at least, and whether it carries a value.
KINDS: Mapping[str, tuple[int, bool]] = {
    "same": (2, False),
    "different": (2, False),
    "unsure": (2, False),
    "merge_events": (2, False),
    "reject_claim": (1, False),
    "rename": (1, True),
    "retype": (1, True),
    "reply": (1, True),
}
_KEYS = frozenset({"decision", "targets", "value", "note"})


def read_decisions(paths: Iterable[Path]) -> tuple[Decision, ...]:
    """The decisions of files and of the ``*.jsonl`` files of directories, in the order of their names and lines.

    Raises GovgraphError, naming file and line, for a line that is no decision.
    """
    found: list[Decision] = []
    for path in paths:
        files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        for file in files:
            found.extend(_read(file))
    return tuple(found)


def _read(file: Path) -> Iterator[Decision]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GovgraphError(f"{file} cannot be read: {error}", "decisions are JSON Lines in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _decision(line, f"{file.name}:{number}")


def _decision(line: str, source: str) -> Decision:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _wrong(source, f"not JSON ({error.msg})") from error
    if not isinstance(row, dict) or row.get("decision") not in KINDS:
        raise _wrong(source, f'"decision" must be one of {", ".join(KINDS)}')
    if unknown := sorted(set(row) - _KEYS):
        raise _wrong(source, f"unknown key {', '.join(unknown)}")
    kind, targets, value, note = row["decision"], row.get("targets"), row.get("value"), row.get("note")
    least, valued = KINDS[kind]
    if not isinstance(targets, list) or len(targets) < least or not all(isinstance(t, str) and t for t in targets):
        raise _wrong(source, f'"targets" of {kind} must be a list of at least {least} identifiers')
    if valued != isinstance(value, str) or (valued and not value):
        raise _wrong(source, f'{kind} {"needs" if valued else "takes no"} "value"')
    if note is not None and not isinstance(note, str):
        raise _wrong(source, '"note" must be a string')
    return Decision(kind, tuple(targets), value, note, source)


def _wrong(source: str, what: str) -> GovgraphError:
    return GovgraphError(
        f"{source}: {what}", 'a decision is a line like {"decision": "same", "targets": ["person/a", "person/b"]}'
    )


def append_decision(file: Path, decision: Decision) -> None:
    """Add one line to a decisions file, making it (and its directory) when it is not there."""
    row: dict[str, object] = {"decision": decision.kind, "targets": list(decision.targets)}
    if decision.value is not None:
        row["value"] = decision.value
    if decision.note is not None:
        row["note"] = decision.note
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def mention_target(key: MentionKey) -> str:
    """How a decision names one mention: ``<article key>#<local id>``."""
    return f"{key[0]}#{key[1]}"
