"""The bodies of an article as entities: full names with areas, chapters, abbreviations, what is dropped."""

from __future__ import annotations

import pytest

from extract_units import Case, case_document, meets, rows, staged, stages, table


@pytest.mark.parametrize("case", table("bodies"))
def test_bodies_of_a_text(case: Case) -> None:
    bodies = staged(case_document(case)).bodies
    found = bodies.organisations()
    got = {
        "names": [o.name for o in found],
        "types": [o.type for o in found],
        "areas": [o.area for o in found],
        "parents": [o.parent for o in found],
        "dropped": [d.reason for d in bodies.dropped],
    }
    meets(case, got)


@pytest.mark.parametrize("case", rows("bodies"), ids=lambda case: case["id"])
def test_every_mention_quotes_a_form_of_the_body(case: Case) -> None:
    stage = staged(case_document(case))
    for body in stage.bodies.organisations():
        for mention in body.mentions:
            assert stage.doc.text[mention.start : mention.end] in {body.name, *body.also}


def test_bodies_are_numbered_in_the_order_of_their_first_mention() -> None:
    found = stages("Pemkab Sikka dan Kadin Bali rapat. Polda Bali dan Pemkab Sikka pulang.").bodies.organisations()
    assert [o.id for o in found] == ["o1", "o2", "o3"]
    starts = [min(m.start for m in o.mentions) for o in found]
    assert starts == sorted(starts)


def test_a_body_without_its_area_may_stand_before_the_one_with_it() -> None:
    (body,) = stages("Pemkab panen. Pemkab Sikka rapat.").bodies.organisations()
    assert body.name == "Pemerintah Kabupaten Sikka"
    assert len(body.mentions) == 2


def test_the_abbreviation_of_a_parenthesis_is_another_form() -> None:
    (body,) = stages("Badan Pusat Statistik (BPS) rapat.").bodies.organisations()
    assert "BPS" in body.also


def test_the_area_that_a_body_governs() -> None:
    stage = stages("Pemkab Sikka dan Kadin Bali rapat.")
    government, chapter = (o.id for o in stage.bodies.organisations())
    assert stage.bodies.government_of(government) == "53.07"
    assert stage.bodies.government_of(chapter) is None


def test_the_area_that_is_told_with_a_body() -> None:
    stage = stages("Pemkab Sikka, Dinas Kesehatan Kabupaten Sleman dan Kemendag rapat.")
    refs = {o.name: o.id for o in stage.bodies.organisations()}
    area = stage.bodies.place_of(refs["Pemerintah Kabupaten Sikka"])
    assert area is not None
    assert stage.areas.key_of(area) == "53.07"
    assert stage.bodies.place_of(refs["Kementerian Perdagangan"]) is None
    assert stage.bodies.agencies == {refs["Dinas Kesehatan Kabupaten Sleman"]}


def test_a_body_by_its_name_and_the_name_by_its_id() -> None:
    bodies = stages("Kemendag rapat.").bodies
    ref = bodies.ref_of("Kementerian Perdagangan")
    assert ref == "o1"
    assert bodies.name_of(ref) == "Kementerian Perdagangan"
    assert bodies.ref_of("kementerian perdagangan") == ref
    assert bodies.ref_of("Kementerian Sosial") is None
