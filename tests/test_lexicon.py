"""The lexicon as it ships: what it holds, how phrases are looked up, and what a reader's words lead to."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from govgraph import paths
from govgraph.errors import GovgraphError
from govgraph.lexicon import Entry, Lexicon, PhraseIndex, check, show, words
from govgraph.lexicon.schema import EVENTS

ROOT = Path(__file__).parents[1]
GUARD = [json.loads(line) for line in (ROOT / "tests/cases/lexicon_guard.jsonl").read_text("utf-8").splitlines()]
GOLD = sorted((ROOT / "data" / "gold").glob("*.json")) + sorted((ROOT.parent / "shared/devset/gold").glob("*.json"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def keys(lexicon: Lexicon, phrase: str, kind: str) -> set[str]:
    return {entry.key for entry in lexicon.phrases.get(phrase) if entry.kind == kind}


def title_of(lexicon: Lexicon, phrase: str) -> str:
    found = [entry for entry in lexicon.phrases.get(phrase) if entry.kind == "title"]
    assert found, f"{phrase} is no title"
    return lexicon.titles[found[0].key].title


def body_of(lexicon: Lexicon, phrase: str) -> set[str]:
    return {lexicon.bodies[key].name for key in keys(lexicon, phrase, "body")}


def test_the_data_that_ships_has_no_problem() -> None:
    assert [str(problem) for problem in check()] == []


def test_counts_that_a_reader_relies_on(lexicon: Lexicon) -> None:
    types = [region.type for region in lexicon.regions.values()]
    assert types.count("province") == 38
    assert types.count("regency") + types.count("city") == 514
    assert types.count("district") == 7285
    assert len(lexicon.titles) >= 500
    assert len(lexicon.bodies) >= 600
    assert len(lexicon.tables["agencies"]) >= 150
    assert {row["event"] for row in lexicon.tables["triggers"]} == EVENTS


def test_every_ministry_of_the_present_cabinet_has_a_minister(lexicon: Lexicon) -> None:
    today = [key for key, body in lexicon.bodies.items() if body.type == "ministry" and not body.valid_to]
    led = {title.body for title in lexicon.titles.values() if title.takes == "nation"}
    foreign = {"dfat"}
    assert set(today) - led - foreign == set()


def test_renamed_ministries_follow_each_other_in_time(lexicon: Lexicon) -> None:
    old, new = lexicon.bodies["kemendikbud"], lexicon.bodies["kemendikbudristek"]
    assert old.valid_to == new.valid_from == "2021-04-28"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Jatim", "35"),
        ("Kabupaten Bogor", "32.01"),
        ("Kab. Bogor", "32.01"),
        ("Kota Bogor", "32.71"),
        ("Kec. Ciemas", "32.02.22"),
        ("Lamteng", "18.02"),
        ("Kab. Lamteng", "18.02"),
        ("Tuba", "18.05"),
        ("Prov. Jatim", "35"),
    ],
)
def test_a_region_by_any_of_its_forms(lexicon: Lexicon, phrase: str, code: str) -> None:
    assert code in keys(lexicon, phrase, "region")


def test_a_bare_name_shared_by_regency_and_city_leads_to_both(lexicon: Lexicon) -> None:
    assert {"32.01", "32.71"} <= keys(lexicon, "Bogor", "region")
    assert keys(lexicon, "Kota Bogor", "region") == {"32.71"}


def test_a_type_word_takes_only_regions_of_its_type(lexicon: Lexicon) -> None:
    assert keys(lexicon, "Provinsi Bogor", "region") == set()
    assert all("full" in e.flags for e in lexicon.phrases.get("Kabupaten Bogor"))


def test_districts_carry_their_flag(lexicon: Lexicon) -> None:
    flags = [entry.flags for entry in lexicon.phrases.get("Ciemas")]
    assert flags
    assert all("district" in found for found in flags)


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("Gubenur", "Gubernur"),
        ("Wagub", "Wakil Gubernur"),
        ("Walikota", "Wali Kota"),
        ("Wawali", "Wakil Wali Kota"),
        ("Sekda", "Sekretaris Daerah"),
        ("Sekdaprov", "Sekretaris Daerah"),
        ("Sekdakot", "Sekretaris Daerah"),
        ("Sekkab", "Sekretaris Daerah"),
        ("Asisten II Sekda", "Asisten II"),
        ("Kadis", "Kepala Dinas"),
        ("Kadisperindag", "Kepala Dinas Perindustrian dan Perdagangan"),
        ("Kepala Disperindag", "Kepala Dinas Perindustrian dan Perdagangan"),
        ("Kadis Perindag", "Kepala Dinas Perindustrian dan Perdagangan"),
        ("Kadinkes", "Kepala Dinas Kesehatan"),
        ("Kepala Bappeda", "Kepala Badan Perencanaan Pembangunan Daerah"),
        ("Kaban BKD", "Kepala Badan Kepegawaian Daerah"),
        ("Kasatpol PP", "Kepala Satuan Polisi Pamong Praja"),
        ("Mendagri", "Menteri Dalam Negeri"),
        ("Menko Marves", "Menteri Koordinator Bidang Kemaritiman dan Investasi"),
        ("Wamendagri", "Wakil Menteri Dalam Negeri"),
        ("Menteri PAN-RB", "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"),
        ("Kapolri", "Kepala Kepolisian Negara Republik Indonesia"),
        ("Kapolres", "Kepala Kepolisian Resor"),
        ("Kapolda", "Kepala Kepolisian Daerah"),
        ("Dandim", "Komandan Distrik Militer"),
        ("Kajati", "Kepala Kejaksaan Tinggi"),
        ("Ketum", "Ketua Umum"),
        ("Dirut", "Direktur Utama"),
        ("CEO", "Chief Executive Officer"),
        ("Dubes", "Duta Besar"),
        ("Peratin", "Peratin"),
        ("Geuchik", "Keuchik"),
        ("Kepala", "Kepala"),
    ],
)
def test_titles_are_spelled_out(lexicon: Lexicon, phrase: str, title: str) -> None:
    assert title_of(lexicon, phrase) == title


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Kemendagri", "Kementerian Dalam Negeri"),
        ("Bapenas", "Badan Perencanaan Pembangunan Nasional"),
        ("Kadin", "Kamar Dagang dan Industri"),
        ("HIPMI", "Himpunan Pengusaha Muda Indonesia"),
        ("KPK", "Komisi Pemberantasan Korupsi"),
        ("DPR RI", "Dewan Perwakilan Rakyat Republik Indonesia"),
        ("Polri", "Kepolisian Negara Republik Indonesia"),
        ("UGM", "Universitas Gadjah Mada"),
    ],
)
def test_bodies_are_spelled_out(lexicon: Lexicon, phrase: str, name: str) -> None:
    assert body_of(lexicon, phrase) == {name}


def test_an_abbreviation_of_two_bodies_is_marked_on_both(lexicon: Lexicon) -> None:
    found = [entry for entry in lexicon.phrases.get("PBB") if entry.kind == "body"]
    assert {lexicon.bodies[entry.key].type for entry in found} == {"party", "other"}
    assert all("ambiguous" in entry.flags for entry in found)


def test_chapters_say_how_they_are_named(lexicon: Lexicon) -> None:
    kadin = lexicon.bodies["kadin"]
    assert kadin.chapter
    assert kadin.chapter_name == "Kamar Dagang dan Industri {area}"
    assert not lexicon.bodies["kpk"].chapter


@pytest.mark.parametrize("spelling", ["S.H.", "S.H", "SH", "M.Si", "M.Si.", "MSi", "Ph.D", "Sp.OG"])
def test_degrees_with_and_without_points(lexicon: Lexicon, spelling: str) -> None:
    assert keys(lexicon, spelling, "degree")


@pytest.mark.parametrize(
    ("spelling", "kind"),
    [("Plt.", "acting"), ("Plt", "acting"), ("Pj", "acting"), ("mantan", "former"), ("eks", "former"),
     ("terpilih", "elect"), ("H.", "honorific"), ("KH", "honorific"), ("Letjen", "rank"), ("(Purn)", "retired"),
     ("Inf", "branch")],
)  # fmt: skip
def test_markers_around_names(lexicon: Lexicon, spelling: str, kind: str) -> None:
    assert keys(lexicon, spelling, kind)


def test_the_longest_phrase_comes_first(lexicon: Lexicon) -> None:
    tokens = words("Kepala Dinas Perindustrian dan Perdagangan Jawa Timur")
    lengths = [length for length, _ in lexicon.phrases.at(tokens, 0)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == 5


def test_a_phrase_cannot_run_past_the_end(lexicon: Lexicon) -> None:
    tokens = words("Jawa")
    assert all(length == 1 for length, _ in lexicon.phrases.at(tokens, 0))
    assert lexicon.phrases.at(words("Kabupaten"), 0) == lexicon.phrases.at(words("kabupaten"), 0)


def test_index_keeps_one_entry_for_two_spellings_of_a_meaning() -> None:
    flags = frozenset({"abbr"})
    index = PhraseIndex([Entry("body", "kadin", "Kadin", flags), Entry("body", "kadin", "KADIN", flags)])
    assert index.at(("kadin",), 0) == ((1, (Entry("body", "kadin", "Kadin", flags),)),)
    assert index.get("") == ()


def test_areas_above(lexicon: Lexicon) -> None:
    assert lexicon.province_of("35.78.01") == "35"
    assert lexicon.province_of("35.78.01.1001") == "35"
    assert lexicon.province_of("35") == "35"
    assert lexicon.province_of("ID") is None
    assert lexicon.province_of("JP") is None


def test_villages_are_found_by_name_only_when_asked(lexicon: Lexicon) -> None:
    codes = lexicon.villages("Sukamaju")
    assert len(codes) > 10
    assert all(code.count(".") == 3 for code in codes)
    assert lexicon.villages("sukamaju") == codes
    assert lexicon.villages("Tak Ada Desa Begini") == ()


def test_full_names_of_regions(lexicon: Lexicon) -> None:
    assert lexicon.regions["32.02.22"].full_name == "Kecamatan Ciemas"
    assert lexicon.regions["32.01"].full_name == "Kabupaten Bogor"
    assert lexicon.regions["35"].full_name == "Jawa Timur"


def test_one_instance_a_process_and_pickled_records(lexicon: Lexicon) -> None:
    assert Lexicon.load() is lexicon
    assert Lexicon.load(paths.data_dir()) is lexicon
    region = lexicon.regions["35"]
    assert pickle.loads(pickle.dumps(region)) == region


def test_words_of_a_table_are_folded_tokens(lexicon: Lexicon) -> None:
    forms = lexicon.words("enumerators")
    assert ("antara", "lain") in forms
    assert len(forms) == len(lexicon.tables["enumerators"])
    with pytest.raises(KeyError):
        lexicon.words("no_such_table")


def test_show_says_what_matches_and_since_when(lexicon: Lexicon) -> None:
    rows = show(lexicon, "Pemkab Tuba")
    assert [row[0] for row in rows[:2]] == ["pemkab", "tuba"]
    assert rows[1][2] == "18.05 Kabupaten Tulang Bawang"
    assert "abbreviation" in rows[1][3]
    assert any(row[1] == "village" for row in show(lexicon, "Sukamaju"))
    assert show(lexicon, "xyzzy") == []


def test_show_dates_what_has_a_period(lexicon: Lexicon) -> None:
    assert any(row[4] == "2019-10-23 – 2024-10-21" for row in show(lexicon, "Kemenko Marves"))
    assert show(lexicon, "Rusia")[0][2] == "RU Rusia"


def test_guard_sentences_are_complete() -> None:
    assert len(GUARD) >= 60
    for case in GUARD:
        assert set(case) == {"text", "expect_places", "expect_orgs", "reject", "note"}
        assert case["note"]
        assert not set(case["expect_places"] + case["expect_orgs"]) & set(case["reject"]), case["text"]


def test_what_the_guard_expects_is_in_the_gazetteer(lexicon: Lexicon) -> None:
    known = {region.full_name for region in lexicon.regions.values()} | set(lexicon.countries.values())
    assert {place for case in GUARD for place in case["expect_places"]} <= known


@pytest.mark.parametrize("form", ["PKS", "PBB", "MA", "Demokrat", "Gelora", "Fajar", "Tempo", "Antara"])
def test_bodies_whose_form_is_also_another_word_are_marked(lexicon: Lexicon, form: str) -> None:
    found = [entry for entry in lexicon.phrases.get(form) if entry.kind == "body"]
    assert found
    assert all("ambiguous" in entry.flags for entry in found)


@pytest.mark.parametrize("name", ["Batu", "Kota", "Batang", "Palu"])
def test_regions_whose_name_is_also_another_word_are_marked(lexicon: Lexicon, name: str) -> None:
    found = [entry for entry in lexicon.phrases.get(name) if entry.kind == "region"]
    assert found
    assert all("ambiguous" in entry.flags for entry in found)


@pytest.mark.skipif(not GOLD, reason="no annotated articles beside this checkout")
def test_titles_of_annotated_articles_are_known(lexicon: Lexicon) -> None:
    """Each annotated title is a listed one, alone or with the unit that follows it."""
    known = {title.title for title in lexicon.titles.values()}
    missing = set()
    for path in GOLD:
        for person in json.loads(path.read_text("utf-8")).get("people", []):
            for post in person["posts"]:
                title = post["title"]
                if not any(title == name or title.startswith(f"{name} ") for name in known):
                    missing.add(title)
    assert missing == set()


def test_paths_name_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (paths.data_dir() / "lexicon" / "titles.csv").is_file()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "src" / "govgraph")
    with pytest.raises(GovgraphError, match="data files of govgraph are missing"):
        paths.data_dir()
    shared = tmp_path / "src" / "govgraph" / "_share" / "data" / "lexicon"
    shared.mkdir(parents=True)
    assert paths.data_dir() == shared.parent


@pytest.mark.parametrize(
    ("word", "kind"), [("se", "degree"), ("pas", "branch"), ("laut", "branch"), ("spot", "degree")]
)
def test_marks_that_are_words_too_need_a_capital(lexicon: Lexicon, word: str, kind: str) -> None:
    found = [entry for entry in lexicon.phrases.get(word) if entry.kind == kind]
    assert found
    assert all(entry.flags & {"upper", "title_case"} for entry in found)


def test_no_common_word_is_a_body_without_a_mark(lexicon: Lexicon) -> None:
    """A word that newsrooms write small ten times more often than capital names nothing unless marked."""
    kinds = {"body", "agency", "region", "country", "degree", "rank", "branch"}
    for row in lexicon.tables["common_words"]:
        if int(row["lower"]) > 10 * int(row["capital"]):
            for entry in lexicon.phrases.get(row["form"]):
                marked = entry.flags & {"ambiguous", "upper", "title_case", "media"}
                assert entry.kind not in kinds or marked or int(row["lower"]) < 5, (row["form"], entry)
