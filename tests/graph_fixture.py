"""A small graph in our own words, built by hand: what the viewer's tests look at."""

from __future__ import annotations

import hashlib

from govgraph.graph import Graph
from govgraph.model import Article, Claim, Entity, Fact, Paragraph, Value

FIRST = """Surabaya Kirim Misi Dagang ke Ambon, Transaksi Rp12,5 Miliar

Rabu, 4 Mei 2022

Gubernur Jawa Timur Rahayu Lestari memimpin misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/5).
Nilai transaksinya Rp12,5 miliar 🎉 sampai pukul 17.00 WIT.

"Kami membeli pala dan menjual beras," kata Rahayu.

Ketua Kadin Maluku Yosef Latuconsina hadir dalam acara itu."""

SECOND = """Misi Dagang Jatim di Maluku Hasilkan Rp11 Miliar

Kamis, 5 Mei 2022

Misi dagang Pemprov Jatim ke Maluku mencatat Rp11 miliar hingga siang hari.
Gubernur Jatim Rahayu Lestari menyebut pala sebagai barang yang paling dicari."""


def article(name: str, text: str, **fields: str) -> Article:
    """An article whose paragraphs are the blocks between empty lines; the first is the title."""
    paragraphs, at = [], 0
    for i, block in enumerate(text.split("\n\n")):
        kind = "title" if i == 0 else "meta" if i == 1 else "body"
        paragraphs.append(Paragraph(kind, at, at + len(block)))  # type: ignore[arg-type]
        at += len(block) + 2
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(name, text, tuple(paragraphs), text.split("\n", maxsplit=1)[0], digest, **fields)  # type: ignore[arg-type]


def claim(source: Article, words: str, rule: str, sentence: str | None = None) -> Claim:
    """What ``words`` say in ``source``; ``sentence`` around them is the line they stand on unless given."""
    start = source.text.index(words)
    end = start + len(words)
    if sentence is None:
        begin = source.text.rfind("\n", 0, start) + 1
        stop = source.text.find("\n", end)
        stop = len(source.text) if stop < 0 else stop
    else:
        begin = source.text.index(sentence)
        stop = begin + len(sentence)
    return Claim(f"claim/{source.id}-{start}-{rule}", source.key, start, end, begin, stop, words, rule)


def small_graph(first: str = FIRST, second: str = SECOND, **fields: str) -> Graph:
    """Two articles on one trade mission that agree on who and where and differ on how much."""
    a = article("ambon", first, **({"url": "https://warta.example/ambon", "outlet": "Warta Contoh",
                                    "published": "2022-05-04"} | fields))  # fmt: skip
    b = article("maluku", second, url="https://kabar.example/maluku", outlet="Kabar Contoh", published="2022-05-05")
    lead = claim(a, "Gubernur Jawa Timur Rahayu Lestari", "post.title_area_name")
    lead_b = claim(b, "Gubernur Jatim Rahayu Lestari", "post.title_area_name")
    mission = claim(a, "misi dagang Jawa Timur ke Maluku", "event.trade_mission.ke")
    mission_b = claim(b, "Misi dagang Pemprov Jatim ke Maluku", "event.trade_mission.ke")
    total = claim(a, "Rp12,5 miliar 🎉", "amount.total")
    total_b = claim(b, "Rp11 miliar hingga siang hari", "amount.total")
    says = claim(a, "Kami membeli pala dan menjual beras", "quote.direct.kata")
    kadin = claim(a, "Ketua Kadin Maluku Yosef Latuconsina", "post.title_body_name")
    event, tenure = "event/trade-mission/jawa-timur-maluku-2022-05-04", "tenure/rahayu-lestari-gubernur-jawa-timur"
    person, post, east, moluccas = "person/rahayu-lestari", "post/gubernur-jawa-timur", "place/35", "place/81"
    entities = [
        Entity(person, "Person", "Rahayu Lestari", ("Rahayu",)),
        Entity("person/yosef-latuconsina", "Person", "Yosef Latuconsina"),
        Entity(post, "Post", "Gubernur Jawa Timur"),
        Entity("post/ketua-kadin-maluku", "Post", "Ketua Kadin Maluku"),
        Entity("organisation/kadin-maluku", "Organisation", "Kadin Maluku", ("Kamar Dagang Maluku",)),
        Entity(east, "Place", "Jawa Timur", ("Jatim",), (("gg:code", Value("35")),)),
        Entity(moluccas, "Place", "Maluku", (), (("gg:code", Value("81")),)),
        Entity("place/81.71", "Place", "Kota Ambon", ("Ambon",), (("gg:partOf", moluccas),)),
        Entity(event, "TradeMission", "Misi dagang Jawa Timur → Maluku", (), (), ("amounts differ between sources",)),
        Entity(tenure, "Tenure", "Rahayu Lestari, Gubernur Jawa Timur"),
        Entity("quote/pala", "Quote", "Kami membeli pala dan menjual beras"),
        Entity("amount/12500000000", "MonetaryAmount", "Rp12.500.000.000"),
        Entity("amount/11000000000", "MonetaryAmount", "Rp11.000.000.000"),
    ]  # fmt: skip
    facts = [
        Fact(tenure, "org:member", person, (lead, lead_b)), Fact(tenure, "gg:post", post, (lead, lead_b)),
        Fact(tenure, "gg:acting", Value("false", "boolean"), (lead, lead_b)),
        Fact(tenure, "gg:firstAttested", Value("2022-05-04", "date"), (lead,)),
        Fact(tenure, "gg:lastAttested", Value("2022-05-05", "date"), (lead_b,)),
        Fact(post, "gg:jurisdiction", east, (lead, lead_b)), Fact(person, "gg:heldPost", post, (lead, lead_b)),
        Fact(event, "gg:sender", east, (mission, mission_b)), Fact(event, "gg:host", moluccas, (mission, mission_b)),
        Fact(event, "gg:leader", person, (mission,)), Fact(event, "schema:location", "place/81.71", (mission,)),
        Fact(event, "schema:startDate", Value("2022-05-04", "date"), (mission,)),
        Fact(event, "gg:status", "gg:held", (mission,)),
        Fact(event, "gg:participant", "person/yosef-latuconsina", (kadin,)),
        Fact("person/yosef-latuconsina", "gg:heldPost", "post/ketua-kadin-maluku", (kadin,)),
        Fact("post/ketua-kadin-maluku", "org:postIn", "organisation/kadin-maluku", (kadin,)),
        Fact(east, "gg:sentTradeMissionTo", moluccas, (mission, mission_b)),
        Fact(event, "gg:amount", "amount/12500000000", (total,)),
        Fact(event, "gg:amount", "amount/11000000000", (total_b,)),
        Fact("amount/12500000000", "schema:value", Value("12500000000", "integer"), (total,)),
        Fact("amount/12500000000", "schema:currency", Value("IDR"), (total,)),
        Fact("amount/12500000000", "gg:amountKind", "gg:total", (total,)),
        Fact("amount/11000000000", "schema:value", Value("11000000000", "integer"), (total_b,)),
        Fact("amount/11000000000", "schema:currency", Value("IDR"), (total_b,)),
        Fact("amount/11000000000", "gg:amountKind", "gg:total", (total_b,)),
        Fact("quote/pala", "gg:speaker", person, (says,)),
    ]  # fmt: skip
    return Graph({e.id: e for e in entities}, tuple(facts), {a.key: a, b.key: b})
