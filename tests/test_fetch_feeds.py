"""The entries of feeds of every kind, and what only looks like a feed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.fetch.feeds import links

BASE = "https://news.example/rss/daerah.xml"
RSS2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<link>https://news.example/</link><atom:link rel="self" href="https://news.example/rss"/>
<image><link>https://news.example/logo</link></image>
<item><title>Satu</title><link> https://news.example/1 </link><guid>x1</guid></item>
<item><link><![CDATA[https://news.example/2?a=1&b=2]]></link></item>
<item><title>Tanpa tautan</title><guid>https://news.example/3</guid></item>
<item><title>Tanpa apa pun</title></item>
<item><link>/4</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://news.example/"/>
<entry><link rel="enclosure" href="https://news.example/foto.jpg"/><link href="https://news.example/1"/></entry>
<entry><link rel="alternate" href="../2"/><content type="xhtml"><link>https://no.example</link></content></entry>
<entry><id>https://news.example/3</id></entry><entry><id>tag:news.example,2023:4</id></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><link>https://news.example/</link></channel><item><link>https://news.example/1</link></item></rdf:RDF>"""


@pytest.mark.parametrize(("text", "expected"), [
    (RSS2, ["1", "2?a=1&b=2", "3", "4"]), (ATOM, ["1", "2", "3"]), (RDF, ["1"]),
    ("<rss><channel></channel></rss>", []), ("<rss><item><link>javascript:x</link></item></rss>", []),
    ("<rss><channel><item><link>/1</link></item><item><link>/2</li", ["1"]),
], ids=["rss", "atom", "rdf", "empty", "script", "torn"])  # fmt: skip
def test_the_entries_of_a_feed(text: str, expected: list[str]) -> None:
    assert links(text.encode(), BASE) == tuple(f"https://news.example/{name}" for name in expected)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1252"])
def test_encodings(encoding: str) -> None:
    text = RSS2.replace("UTF-8", encoding.removesuffix("-sig"))
    assert len(links(text.encode(encoding), BASE) or ()) == 4


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>'
FILE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><link>&a;</link></item></rss>'


@pytest.mark.parametrize("text", [
    BOMB, FILE, "", "<html><body>x</body></html>", '<?xml version="1.0"?><html><item><link>/1</link></item></html>',
    "rss", '<?xml version="1.0" encoding="no-such"?><rss/>', "<rss",
])  # fmt: skip
def test_what_is_no_feed(text: str) -> None:
    assert links(text.encode(), BASE) is None


@given(st.binary(max_size=200))
def test_any_bytes_give_a_result(body: bytes) -> None:
    for start in (b"", b"<rss><channel><item><link>", b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>'):
        found = links(start + body, BASE)
        assert found is None or all(link.startswith("http") for link in found)
