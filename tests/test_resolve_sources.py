from govgraph.resolve.sources import Codes, copies, kept_shingles
from stories import solve, story

RELEASE = (
    "Pemerintah provinsi membuka pasar murah di lima belas kecamatan mulai pekan depan. Beras, gula, minyak goreng "
    "dan telur dijual di bawah harga pasar supaya warga tidak terbebani menjelang hari raya. Kepala dinas meminta "
    "warga membawa kartu tanda penduduk dan tas belanja sendiri. Setiap keluarga boleh membeli sepuluh kilogram beras, "
    "dua kilogram gula dan dua liter minyak. Pasar dibuka pukul delapan pagi sampai stok habis, dan petugas menata "
    "antrean agar tertib. Pemerintah juga menyiapkan mobil keliling untuk pulau-pulau kecil yang jauh dari pelabuhan."
)
OTHER = (
    "Wali kota meresmikan jembatan gantung yang menghubungkan dua kelurahan di tepi sungai. Warga menyambutnya dengan "
    "arak-arakan perahu dan tabuhan rebana sejak pagi. Jembatan sepanjang seratus meter itu dibangun delapan bulan "
    "dengan dana kota dan sumbangan pengusaha kayu. Anak-anak kini dapat berjalan kaki ke sekolah tanpa menunggu rakit."
)


def test_a_release_with_another_first_sentence_is_a_copy() -> None:
    found = solve(
        story("a", text=RELEASE), story("b", text="Kabar gembira bagi warga. " + RELEASE), story("c", text=OTHER)
    )
    groups = {e.article.id: found.sources[e.article.key] for e in found.extractions}
    assert groups["a"] == groups["b"] == min(e.article.key for e in found.extractions if e.article.id in "ab")
    assert groups["c"] != groups["a"]


def test_an_excerpt_is_a_copy_of_the_whole() -> None:
    whole = story("a", text=RELEASE + " " + OTHER)
    part = story("b", text=RELEASE)
    assert len(set(solve(whole, part).sources.values())) == 1


def test_a_shared_sentence_makes_no_copy() -> None:
    shared = " Berita ini disiarkan ulang atas izin kantor berita daerah kami."
    found = solve(story("a", text=RELEASE + shared), story("b", text=OTHER + shared))
    assert len(set(found.sources.values())) == 2


def test_every_article_has_a_source_even_a_very_short_one() -> None:
    found = solve(story("a", text="Pendek."), story("b", text="Singkat saja."))
    assert len(set(found.sources.values())) == 2


def test_shingles_depend_on_words_alone() -> None:
    plain, spread = (
        story("a", text=RELEASE).article,
        story("b", text=RELEASE.replace(". ", ".\u00a0  ").upper()).article,
    )
    assert kept_shingles(plain, Codes()).tolist() == kept_shingles(spread, Codes()).tolist()
    assert len(kept_shingles(plain, Codes())) > 10


def test_nothing_is_a_copy_of_nothing() -> None:
    assert not copies(frozenset(), [])
    assert solve().sources == {}


def test_copies_of_copies_are_one_source_however_many_articles_lie_between() -> None:
    many = [story(f"n{number}", text=RELEASE + f" Berita nomor {number}.") for number in range(12)]
    found = solve(*many, story("o", text=OTHER))
    assert len(set(found.sources.values())) == 2
