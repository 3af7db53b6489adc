"""One article in every kind of file that is read, for tests that compare what comes out of them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

TEMPLATES = Path(__file__).parent / "pages" / "kinds"
BODY = (
    "AMBON - Gubernur Jawa Timur Budi Santoso memimpin misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/1/2023).",
    "Misi dagang itu mencatat transaksi Rp 120 miliar hingga sore hari. Angka itu lebih tinggi daripada tahun lalu.",
    "“Kami berharap kerja sama ini berlanjut,” kata Budi kepada wartawan yang menunggu di luar gedung pertemuan.",
    "Wali Kota Ambon Rina Latu menyambut kedatangan rombongan. Ia mengatakan kota itu membutuhkan beras dan telur.",
    "Kepala Dinas Perdagangan Jawa Timur Sari Wulan menambahkan, pertemuan itu diikuti oleh delapan puluh pengusaha.",
)
FACTS = {
    "title": "Gubernur Jawa Timur Pimpin Misi Dagang ke Maluku",
    "when": "Rabu, 4 Januari 2023 10:00 WIB",
    "iso": "2023-01-04T10:00:00+07:00",
    "mail": "Wed, 04 Jan 2023 03:00:00 GMT",
    "url": "https://kabarpagi.example/politik/gubernur-jawa-timur-pimpin-misi-dagang",
    "author": "Citra Dewi",
    "plain": "\n\n".join(BODY),
    "paragraphs": "".join(f"<p>{words}</p>" for words in BODY),
}
ROW = {"judul": FACTS["title"], "tanggal": FACTS["when"], "isi": FACTS["plain"], "penulis": FACTS["author"]}


def filled(name: str) -> bytes:
    """A template with the article in it."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    for field, words in FACTS.items():
        text = text.replace("{{" + field + "}}", words)
    return text.encode("utf-8")


def table(delimiter: str, row: dict[str, str] = ROW) -> bytes:
    """The article as the one row of a table."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(row), delimiter=delimiter)
    writer.writeheader()
    writer.writerow(row)
    return stream.getvalue().encode("utf-8")


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A ZIP archive of named members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members:
            archive.writestr(name, raw)
    return stream.getvalue()


def record(raw: bytes, mime: str = "text/html; charset=utf-8", url: str = FACTS["url"], **more: str) -> bytes:
    """A WARC record of an answer with status 200 (or ``status``), with further HTTP fields from ``more``."""
    status = more.pop("status", "200 OK")
    kind, length = more.pop("kind", "response"), more.pop("length", None)
    fields = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    head = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{fields}\r\n".encode() if kind == "response" else b""
    told = "application/http; msgtype=response" if head else mime
    block = head + raw
    warc = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-01-04T05:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: {told}\r\n"
        f"Content-Length: {length or len(block)}\r\n\r\n"
    )
    return warc.encode() + block + b"\r\n\r\n"


def kinds() -> dict[str, bytes]:
    """Files by name; each holds the one article and nothing else."""
    page, text = filled("article.html"), filled("article.txt")
    row = json.dumps(ROW, ensure_ascii=False).encode("utf-8")
    blog = {
        "title": {"rendered": FACTS["title"]}, "date": FACTS["iso"], "author": FACTS["author"],
        "content": {"rendered": FACTS["paragraphs"]},
    }  # fmt: skip
    return {
        "berita.txt": text,
        "berita-utf16.txt": text.decode("utf-8").encode("utf-16"),
        "berita-windows.txt": text.decode("utf-8").encode("cp1252"),
        "berita.md": filled("article.md"),
        "berita.html": page,
        "tanpa-akhiran": page,
        "berita.php": page,
        "salah.txt": page,
        "berita.json": row,
        "daftar.json": b"[" + row + b"]",
        "ekspor.json": json.dumps({"status": "ok", "articles": [ROW]}).encode("utf-8"),
        "blog.json": json.dumps([blog]).encode("utf-8"),
        "berita.jsonl": row + b"\n",
        "berita.csv": table(","),
        "titik-koma.csv": table(";"),
        "berita.tsv": table("\t"),
        "berita.rss": filled("feed.rss"),
        "berita.atom": filled("feed.atom"),
        "berita.html.gz": gzip.compress(page, mtime=0),
        "berita.jsonl.gz": gzip.compress(row + b"\n", mtime=0),
        "arsip.zip": zipped(("berita/satu.html", page)),
        "arsip-dalam.zip": zipped(("dalam.zip", zipped(("satu.csv", table(","))))),
        "panen.warc": record(page),
        "panen.warc.gz": gzip.compress(record(page), mtime=0),
        "panen-arsip.zip": zipped(("panen.warc.gz", gzip.compress(record(page), mtime=0))),
        "teks.wet": record(text, "text/plain", kind="conversion"),
    }
