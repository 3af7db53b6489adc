"""Event drafts: roles by the frames table."""

from __future__ import annotations

import pytest

from extract_units import Case, case_document, meets, occurrences, staged, table
from govgraph.extract.drafts import Draft, draft_of
from govgraph.extract.quotes import quoted_spans
from govgraph.extract.triggers import triggers_of
from govgraph.model import Evidence

SEEN = Evidence(0, 1, 0, 1, "rule")


@pytest.mark.parametrize("case", table("drafts"))
def test_roles_by_the_frames_table(case: Case) -> None:
    stage = staged(case_document(case))
    doc = stage.doc
    (at, *_) = occurrences(doc, case["at"])
    sentence = doc.sentence_at(at[0])
    triggers = triggers_of(doc, sentence, quoted_spans(doc.text, 0, len(doc.text)))
    trigger = next(t for t in triggers if t.i <= at[0] < t.j and t.strong)
    draft = draft_of(doc, trigger, triggers)
    got = {role: [stage.named(ref) for ref in fillers] for role, fillers in draft.roles.items()}
    meets(case, {"roles": got, "status": draft.status})
    for fillers in draft.roles.values():
        for filler in fillers.values():
            assert filler.evidence.rule.startswith(f"event.{draft.type}.{draft.voice}.")


def test_a_filler_is_added_once_and_keeps_its_first_evidence() -> None:
    draft = Draft("opening", "held", strong=True, anaphoric=False, at=0, sentences=[0])
    later = SEEN._replace(start=5, end=9)
    draft.add("opener", "p1", SEEN)
    draft.add("opener", "p1", later)
    assert [f.evidence for f in draft.roles["opener"].values()] == [SEEN]
    assert draft.fillers("witness") == set()
