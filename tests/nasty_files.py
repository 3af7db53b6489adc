"""Files that are made to break a reader: the small ones lie in tests/nasty, large and packed ones are made here.

Where a file would have its reader open another one, it names ``RAHASIA``; that becomes a file outside the input, of
which no word may come out.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from article_kinds import BODY, FACTS, filled, record, table, zipped

KEPT = Path(__file__).parent / "nasty"
SECRET = "KATA-YANG-TAK-BOLEH-KELUAR"
MILLION = 1_000_000
_PAGE, _TEXT = filled("article.html"), filled("article.txt")
_WORDS = "\n\n".join(BODY).encode()
_TITLE = FACTS["title"].encode()


def _page(body: bytes) -> bytes:
    return b"<!doctype html><title>" + _TITLE + b"</title><h1>" + _TITLE + b"</h1>" + body


def _again(place: str) -> bytes:
    """The article told of another place, so that it is no duplicate."""
    return _PAGE.replace(b"Ambon", place.encode()).replace(b"pimpin-misi-dagang", place.encode())


def _deep_zip(levels: int) -> bytes:
    raw = zipped(("berita.html", _PAGE))
    for level in range(levels):
        raw = zipped((f"{level}.zip", raw))
    return raw


def _deep_gzip(levels: int) -> bytes:
    raw = _TEXT
    for _ in range(levels):
        raw = gzip.compress(raw, mtime=0)
    return raw


def _member(
    name: str, raw: bytes = _PAGE, *, mode: int = 0, flags: int = 0, packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A ZIP archive of one member with the file mode, the flags and the packing of a ZIP entry given."""
    stream, entry = io.BytesIO(), zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, raw, packing)
    made = bytearray(stream.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.find(mark) + offset] |= flags
    return bytes(made)


def _lying_zip(size: int) -> bytes:
    """An archive whose list tells another size than its member has."""
    made = bytearray(zipped(("berita.html", _PAGE)))
    struct.pack_into("<I", made, made.find(b"PK\x01\x02") + 24, size)
    return bytes(made)


def _crowded_zip(members: int) -> bytes:
    """An archive whose end says that it has more members than anybody would list."""
    made = bytearray(zipped(("berita.html", _PAGE)))
    struct.pack_into("<HHI", made, made.rfind(b"PK\x05\x06") + 8, members & 0xFFFF, members & 0xFFFF, members * 300)
    return bytes(made)


def _unknown_packing() -> bytes:
    made = bytearray(zipped(("berita.html", _PAGE)))
    struct.pack_into("<H", made, made.find(b"PK\x01\x02") + 10, 77)
    return bytes(made)


def _broken(raw: bytes, at: int) -> bytes:
    """The bytes with one of them changed."""
    return raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]


_PACKED = gzip.compress(_TEXT * 50, mtime=0)
_ARCHIVE = zipped(("berita.html", _PAGE), ("dua.html", _again("Tual")))
MADE: dict[str, Callable[[], bytes]] = {
    # Archives.
    "bom.zip": lambda: zipped(("a.jsonl", (b" " * MILLION + b"\n") * 50)),
    "bom.txt.gz": lambda: gzip.compress(bytes(MILLION)) * 20,
    "seratus-megabita.html.gz": lambda: gzip.compress(_page(b"")) + gzip.compress(b"<p>kata " * 125_000) * 100,
    "dalam.zip": lambda: _deep_zip(5),
    "dalam.gz": lambda: _deep_gzip(6),
    "jalan.zip": lambda: zipped(
        ("../../../../tmp/naik.html", _again("Buru")), ("/etc/passwd.html", _again("Saumlaki")),
        ("C:\\Windows\\x.html", _again("Dobo")), ("a/../../b.html", _again("Masohi")), ("//x//y.html", _again("Piru")),
    ),
    "nama.zip": lambda: zipped(
        ("\x1b[31m\u202elmth.html", _again("Namlea")), ("n" * 60_000 + ".html", _again("Bula")), (".html", _PAGE),
        ("sama.html", _again("Wahai")), ("samb.html", _again("Geser")),
    ).replace(b"samb.html", b"sama.html"),
    "nama-bukan-utf8.zip": lambda: zipped(("n\u00e9.html", _PAGE)).replace("\u00e9".encode(), b"\xff\xfe"),
    "terbaru.zip": lambda: zipped(("berita.html", _PAGE)).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"),
    "tautan.zip": lambda: _member("tautan.html", b"/etc/passwd", mode=stat.S_IFLNK | 0o777),
    "sandi.zip": lambda: _member("rahasia.html", flags=0x1),
    "cara-tak-dikenal.zip": _unknown_packing,
    "rusak-lzma.zip": lambda: _broken(_member("berita.html", packing=zipfile.ZIP_LZMA), 120),
    "rusak-bzip2.zip": lambda: _broken(_member("berita.html", packing=zipfile.ZIP_BZIP2), 120),
    "ukuran-bohong.zip": lambda: _lying_zip(5),
    "ukuran-besar.zip": lambda: _lying_zip(0xFFFFFF0),
    "seribu-satu.zip": lambda: _crowded_zip(1_000_000),
    "kosong.zip": zipped,
    "terpotong.zip": lambda: _ARCHIVE[:-30],
    "rusak-di-dalam.zip": lambda: _broken(_ARCHIVE, 200),
    "sampah-di-depan.zip": lambda: b"MZ" + bytes(1000) + zipped(("berita.html", _again("Langgur"))),
    "campuran.zip": lambda: zipped(
        ("gambar.png", b"\x89PNG"), ("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("kosong.html", b""),
        ("berita.html", _again("Bandaneira")), ("lagi.csv", table(",")[:-40]),
    ),
    "terpotong.txt.gz": lambda: gzip.compress(_TEXT * 50, mtime=0)[:-90],
    "jumlah-salah.txt.gz": lambda: _broken(_PACKED, len(_PACKED) - 6),
    "ekor.txt.gz": lambda: gzip.compress(_TEXT, mtime=0) + b"sampah di belakang",
    "kepala-saja.gz": lambda: gzip.compress(b"", mtime=0)[:10],
    "gz-bernama.zip": lambda: gzip.compress(_TEXT.replace(b"Ambon", b"Elat"), mtime=0),
    # Crawls.
    "terpotong.warc.gz": lambda: (gzip.compress(record(_again("Seram"))) + gzip.compress(record(_again("Kei"))))[:-60],
    "kepala-tak-habis.warc": lambda: b"WARC/1.0\r\n" + b"x" * MILLION,
    "zip-dalam-panen.warc": lambda: record(_ARCHIVE, "application/zip") + record(_ARCHIVE, "text/html"),
    # What goes on and on.
    "baris-tak-habis.jsonl": lambda: b'{"isi": "' + b"x" * 17 * MILLION,
    "baris-tak-habis.txt": lambda: _TEXT + b"kata " * 4 * MILLION,
    "judul-sepuluh-megabita.txt": lambda: b"Gubernur di dan yang " * 500_000 + b"\n\n" + _TEXT,
    "seratus-ribu-koma.txt": lambda: _TEXT + b"," * 100_000,
    "seratus-ribu-spasi.txt": lambda: b"Judul" + b" " * 100_000 + b"| Kabar\n\n" + _WORDS + b" " * 100_000,
    "seratus-ribu-tanda.txt": lambda: b"Judul - " * 25_000 + b"\n\n" + _WORDS + b"\n\nOleh " + b", " * 50_000,
    "dalam.json": lambda: b"[" * 100_000,
    "dalam-benda.json": lambda: b'{"isi":' * 100_000,
    "dalam.jsonl": lambda: b'{"isi":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    "dalam-terbaca.jsonl": lambda: b'{"isi":' + b"[" * 700 + b'"x"' + b"]" * 700 + b"}\n",
    "dalam-json-ld.html": lambda: _page(
        b'<script type="application/ld+json">{"@type":"NewsArticle","author":' + b"[" * 700 + b"]" * 700 + b',"x":'
        + b'{"name":' * 300 + b"1" + b"}" * 301 + b"</script>" + _WORDS
    ),
    "sel-raksasa.csv": lambda: b"judul,isi\n" + b'"x","' + b"kata " * 100_000 + b'"\n',
    "sepuluh-ribu-kolom.csv": lambda: b",".join(b"k%d" % n for n in range(10_000)) + b",isi\n" + b"," * 10_000 + b"x\n",
    "seratus-ribu-tag.html": lambda: _page(b"<div>" * 100_000 + _WORDS),
    "sepuluh-ribu-dalam.html": lambda: _page(b"<b><i>" * 5_000 + b"<p>" + _WORDS),
    "skrip-tak-habis.html": lambda: _page(b"<script>" * 50_000 + _WORDS),
    "skrip-tak-bertutup.html": lambda: _page(b"<script " * 30_000 + _WORDS),
    "atribut.html": lambda: _page(b"<p " + b" ".join(b"a%d='x'" % n for n in range(4_000)) + b">" + _WORDS),
    "kutipan-dalam.md": lambda: b">" * 100_000 + _WORDS,
    "kurung.md": lambda: b"# " + _TITLE + b"\n\n" + _WORDS + b"\n\n" + b"[" * 1_000 + b"`" * 1_000 + b"*_" * 1_000,
    "dalam.rss": lambda: b"<rss><channel><item>" + b"<a>" * 50_000,
    "judul-raksasa.rss": lambda: b"<rss><channel><item><title>" + b"x" * 11 * MILLION + b"</title></item>",
}


# What is nasty about these is the file system's part of them.
_NAMED: dict[str, Callable[[Path], object]] = {
    os.fsdecode(b"nama-\xff-bukan-utf8.txt"): lambda path: path.write_bytes(_TEXT.replace(b"Ambon", b"Haria")),
    "nama\nbaris\x1b[31m\u202e<b>{{x}}.txt": lambda path: path.write_bytes(_TEXT.replace(b"Ambon", b"Hila")),
    "[pola]*.txt": lambda path: path.write_bytes(_TEXT.replace(b"Ambon", b"Tulehu")),
    "n" * 251 + ".txt": lambda path: path.write_bytes(_TEXT.replace(b"Ambon", b"Passo")),
    "tautan-berputar.txt": lambda path: path.symlink_to("tautan-berputar.txt"),
    "tautan-putus.txt": lambda path: path.symlink_to("tidak-ada.txt"),
    "tautan-keluar.txt": lambda path: path.symlink_to("../secret.txt"),
    "tautan-jauh.html": lambda path: path.symlink_to("/proc/self/mem"),
    "pipa.txt": os.mkfifo,
}
NAMES = (*sorted(path.name for path in KEPT.iterdir()), *MADE, *_NAMED)


def write(folder: Path, secret: Path, names: Iterable[str] = NAMES) -> None:
    """The nasty files called ``names`` into ``folder``; ``secret`` is the file that no reader may open."""
    secret.write_text(SECRET, encoding="utf-8")
    for name in names:
        if name in _NAMED:
            _NAMED[name](folder / name)
        elif name in MADE:
            (folder / name).write_bytes(MADE[name]())
        else:
            (folder / name).write_bytes((KEPT / name).read_bytes().replace(b"RAHASIA", secret.as_uri().encode()))
