"""Who holds which post: the wordings that put a post and a name together, and those that do not."""

from __future__ import annotations

import pytest

from extract_units import Case, case_document, chunked, meets, stages, table, words
from govgraph.extract.document import TitleChunk
from govgraph.extract.holders import holdings
from govgraph.extract.jurisdictions import Held, settle_of


@pytest.mark.parametrize("case", table("holders"))
def test_posts_and_their_holders(case: Case) -> None:
    doc = chunked(case_document(case))
    got = [[words(doc, post.i, post.j), " ".join(name.words)] for post, name in holdings(doc)]
    meets({**case, "expect": sorted(case["expect"])}, sorted(got))


def settled(text: str, wording: str) -> Held:
    """What the post worded so is a post of."""
    stage = stages(text)
    chunk = next(
        c for c in stage.doc.all_chunks() if isinstance(c, TitleChunk) and words(stage.doc, c.i, c.j) == wording
    )
    return settle_of(stage.doc, chunk, stage.areas, stage.bodies)


@pytest.mark.parametrize(
    ("text", "wording", "of", "inferred"),
    [
        ("Bupati Sleman panen.", "Bupati Sleman", "Kabupaten Sleman", False),
        ("Menteri Sosial panen.", "Menteri Sosial", "Indonesia", False),
        ("Menteri Keuangan Jepang panen.", "Menteri Keuangan Jepang", "Jepang", False),
        ("Ketua Kadin Bali panen.", "Ketua Kadin Bali", "Kamar Dagang dan Industri Bali", False),
        ("Rektor Universitas Tadulako panen.", "Rektor Universitas Tadulako", "Universitas Tadulako", False),
        ("Warga Kabupaten Sleman menunggu. Bupati panen.", "Bupati", "Kabupaten Sleman", True),
        ("Warga Kabupaten Sleman dan Kabupaten Bantul menunggu. Bupati panen.", "Bupati", None, True),
        ("Warga Kota Yogyakarta menunggu. Bupati panen.", "Bupati", None, True),
        ("Bupati panen.", "Bupati", None, True),
        ("Ketua Umum panen.", "Ketua Umum", None, True),
        ("Ketua DPRD panen.", "Ketua DPRD", None, True),
        ("Kepala Dinas Kesehatan Kota Metro tiba. Wali Kota panen.", "Wali Kota", "Kota Metro", True),
        ("Camat Kecamatan Depok panen.", "Camat Kecamatan Depok", None, False),
        ("Kepala Desa Sukamaju panen.", "Kepala Desa Sukamaju", "Desa Sukamaju", False),
    ],
)
def test_what_a_post_is_a_post_of(text: str, wording: str, of: str | None, inferred: bool) -> None:
    held = settled(text, wording)
    assert (held.of, held.inferred) == (of, inferred)


def test_a_region_of_the_sentence_is_nearer_than_one_of_the_article() -> None:
    text = "Warga Provinsi Bali dan Provinsi Bali panen. Di Provinsi Riau gubernur mengatakan siap."
    assert settled(text, "gubernur").of == "Riau"


def test_a_post_takes_the_area_that_the_article_gives_the_same_post() -> None:
    text = "Bupati Sleman tiba. Warga Kabupaten Bantul dan Kabupaten Bantul senang. Lalu Bupati panen."
    assert settled(text, "Bupati").of == "Kabupaten Sleman"


def test_the_flags_of_a_post_stay() -> None:
    held = settled("Mantan Plt Bupati Sleman panen.", "Mantan Plt Bupati Sleman")
    assert (held.title, held.acting, held.former, held.elect) == ("Bupati", True, True, False)
    assert settled("Bupati Sleman terpilih panen.", "Bupati Sleman terpilih").elect


def test_a_post_points_at_the_body_it_leads_where_the_article_names_it() -> None:
    assert settled("Kapolri panen bersama Polri.", "Kapolri").body is not None
    assert settled("Kapolri panen.", "Kapolri").body is None
