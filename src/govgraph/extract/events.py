"""The events of one article: triggers → drafts → joined, completed with date, place, venue and amounts, and checked."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.extract.appointments import fill_appointers, split_appointments
from govgraph.extract.areas import Areas
from govgraph.extract.assignments import add_assignments, add_term_ends
from govgraph.extract.bodies import Bodies
from govgraph.extract.circumstances import Circumstances
from govgraph.extract.document import Document, Sentence
from govgraph.extract.drafts import Draft, draft_of
from govgraph.extract.gifts import channel_gives
from govgraph.extract.joining import compatible, join
from govgraph.extract.kin import kin_of
from govgraph.extract.missions import leader_once, settle_missions
from govgraph.extract.pairs import split_pairs
from govgraph.extract.people import People
from govgraph.extract.post_words import spell_posts
from govgraph.extract.presence import add_companions, add_presence, add_speakers
from govgraph.extract.quotes import Span, quoted_spans
from govgraph.extract.special import (
    chapter_once,
    complete,
    fold_cooperations,
    fold_transactions,
    no_self_gift,
    one_party_once,
    share_witnesses,
)
from govgraph.extract.sums import add_parts, lend_sums
from govgraph.extract.ties import both_sides, own_side, same_side
from govgraph.extract.triggers import Trigger, triggers_of
from govgraph.extract.visits import inside_of, settle_visits
from govgraph.model import Dropped, Event, Quote


def _agrees_on(trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "sepakat | menjalin kerja sama": what is agreed on is told by the words behind it, and nothing was signed."""
    return trigger.event == "agreement" and trigger.form.startswith(("sepakat", "bersepakat")) and any(
        t.event == "cooperation" and 0 <= t.i - trigger.j <= 1 for t in triggers
    )


def _meets_nobody(draft: Draft) -> bool:
    """Whether too few are named: a gathering of any kind takes two, as does one of an office without its holder."""
    present = draft.fillers("participant")
    return len(present) < (2 if draft.generic or all(x.startswith("l") for x in present) else 1)


def _whole_visit(draft: Draft) -> bool:
    """ "A tiba di X disambut B": a word that tells no visit by itself does where both sides and the place are told."""
    return draft.type == "visit" and all(draft.roles.get(role) for role in ("visitor", "host", "place"))


_SEEKING = frozenset({"menjajaki", "jajaki", "menawarkan", "tawarkan"})  # "kami sedang menjajaki kerja sama dengan X"
_SAID = ("cooperation", "agreement")  # told in quotations as well
_WE = frozenset({"kami", "kita"})
_NEAR = 6  # tokens between "kami" and the verb it is the subject of
_ORDER = {"body": 0, "caption": 1, "heading": 2, "title": 3}


class EventFinder:
    """Finds the events of one article."""

    def __init__(self, doc: Document, areas: Areas, bodies: Bodies, people: People) -> None:
        """Entities of ``doc`` are settled and their ids stand on the chunks."""
        self.doc = doc
        self.areas = areas
        self.bodies = bodies
        self.people = people
        self.around = Circumstances(doc, areas)
        self.dropped: list[Dropped] = []
        self._kin = kin_of(doc, areas, bodies, people)
        self._wider = inside_of(doc, areas)
        self._statements: Sequence[Quote] = ()
        self._spans: dict[int, list[Span]] = {}

    def run(self, statements: Sequence[Quote] = ()) -> tuple[Event, ...]:
        """The events in the order in which they are announced; ``statements`` are what the article quotes."""
        self._statements = statements
        drafts: list[Draft] = []
        for sentence in sorted(self.doc.sentences, key=lambda s: (_ORDER[s.kind], s.index)):
            for draft in self._of_sentence(sentence):
                self._place(drafts, draft)
        fold_transactions(drafts)
        fold_cooperations(self.doc, drafts, self._kin)
        settle_missions(self.doc, drafts, self.around, self.people, self.areas, self.bodies)
        both_sides(self.doc, drafts, self.areas, self.people)
        same_side(self.doc, drafts, self.areas, self.bodies, self.people)
        add_presence(self.doc, drafts)
        add_companions(self.doc, drafts)
        add_assignments(self.doc, drafts)
        add_term_ends(self.doc, drafts, self.around)
        fill_appointers(drafts)
        split_appointments(self.doc, drafts)
        split_pairs(self.doc, drafts)
        share_witnesses(self.doc, drafts)
        for draft in drafts:
            channel_gives(draft)
            no_self_gift(draft)
            leader_once(draft)
        for draft in drafts:
            if draft.type in ("agreement", "cooperation", "aid", "award"):
                one_party_once(draft, self.areas, self.bodies)
            chapter_once(draft, self.bodies)
        settle_visits(drafts, self._wider, self.areas, self.bodies, self.people)
        kept = [d for d in drafts if self._worth(d)]
        kept.sort(key=lambda d: d.at)
        lend_sums(self.doc, kept, [d for d in drafts if d not in kept])
        add_parts(kept, self.around)
        add_speakers(self.doc, kept, statements, self.people)
        spell_posts(self.doc, kept, self.areas, self.bodies)
        return tuple(self._event(n, d) for n, d in enumerate(kept, 1))

    def _of_sentence(self, sentence: Sentence) -> list[Draft]:
        spans = self._quoted(sentence.paragraph)
        triggers = triggers_of(self.doc, sentence, spans)
        if any(t.event == "agreement" and t.strong for t in triggers):
            triggers = [
                t for t in triggers if t.event != "cooperation" or t.voice != "noun"
            ]  # what was signed, said once
        triggers = [t for t in triggers if not _agrees_on(t, triggers)]
        said = [t for t in triggers_of(self.doc, sentence, []) if t.event in _SAID and self._inside(t, spans)]
        drafts: list[Draft] = []
        for trigger in (*triggers, *said):
            draft = draft_of(self.doc, trigger, said if trigger in said else triggers)
            complete(self.doc, draft, trigger, self.areas, self.bodies, self.people)
            if trigger in said and not self._told_in_speech(draft, trigger):
                continue
            self.around.add(draft, trigger, triggers)
            if draft.type == "trade_mission" and draft.date is None and draft.roles.get("sender"):
                draft.date = self.around.home_date(draft)
            same = next((d for d in drafts if compatible(d, draft, self._kin, self._wider)), None)
            if same is not None:
                join(same, draft)
            else:
                drafts.append(draft)
        return drafts

    def _told_in_speech(self, draft: Draft, trigger: Trigger) -> bool:
        """Whether a quotation tells of a tie of two; "kami" is the side of who speaks."""
        own = [k for k in range(max(trigger.sentence.first, trigger.i - _NEAR), trigger.i) if self.doc.words[k] in _WE]
        at = self.doc.starts[trigger.i]
        speaker = next((s.speaker for s in self._statements if s.start <= at < s.end), None)
        if own and draft.type == "cooperation" and speaker is not None and len(draft.fillers("party")) == 1:
            side = own_side(speaker, self.areas, self.bodies, self.people)
            if side is not None:
                draft.add("party", side, self.doc.evidence(own[-1], own[-1] + 1, "event.cooperation.own_side"))
        if trigger.event == "agreement" and "sepakat" in trigger.form:
            return False  # what speakers agree on is seldom signed
        sought = bool(own) and draft.status == "proposed" and not _SEEKING.isdisjoint(trigger.form.split())
        return (draft.status == "held" or sought) and len(draft.fillers("party")) > 1

    def _inside(self, trigger: Trigger, spans: list[Span]) -> bool:
        return any(s.start <= self.doc.starts[trigger.i] < s.end for s in spans)

    def _quoted(self, number: int) -> list[Span]:
        if number not in self._spans:
            paragraph = self.doc.article.paragraphs[number]
            self._spans[number] = quoted_spans(self.doc.text, paragraph.start, paragraph.end)
        return self._spans[number]

    def _place(self, drafts: list[Draft], draft: Draft) -> None:
        """Join a draft to an earlier one of the article that tells the same event, the latest first."""
        for known in drafts if draft.headline else reversed(drafts):
            if compatible(known, draft, self._kin, self._wider):
                join(known, draft)
                return
        placed = draft.type == "visit" and draft.place is not None and bool(draft.roles.get("visitor"))
        if draft.anaphoric and not placed and not self._worth(draft):
            return
        drafts.append(draft)

    def _worth(self, draft: Draft) -> bool:
        """Whether the draft says enough: a strong trigger and the roles its type cannot do without."""
        reason = self._lack(draft)
        if reason is None:
            return True
        first = draft.evidence[0]
        self.dropped.append(Dropped(first.start, first.end, reason))
        return False

    def _lack(self, draft: Draft) -> str | None:
        needed = self.doc.lexicon.required_roles[draft.type]
        if not draft.strong and not _whole_visit(draft):
            return "event.weak_trigger"
        if not any(draft.roles.get(role) for role in needed) and not self._gets_sum(draft):
            return "event.no_role"
        return self._lack_of_type(draft)

    @staticmethod
    def _gets_sum(draft: Draft) -> bool:
        """ "Kota X menerima dana insentif daerah Rp6 miliar": who gives is not said, who gets how much is."""
        return draft.type == "aid" and draft.voice == "receive" and bool(draft.amounts and draft.roles.get("receiver"))

    def _lack_of_type(self, draft: Draft) -> str | None:
        """What an event of its type cannot do without, beyond one of the required roles."""
        needed = self.doc.lexicon.required_roles[draft.type]
        passing = self.doc.words[draft.at - 1] == "yang"  # "visi yang dicanangkan Bupati": told of in passing
        lacks = {
            "trade_mission": ("event.no_sender_or_host", not all(draft.roles.get(role) for role in needed)),
            "agreement": ("event.single_party", not self._two_sided(draft)),
            "cooperation": ("event.single_party", not self._two_sided(draft)),
            "meeting": ("event.single_participant", _meets_nobody(draft)),
            "visit": ("event.visit_without_goal", not (draft.roles.get("place") or draft.roles.get("host"))),
            "opening": ("event.opening_without_object", passing and not draft.roles.get("what")),
            "transaction": ("event.transaction_without_amount", not draft.amounts),
        }
        reason, lacking = lacks.get(draft.type, ("", False))
        return reason if lacking else None

    def _two_sided(self, draft: Draft) -> bool:
        """Two parties, or signatories, or one party "bekerja sama dengan" somebody who has no name of his own."""
        if len(draft.fillers("party")) >= 2:
            return True
        if draft.roles.get("signatory"):
            return not self._decree(draft)
        words = self.doc.words
        return (
            draft.type == "cooperation"
            and bool(draft.fillers("party"))
            and any(w in ("dengan", "bersama", "gandeng", "menggandeng") for w in words[draft.at : draft.at + 4])
        )

    def _decree(self, draft: Draft) -> bool:
        """ "Surat edaran ditandatangani Sekda": a lone signature under a paper of one side is no agreement."""
        papers = self.doc.lexicon.papers
        spans = (self.doc.sentences[s] for s in draft.sentences)
        return any(w in papers for s in spans for w in self.doc.words[s.first : s.last])

    def _event(self, number: int, draft: Draft) -> Event:
        order = self.doc.lexicon.role_order[draft.type]
        self.around.finish(draft)
        roles = tuple((role, tuple(draft.roles[role].values())) for role in order if draft.roles.get(role))
        return Event(
            id=f"e{number}", type=draft.type, status=draft.status, roles=roles,  # type: ignore[arg-type]
            evidence=tuple(dict.fromkeys(draft.evidence)), date=draft.date, place=draft.place,
            venue=draft.venue[0] if draft.venue else None, venue_evidence=draft.venue[1] if draft.venue else None,
            amounts=tuple(draft.amounts), topic=draft.topic,
        )  # fmt: skip
