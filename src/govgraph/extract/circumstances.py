"""When, where and for how much: dates, places, venues and amounts of event drafts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from datetime import date as calendar_day
from itertools import pairwise

from govgraph.extract.areas import Areas
from govgraph.extract.chunker import dateline_end
from govgraph.extract.document import Document, PlaceChunk, Sentence, TitleChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.places import locates
from govgraph.extract.triggers import AHEAD, TAKES_PLACE, Trigger
from govgraph.language.date_resolve import NEVER_EVENT_DATES, resolve
from govgraph.language.dates import DateExpr, as_of, find_dates
from govgraph.language.money import Clues, MoneyExpr, classify_amount, find_money
from govgraph.model import Amount, Evidence, When

_LEAD = 12  # tokens of a venue, whose city stands behind a comma
_DOOR = 4  # tokens from "di" to the office-holder whose room it is
_TO = frozenset({"di", "ke"})
_ROOMS = frozenset({"kantor", "kediaman", "ruang", "pendopo", "rumah", "aula", "gedung", "balai"})
_BEHIND = 20  # and one of a month or a year
_BESIDE = 60  # characters between a trigger and the date that is its own
_DAYS = frozenset({"full", "day_month", "day", "weekday", "interval", "anaphoric"})
_NO_EVENT = frozenset({"budget", "revenue", "loss", "fine", "price", "wage"})  # not of what happened
_OCCASIONS = {  # nouns by which a later sentence means the event that was told
    "aid": frozenset({"penyerahan", "penyaluran", "pembagian"}),
    "agreement": frozenset({"penandatanganan"}),
    "appointment": frozenset({"pelantikan", "pengukuhan"}),
    "award": frozenset({"penganugerahan", "penyerahan"}),
    "meeting": frozenset({"pertemuan", "rapat", "audiensi"}),
    "opening": frozenset({"peresmian", "pembukaan", "peluncuran"}),
    "training": frozenset({"pelatihan", "bimtek"}),
    "visit": frozenset({"kunjungan"}),
}
_ANY_OCCASION = frozenset({"kegiatan", "acara", "agenda"})
_AFTER_IT = frozenset({"ini", "itu", "tersebut", "yang", "sendiri"}) | TAKES_PLACE
_OPENS, _NEXT = 3, 3  # tokens before that noun ("Dalam kegiatan yang digelar …"), sentences it may stand behind
_SAME_OCCASION, _LEAD_SENTENCES = frozenset({"tersebut", "itu", "sama"}), 3
_DURING = frozenset({"saat", "usai", "seusai", "selepas", "ketika", "sela", "sela-sela", "setelah", "menghadiri"})
_MONEY_TYPES = frozenset({"trade_mission", "transaction", "aid", "agreement", "opening", "award"})


def _counted_at(amount: Amount, date: When | None) -> Amount:
    """The hour of a count on the day of its event, as ISO date-time; without a day the hour says nothing."""
    if amount.as_of is None or "T" in amount.as_of:
        return amount
    if date is None or date.start is None or date.granularity != "day":
        return replace(amount, as_of=None)
    return replace(amount, as_of=f"{date.start}T{amount.as_of[:5]}:00{amount.as_of[5:]}")


def _on_weekday(expr: DateExpr, told: str) -> str:
    """ "Minggu (13/1)" beside "22 Desember 2018": the year near it in which the day is a Sunday."""
    for year in (int(told[:4]) + n for n in (0, 1, -1)):
        try:
            day = calendar_day(year, expr.month or 0, expr.day or 0)
        except ValueError:
            continue
        if day.weekday() == expr.weekday:
            return day.isoformat()
    return told


def _is_day(date: DateExpr) -> bool:
    return date.kind in _DAYS or (date.kind == "relative" and date.unit == "day")


class Circumstances:
    """Dates and sums of the article, found once, handed to the events they belong to."""

    def __init__(self, doc: Document, areas: Areas) -> None:
        """Find all dates and sums of money in the sentences of ``doc``."""
        self.doc = doc
        self.areas = areas
        know = doc.lexicon
        self.dates: dict[int, list[DateExpr]] = {}
        self.money: dict[int, list[MoneyExpr]] = {}
        self._amounts: dict[int, list[Amount]] = {}
        starts = [s.start for s in doc.sentences]
        clues = Clues.of(doc.text, know.money_words, doc.digits())
        for number in dict.fromkeys(s.paragraph for s in doc.sentences):
            start, end = doc.article.paragraphs[number].start, doc.article.paragraphs[number].end
            for date in find_dates(doc.text, know.time_words, start, end, doc.date_starts(start, end)):
                self.dates.setdefault(max(0, bisect_left(starts, date.start + 1) - 1), []).append(date)
            for sum_ in find_money(doc.text, know.money_words, start, end, clues):
                self.money.setdefault(max(0, bisect_left(starts, sum_.start + 1) - 1), []).append(sum_)
        self.published = doc.article.published or self._dateline_day()

    def _dateline_day(self) -> str | None:
        """ "Ambon, 3 November 2023 - …": the day of a report whose head has none."""
        sentence = next((s for s in self.doc.sentences if s.kind == "body"), None)
        if sentence is None:
            return None
        end = self.doc.starts[min(dateline_end(self.doc, sentence), len(self.doc.starts) - 1)]
        for expr in self.dates.get(sentence.index, ()):
            if expr.end <= end:
                found = resolve(expr, None)
                return found.start if found.granularity == "day" else None
        return None

    def add(self, draft: Draft, trigger: Trigger, triggers: list[Trigger]) -> None:
        """Give a draft what its own sentence says of date, place, venue and money."""
        sentence = trigger.sentence
        draft.date = self._date(draft, trigger)
        draft.place = self._place(sentence, "ke" if draft.type == "visit" else "di")
        draft.venue = self._venue(sentence)
        if draft.type in _MONEY_TYPES and not (draft.headline and self._body_tells_sums()):
            start, end = self._reach(trigger, triggers)
            draft.amounts.extend(a for a in self.amounts(sentence) if start <= a.evidence.start < end)

    def _reach(self, trigger: Trigger, triggers: list[Trigger]) -> tuple[int, int]:
        """Where the sums of an event stand: behind its trigger, up to the next of its type; a mission's also before."""
        rivals = [t for t in triggers if t.event == trigger.event and t.i != trigger.i]
        first = trigger.event == "trade_mission" and not any(t.i < trigger.i for t in rivals)
        lead = self.doc.words[max(trigger.sentence.first, trigger.i - 3) : trigger.i]
        first = first or (trigger.event == "agreement" and "dari" in lead)  # "Rp3 triliun datang dari tiga MoU"
        start = trigger.sentence.start if first else self.doc.starts[trigger.i]
        following = [self.doc.starts[t.i] for t in rivals if t.i > trigger.i]
        return start, min(following, default=trigger.sentence.end)

    def finish(self, draft: Draft) -> None:
        """Complete a joined event from the sentences around the ones that tell it."""
        if draft.date is None and draft.status in ("planned", "proposed"):
            draft.date = self._occasion(draft) or self._day_ahead(draft)
        elif draft.status == "held" and not draft.prior and (
            draft.date is None
            or (draft.dated_later and not self._to_come(draft.date))
            or (draft.date.granularity == "year" and not draft.dated_beside)
        ):
            near = self._near_date(draft)
            year = (draft.date.start or "")[:4] if draft.date is not None else ""
            if near is not None and (near.start or "").startswith(year):  # "pada 2020" is not the report's day
                draft.date = near
        if draft.status == "held" and self._ahead(draft.date):
            draft.status = "planned"
        draft.amounts = [_counted_at(amount, draft.date) for amount in draft.amounts]

    def _ahead(self, date: When | None) -> bool:
        """Whether an event's own day, told with its year, is after the day on which the article appeared."""
        return date is not None and date.granularity == "day" and date.basis == "explicit" and self._to_come(date)

    def _body_tells_sums(self) -> bool:
        """A headline rounds the sum that the body tells."""
        return any(self.doc.sentences[index].kind == "body" for index in self.money)

    def day_of(self, sentence: Sentence) -> When | None:
        """The first day told in ``sentence``."""
        return self._day_in(lambda s: s.index == sentence.index)

    def home_date(self, draft: Draft) -> When | None:
        """A day told in the paragraph that announces the event."""
        return self._day_in(lambda s: s.paragraph == self.doc.sentences[draft.sentences[0]].paragraph)

    def of_another_year(self, sentence: Sentence, date: When | None) -> bool:
        """ "nilai perdagangan Rp400 miliar pada 2017": a sentence of a year that is not the event's."""
        if date is None or date.start is None:
            return False
        years = {d.year for d in self.dates.get(sentence.index, ()) if d.kind == "year" and d.year is not None}
        return bool(years) and int(date.start[:4]) not in years

    def _clock(self, sentence: Sentence) -> str | None:
        """The hour of a count: in its sentence, else in the next one of the paragraph."""
        following = self.doc.sentences[sentence.index + 1 : sentence.index + 2]
        for s in (sentence, *(f for f in following if f.paragraph == sentence.paragraph)):
            clocks = as_of(self.doc.text, self.doc.lexicon.time_words, s.start, s.end)
            if clocks:
                return clocks[0][2]
        return None

    def _date(self, draft: Draft, trigger: Trigger) -> When | None:
        """The date nearest to the trigger in its sentence, those behind it first."""
        at = self.doc.starts[trigger.i]
        usable = [
            d
            for d in self.dates.get(trigger.sentence.index, ())
            if d.kind not in NEVER_EVENT_DATES and not self._since(d)
        ]
        ranked = sorted(usable, key=lambda d: (not _is_day(d), d.start < at, abs(d.start - at)))
        for expr in ranked:
            when = self._when(expr, trigger.sentence, draft.status in ("planned", "proposed"))
            ahead = self._to_come(when) or (expr.offset or 0) > 0
            if draft.status == "held" and when.granularity == "year" and ahead:
                continue  # "rapat membahas anggaran tahun depan"
            if when.start is not None:
                draft.dated_beside = self._beside(expr, trigger)
                return when
        return None

    def _beside(self, expr: DateExpr, trigger: Trigger) -> bool:
        """Whether a day stands right behind the trigger, with no speaking verb between them."""
        passing = trigger.event == "trade_mission"  # "misi ke NTB pada 2023": told beside the report's own
        chunks = self.doc.chunks[trigger.sentence.index]
        sides = [self.doc.ends[c.j - 1] for c in chunks if passing and c.i >= trigger.j]
        gap = expr.start - max([self.doc.ends[trigger.j - 1], *(end for end in sides if end <= expr.start)])
        if not 0 < gap < (_BESIDE if _is_day(expr) else _BEHIND if passing else 0):
            return False
        spoken = self.doc.starting("speech", trigger.j, trigger.sentence.last)
        return not any(self.doc.starts[k] < expr.start for k in spoken)

    def _since(self, date: DateExpr) -> bool:
        """ "sejak 2019" says since when something goes on, not when it happened."""
        return self.doc.text[max(0, date.start - 12) : date.start].casefold().split()[-1:] in (
            ["sejak"],
            ["mulai"],
            ["hingga"],
        )

    def _when(self, expr: DateExpr, sentence: Sentence, future: bool) -> When:
        previous = self._day_before(expr) if expr.kind == "anaphoric" else self._told_day(expr)
        found = resolve(expr, self.published, previous, future)
        rule = f"date.{expr.rule.removeprefix('date.')}"
        evidence = Evidence(expr.start, expr.end, sentence.start, sentence.end, rule)
        return When(found.start, found.end, found.granularity, found.basis, evidence)

    def _told_day(self, expr: DateExpr) -> str | None:
        """The day with its year that the text tells first: where nothing else dates the report, it gives the year."""
        if expr.kind != "day_month" and (expr.kind != "relative" or expr.unit not in ("year", "month")):
            return None
        days = (resolve(d, None) for index in sorted(self.dates) for d in self.dates[index] if _is_day(d))
        told = next((d.start for d in days if d.start is not None), None)
        return _on_weekday(expr, told) if told is not None and expr.weekday is not None else told

    def _day_before(self, expr: DateExpr) -> str | None:
        """The day told last before "sehari sebelumnya", "pada hari yang sama"."""
        told = [d for index in sorted(self.dates) for d in self.dates[index] if d.start < expr.start and _is_day(d)]
        days = (resolve(d, self.published) for d in reversed(told) if d.kind != "anaphoric")
        return next((d.start for d in days if d.granularity == "day" and d.start is not None), None)

    def _near_date(self, draft: Draft) -> When | None:
        """The day of the paragraph, of the occasion told next, of who speaks of it, else the first of the article."""
        home = {self.doc.sentences[s].paragraph for s in draft.sentences}
        return (
            self._day_in(lambda s: s.paragraph in home, spoken=False)
            or self._occasion(draft)
            or self._day_in(lambda s: s.paragraph in home)
            or self._day_in(lambda s: s.kind in ("body", "caption"))
        )

    def _day_ahead(self, draft: Draft) -> When | None:
        """ "pada acara tersebut juga akan …": what is planned takes place on the day to come that the lead tells."""
        published, body = self.published, [s for s in self.doc.sentences if s.kind == "body"]
        home = self.doc.sentences[draft.sentences[0]]
        if draft.status != "planned" or published is None or not _SAME_OCCASION & set(self._words(home)):
            return None
        for sentence in body[:_LEAD_SENTENCES]:
            for expr in self.dates.get(sentence.index, ()):
                when = self._when(expr, sentence, True)
                ahead = when.granularity == "day" and (when.start or "") >= published[:10]
                if ahead and _is_day(expr) and not self._spoken(expr, sentence):
                    return replace(when, basis=f"inherited:{when.basis}")
        return None

    def _words(self, sentence: Sentence) -> list[str]:
        return self.doc.words[sentence.first : sentence.last]

    def _occasion(self, draft: Draft) -> When | None:
        """ "Kegiatan itu digelar di X pada 6-10 Oktober": the day that a sentence behind the event gives it."""
        ahead = draft.status != "held"
        for sentence in self.doc.sentences[draft.sentences[0] + 1 : draft.sentences[-1] + 1 + _NEXT]:
            words = self.doc.words[sentence.first : sentence.last]
            if sentence.index not in self.dates or not self._means(draft, words):
                continue
            verb = next((k for k, w in enumerate(words) if w in TAKES_PLACE), None)
            if verb is None or ahead == AHEAD.isdisjoint(words[:verb]):
                continue
            for expr in self.dates[sentence.index]:
                if _is_day(expr) and expr.kind != "anaphoric" and expr.start > self.doc.starts[sentence.first + verb]:
                    when = self._when(expr, sentence, ahead)
                    if when.start is not None and (ahead or not self._to_come(when)):
                        return replace(when, basis=f"inherited:{when.basis}")
        return None

    @staticmethod
    def _means(draft: Draft, words: list[str]) -> bool:
        """Whether a sentence opens with a noun for the event."""
        known = _OCCASIONS.get(draft.type, frozenset())
        for noun, after in pairwise(words[: _OPENS + 1]):
            if noun in known or (noun in _ANY_OCCASION and after in _AFTER_IT):
                return True
        return False

    def _day_in(self, wanted: Callable[[Sentence], bool], spoken: bool = True) -> When | None:
        """The first day told in the wanted sentences; ``spoken``: also one on which somebody speaks of the event."""
        for sentence in self.doc.sentences:
            if not wanted(sentence):
                continue
            for expr in self.dates.get(sentence.index, ()):
                if not _is_day(expr) or expr.kind in ("interval", "relative", "anaphoric") or self._since(expr):
                    continue
                when = self._when(expr, sentence, False)
                if when.start is None or self._to_come(when) or (not spoken and self._spoken(expr, sentence)):
                    continue
                return replace(when, basis=f"inherited:{when.basis}")
        return None

    def _spoken(self, date: DateExpr, sentence: Sentence) -> bool:
        """ "kata X dalam keterangannya, Senin (9/6)" is the day of the statement; "kata X usai membuka …" is not."""
        end = next((k for k in range(sentence.first, sentence.last) if self.doc.starts[k] >= date.start), sentence.last)
        said = self.doc.starting("speech", sentence.first, end)
        return bool(said) and _DURING.isdisjoint(self.doc.words[said[-1] : end])

    def _to_come(self, when: When) -> bool:
        """Whether a date lies behind the day of the report: what was held has another."""
        published = self.published
        return published is not None and when.start is not None and when.start > published[: len(when.start)]

    def _place(self, sentence: Sentence, whither: str = "di") -> str | None:
        """The first area of a sentence behind "di", or a comma behind what is "di"; no part's province."""
        chunks = self.doc.chunks[sentence.index]
        office = self._office(sentence)
        if office is not None:
            return office
        for before, chunk in zip([None, *chunks], chunks, strict=False):
            if not isinstance(chunk, PlaceChunk) or not chunk.ref or (before and locates(self.doc, before, chunk)):
                continue
            lead = self.doc.words[max(sentence.first, chunk.i - _LEAD) : chunk.i]
            if lead[-1:] == ["di"] or (lead[-1:] == [","] and not {"di", whither}.isdisjoint(lead)):
                return chunk.ref
        return None

    def _office(self, sentence: Sentence) -> str | None:
        """ "di Kantor Gubernur Bali", "ke kediaman Bupati Siak": the area of an office that is a place."""
        for chunk in self.doc.chunks[sentence.index]:
            place = chunk.place if isinstance(chunk, TitleChunk) else None
            lead = self.doc.words[max(sentence.first, chunk.i - _DOOR) : chunk.i]
            if place is not None and place.ref is not None and not _TO.isdisjoint(lead) and not _ROOMS.isdisjoint(lead):
                return place.ref
        return None

    def _venue(self, sentence: Sentence) -> tuple[str, Evidence] | None:
        """ "di Aula X", "bertempat di Hotel Y": a venue word behind "di" with the capitalised words after it."""
        doc = self.doc
        for k in range(sentence.first + 1, sentence.last):
            if doc.words[k] not in doc.lexicon.venue_starts:
                continue
            room = sentence.last - k
            length = next((n for n in (2, 1) if n <= room and tuple(doc.words[k : k + n]) in doc.lexicon.venues), 0)
            if not length or doc.words[k - 1] not in {"di", "ke", "dalam"}:
                continue
            j = k + length
            while j < sentence.last and (doc.capital(j) or doc.raw[j].isdigit()) and j - k < 9:
                j += 1
            if j > k + length or doc.capital(k):
                return doc.wording(k, j), doc.evidence(k, j, "event.venue")
        return None

    def amounts(self, sentence: Sentence) -> list[Amount]:
        """The sums of money that a sentence names, prices and rates aside; read once for all its events."""
        if sentence.index not in self.money:
            return []
        known = self._amounts.get(sentence.index)
        if known is None:
            known = self._amounts[sentence.index] = self._read_amounts(sentence)
        return known

    def _read_amounts(self, sentence: Sentence) -> list[Amount]:
        found = []
        clock = self._clock(sentence)
        for expr in self.money[sentence.index]:
            if expr.per is not None:
                continue  # a price or a rate is no sum of the event
            kind, stage = classify_amount(
                self.doc.text, expr, sentence.start, sentence.end, self.doc.lexicon.money_words
            )
            if kind in _NO_EVENT:
                continue
            evidence = Evidence(expr.start, expr.end, sentence.start, sentence.end, expr.rule)
            found.append(Amount(kind, expr.value, expr.currency, evidence, stage, expr.qualifier, clock))
        return found
