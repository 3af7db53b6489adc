"""The left-to-right pass that cuts each sentence into chunks: posts, organisations, places, names."""

from __future__ import annotations

from govgraph.extract.area_words import MARKERS
from govgraph.extract.document import Chunk, Document, NameChunk, OrgChunk, PlaceChunk, Sentence, TitleChunk
from govgraph.extract.governments import MANY, abbreviation_after
from govgraph.extract.links import link_of
from govgraph.extract.names import bare_degrees, name_after, name_chunk, name_end, skip_degrees, skip_honorifics
from govgraph.extract.offices import name_offices
from govgraph.extract.organisations import org_at
from govgraph.extract.parallel import deputy_at
from govgraph.extract.places import PLACING, glued_place, place_at
from govgraph.extract.post_bodies import body_called
from govgraph.extract.shared_names import share_bodies
from govgraph.extract.titles import title_at
from govgraph.extract.units import NOMINAL
from govgraph.extract.villages import village_beside, village_of_district

_UNITS = frozenset({"kepolisian", "bidang", "seksi", "bagian", "divisi", "departemen", "biro"})
_PLACING = frozenset({"di", "ke", "jalan", "jl"})
_STREET = _PLACING | {"."}
_BEFORE_SPEECH = frozenset({"juga", "pun", "kemudian", "lalu", "sendiri", "turut", "kembali", "sempat", "lantas"})
# The kinds of listed phrases with which a post, a body, an honorific and a place can begin: nothing else is tried.
_POST = frozenset({"title", "acting", "former", "elect"})
_BODY = frozenset({"government", "body", "agency"})
_ADDRESS = frozenset({"honorific", "rank"})
_PLACE = frozenset({"region", "country", "foreign"})
_IN_LOWER_CASE = _POST | _BODY | {"body_head"}
_LISTED = _BODY | {"title"}
_BRANCH = frozenset({"rayon", "cabang", "unit", "area", "region", "regional", "sektor"})
_NAMING = frozenset({"preposition", "passive"})  # classes of speaking verbs behind which the speaker stands
_MATES = frozenset({"pasangan", "paslon", "petahana", "duet", "kandidat", "cagub", "cabup", "cawalkot"})
_YOUNGEST, _OLDEST = 15, 105  # ages that are told in figures alone
_DOMAIN = frozenset({"com", "co", "id", "net", "go", "news", "info", "online"})


def chunk_document(doc: Document) -> None:
    """Fill ``doc.chunks`` sentence by sentence."""
    doc.chunks = []
    for sentence in doc.sentences:
        chunks = _chunk_sentence(doc, sentence)
        share_bodies(doc, chunks)
        doc.chunks.append(chunks)
        if sentence.kind == "body":
            doc.called.update(
                doc.words[k] for c in chunks if isinstance(c, NameChunk) and c.certain for k in range(c.i, c.j)
            )
    name_offices(doc.chunks)


def _chunk_sentence(doc: Document, sentence: Sentence) -> list[Chunk]:
    chunks: list[Chunk] = []
    i, last = sentence.first, sentence.last
    body = dateline_end(doc, sentence)
    capitals, kinds = doc.capitals, doc.kinds
    while i < last:
        if i < body:
            place = place_at(doc, i, last)
            chunks.extend([place] if place is not None else [])
            i = place.j if place is not None else i + 1
            continue
        glued = glued_place(doc, i)
        if glued is not None:
            chunks.append(glued)
            i = glued.j
            continue
        deputy = deputy_at(doc, i, chunks)
        if deputy is not None:
            chunks.extend([deputy, *_holder(doc, deputy, last)])
            i = chunks[-1].j
            continue
        if not capitals[i] and _IN_LOWER_CASE.isdisjoint(kinds(i)):
            i += 1  # most tokens: no name and nothing that is listed without a capital begins here
            continue
        village = village_beside(doc, chunks[-1], i, last) if chunks and isinstance(chunks[-1], PlaceChunk) else None
        found = [village] if village is not None else _chunk_at(doc, i, sentence)
        if found:
            chunks.extend(found)
            i = max(c.j for c in found)
            if isinstance(found[-1], NameChunk):
                i = skip_degrees(doc, i, last)
                nickname = _nickname(doc, found[-1], i, last)
                if nickname is not None:
                    chunks.append(nickname)
                    i = nickname.j + (doc.words[nickname.j : nickname.j + 1] == [")"])
        else:
            i += 1
    return chunks


def _nickname(doc: Document, name: NameChunk, i: int, last: int) -> NameChunk | None:
    """ "Joko Widodo (Jokowi)": one or two words, or the initials, in parenthesis are another name of the person."""
    if name.certain and i + 1 < last and doc.words[i] in ("atau", "alias"):
        k = skip_honorifics(doc, i + 1, last)  # "atau Cak Imin"
        j = name_end(doc, k, last) if k < last and not doc.hits(k) else k
        plain = j > k and doc.words[j : j + 1] != ["("]
        return name_chunk(doc, k, j, "name.nickname", certain=True) if plain and j - k <= 2 else None
    believed = name.certain or name.rule != "name.bare"
    for j in (i + 2, i + 3):
        if believed and j < last and doc.words[i] == "(" and doc.words[j] == ")":
            words = range(i + 1, j)
            named = words[1:] if len(words) > 1 and doc.longest(i + 1, "honorific") else words  # "(Gus Ipul)"
            other = all(doc.raw[k][:1].isupper() and not doc.raw[k].isupper() and not doc.hits(k) for k in named)
            if other or (name.certain and "".join(word[0] for word in name.words) == doc.raw[i + 1]):
                return name_chunk(doc, named[0], j, "name.nickname", certain=True)
    return None


def dateline_end(doc: Document, sentence: Sentence) -> int:
    """End of a dateline ("MAKASSAR, Redaksi —", "Liwa (Lampost.co) –"), or the first token; nobody acts there."""
    if sentence.kind != "body" or not doc.capitals[sentence.first]:
        return sentence.first
    for k in range(sentence.first + 1, min(sentence.first + 12, sentence.last)):
        if doc.words[k] in {"-", "–", "—", "--"} and not _parts_names(doc, k, sentence.last):
            return k + 1
        if doc.raw[k].islower() and doc.words[k] not in _DOMAIN:
            break
    return sentence.first


def _chunk_at(doc: Document, i: int, sentence: Sentence) -> list[Chunk]:
    last, kinds = sentence.last, doc.kinds(i)
    title = None if _POST.isdisjoint(kinds) else title_at(doc, i, last)
    if title is not None:
        return [title, *_holder(doc, title, last)]
    if not doc.capitals[i] and _IN_LOWER_CASE.isdisjoint(kinds):
        return []
    if i in doc.tagged and not _is_listed(doc, i):
        name = _tagged_name(doc, i, doc.tagged[i], sentence)
        if name is not None:
            return [name]
    org = org_at(doc, i, last)
    if org is not None:
        return [org]
    if not _ADDRESS.isdisjoint(kinds) and not _in_street(doc, i, sentence) and skip_honorifics(doc, i, last) > i:
        name = name_after(doc, i, last, "name.honorific")
        if name is not None:
            return [name]
    placed = doc.words[i] in MARKERS or not _PLACE.isdisjoint(kinds)
    place = (place_at(doc, i, last) if placed else None) or village_of_district(doc, i, last)
    if place is not None and not (place.ambiguous and _inside_name(doc, i, sentence)):
        return [place]
    return _bare_name(doc, i, sentence)


def _in_street(doc: Document, i: int, sentence: Sentence) -> bool:
    """ "Jalan H. Agus Salim": the honorific opens the name of a street, or goes on one ("Jl.")."""
    return i > sentence.first and doc.words[i - 1] in _STREET


def _holder(doc: Document, title: TitleChunk, last: int) -> list[Chunk]:
    """The name that follows a post: "Bupati Sukabumi, H. Marwan Hamami"."""
    k = _linked(doc, title.j, last)
    while k < last and doc.words[k] in (",", ":", "-", "–", "—"):
        k += 1
    headline = doc.sentence_at(title.i).kind in ("title", "heading")
    if k > _linked(doc, title.j, last) + (0 if headline else 1) or title.shares_next:
        return []
    if doc.words[k : k + 1] == ["("] and k == title.j:
        return _in_parenthesis(doc, k, last)
    name = name_after(doc, k, last, "name.after_post") or _named_like_a_place(doc, k, title, last)
    if name is None:
        return []
    if k > title.j and not _apposition_fits(doc, name):
        return []
    if (k == title.j and body_called(doc, title, name)) or _is_branch(doc, title, name, last):
        title.j = name.j
        return _holder(doc, title, last)
    if abbreviation_after(doc, name.j, last)[1] and doc.longest(name.j + 1, "body", "agency"):
        return []  # "Kementeri Keuangan (Kemenkeu)": a body with a slip in its name
    return [] if _of_an_office(doc, title, name) else [name]


def _of_an_office(doc: Document, title: TitleChunk, name: NameChunk) -> bool:
    """ "Manajer | Unit Induk Distribusi", "Pengurus | Daerah": words of an office's name behind a post."""
    if name.i not in doc.tagged and title.takes in ("org", "unit") and doc.words[name.i] in _BRANCH | _UNITS:
        return True
    single = len(name.words) == 1 and title.takes in ("none", "org", "unit")
    return single and doc.words[name.i] in doc.lexicon.unit_words


def _is_branch(doc: Document, title: TitleChunk, name: NameChunk, last: int) -> bool:
    """ "Manajer PLN | Rayon Kuranji |, Gusrianto": a run behind a firm that a comma and a name follow is its branch."""
    plain = name.i not in doc.tagged or doc.words[name.i] in _BRANCH
    firm = title.org is not None and title.org.type == "company" and name.i == title.j and plain
    after = name.j + 1
    if not firm or after + 1 >= last or doc.words[name.j] != "," or not doc.capital(after) or doc.hits(after):
        return False
    end = name_end(doc, after, last)
    end += int(end < last and doc.words[end] == ",")
    return end < last and doc.raw[end].islower() and doc.words[end] not in ("dan", "serta")


def _named_like_a_place(doc: Document, k: int, title: TitleChunk, last: int) -> NameChunk | None:
    """ "Kepala BPBD Bogor | Padang Priyo": the post has its area, so that the place word begins the name."""
    placed = title.place is not None or (title.org is not None and title.org.place is not None)
    place = doc.longest(k, "region") if placed and k + 1 in doc.tagged and k == title.j else None
    if place is None or place[0] > 1:
        return None
    return name_chunk(doc, k, name_end(doc, k + 1, last, vouched=True), "name.after_post", certain=True)


def _in_parenthesis(doc: Document, k: int, last: int) -> list[Chunk]:
    """ "Pak Wagub Jabar (Deddy Mizwar)": a full name in parenthesis is the holder's."""
    if k + 3 >= last or doc.words[k] != "(" or doc.hits(k + 1):
        return []
    name = name_after(doc, k + 1, last, "name.after_post")
    closed = name is not None and name.j < last and doc.words[name.j] == ")"
    return [name] if name is not None and closed and len(name.words) > 1 and name.i in doc.tagged else []


def _linked(doc: Document, j: int, last: int) -> int:
    """Behind the words that join a post to its holder's name ("yang dijabat", "adalah"), else ``j``."""
    for length in range(min(5, last - j), 0, -1):
        if link_of(doc.lexicon.holder_links, doc.words[j : j + length]) in ("title_name", "both"):
            return j + length
    return j


def _apposition_fits(doc: Document, name: NameChunk) -> bool:
    """A name behind a comma is the holder's unless a list of posts or places goes on."""
    return not doc.longest(name.i, "region", "country") or len(name.words) > 1


def _is_listed(doc: Document, i: int) -> bool:
    return not doc.kinds(i).isdisjoint(_LISTED)


def _inside_name(doc: Document, i: int, sentence: Sentence) -> bool:
    """An ambiguous place word beside other name words is taken for part of a name."""
    after = i + 1 < sentence.last and doc.capital(i + 1) and doc.raw[i + 1].isalpha()
    return bool(after and not doc.longest(i + 1, "region", "title"))


def _is_thing(doc: Document, i: int) -> bool:
    """ "Bandara Taufiq Kiemas", "Taman Bung Karno", "Bidang Kaderisasi": called after somebody, or a unit or body."""
    return (doc.words[i],) in doc.lexicon.venues or doc.words[i] in _UNITS


def _tagged_name(doc: Document, i: int, j: int, sentence: Sentence) -> NameChunk | None:
    """A name the tagger saw, honorifics and body words aside, with what else vouches for it."""
    start = bare = i
    if i == sentence.first and j - i > 1 and doc.longest(i, "opener", "speech"):
        i += 1  # "Adapun Ardo Sahak": the word that opens the sentence
    i = max(i, min(skip_honorifics(doc, i, sentence.last), j - 1))
    j = next((k for k in range(i + 1, j) if bare_degrees(doc, k, sentence.last)), j)  # "Siti Aminah | SH"
    if i > sentence.first and bare == i and (doc.words[i - 1] in _PLACING or (doc.words[i - 1],) in doc.lexicon.venues):
        return None  # "di Gradhika Bhakti Praja": a preposition of place names no person
    if (
        j < sentence.last
        and doc.words[j] == ","
        and doc.words[j + 1 : j + 2]
        and doc.words[j + 1].startswith(("sapaan", "panggilan"))
    ):
        return name_chunk(doc, i, j, "name.nickname", certain=True)
    if (bare == i and j - i > 1 and _is_thing(doc, i)) or _no_person(doc, i, j):
        return None
    behind = skip_degrees(doc, j, sentence.last)
    acts = behind < sentence.last and doc.longest(behind, "trigger", "speech") is not None
    after_marker = i > sentence.first and doc.longest(i - 1, "acting", "former") is not None
    certain = i > bare or acts or after_marker or _vouched(doc, i, j, sentence)
    return name_chunk(doc, i, j, "name.tagged", certain=certain) if certain or start in doc.sure else None


def _no_person(doc: Document, i: int, j: int) -> bool:
    """Whether words of bodies, areas or everyday speech tell that what the tagger saw is nobody."""
    words = doc.words[i:j]
    if words[0] in PLACING and j - i > 1 and doc.longest(i + 1, "region", "country"):
        return True  # "Dapil | Jatim"
    if any(doc.longest(k, "body_head") for k in range(i, j)):
        return True  # "Serealia Ditjen Tanaman Pangan"
    if any(w in doc.lexicon.body_tails for w in words) or all(w in doc.lexicon.ordinary for w in words):
        return True
    if any(doc.longest(k, "region") for k in range(i, j)) and j - i == 1:
        return True
    tail = doc.longest(j - 1, "region") if j - i == 2 and doc.words[i] in doc.lexicon.ordinary else None
    return tail is not None and "ambiguous" not in tail[1][0].flags  # "Rakyat Tulangbawang"


def _vouched(doc: Document, i: int, j: int, sentence: Sentence) -> bool:
    """Whether a speaking verb beside a name, or a post in apposition, says that it is a person."""
    last = sentence.last
    after = skip_degrees(doc, j, last)
    if i in doc.tagged and j - i > 1 and _told_by_trade(doc, after, last):
        return True
    if _told_by_age(doc, after, last) or _running_mate(doc, i, after, last) or _in_apposition(doc, i, after, last):
        return True
    if (after < last and _speaks(doc, after, last)) or (i > sentence.first and _is_inverted(doc, i - 1)):
        return True
    return after + 1 < last and doc.words[after] in (",", "(") and title_at(doc, after + 1, last) is not None


def _told_by_age(doc: Document, k: int, last: int) -> bool:
    """ "Samsuri (45), warga Sumba": behind the name of a person stands an age."""
    if k + 2 >= last or doc.words[k] != "(" or not doc.raw[k + 1].isdigit():
        return False
    return _YOUNGEST <= int(doc.raw[k + 1][:4]) <= _OLDEST and doc.words[k + 2] in (")", "tahun", "th", "thn")


def _in_apposition(doc: Document, i: int, j: int, last: int) -> bool:
    """ "Salah seorang petani, Marthen, berharap": between two commas, behind words in lower case, before a verb."""
    commas = i > 1 and doc.words[i - 1] == "," and doc.words[j : j + 1] == [","] and doc.raw[i - 2].islower()
    return commas and j + 1 < last and _speaks(doc, j + 1, last) and not doc.longest(i - 2, "speech", "time")


def _running_mate(doc: Document, i: int, j: int, last: int) -> bool:
    """ "calon Anwar Hafid-Reny Lamadjido": the hyphen without spaces at which ``part_mates`` parted two people."""
    behind = j + 1 < last and _glued(doc, j) and not doc.longest(j + 1, *_PLACE)
    return behind or (i > 1 and _glued(doc, i - 1) and not doc.longest(i - 2, *_PLACE))


def _parts_names(doc: Document, k: int, last: int) -> bool:
    """Whether a hyphen without spaces stands between two people, or before "red"."""
    if k + 1 >= last:
        return False
    places = doc.longest(k - 1, *_PLACE) or doc.longest(k + 1, *_PLACE)
    return doc.words[k + 1] == "red" or (_glued(doc, k) and doc.ends[k] == doc.starts[k + 1] and not places)


def _glued(doc: Document, k: int) -> bool:
    word = doc.raw[k - 1].isalpha() and doc.raw[k] == "-" and doc.capital(k + 1) and not doc.longest(k + 1, "title")
    return word and doc.ends[k - 1] == doc.starts[k]


def _told_by_trade(doc: Document, k: int, last: int) -> bool:
    """ "Siti Aminah, petani kopi asal Sleman, mengatakan": words in lower case between a name and its speaking verb."""
    if k + 2 >= last or doc.words[k] != "," or doc.capital(k + 1) or doc.longest(k + 1, "speech", "opener"):
        return False
    for m in range(k + 2, min(k + 9, last)):
        if doc.words[m] in (".", ";", "yang", "dan", "untuk", "(") or doc.longest(m, "title"):
            return False
        if _speaks(doc, m, last):
            return True
    return False


def _bare_name(doc: Document, i: int, sentence: Sentence) -> list[Chunk]:
    """A capitalised run that a speech verb or an apposed post vouches for."""
    last, raw = sentence.last, doc.raw[i]
    opens = i == sentence.first
    if (doc.longest(i, "opener", "speech") if opens else doc.words[i - 1] in MARKERS):
        return []  # "Adapun | Ardo Sahak", "Ditambahkan | Ardo", "Kelurahan | Way Mengaku"
    placing = doc.words[i] in _MATES or (  # "Pasangan | Andi Rama-Budi Harta", "Dapil | Jatim"
        doc.words[i] in PLACING and i + 1 < last and doc.longest(i + 1, "region", "country")
    )
    called = doc.words[i] in doc.called and _vouched(doc, i, i + 1, sentence)  # "kata | Adil", of whom was told before
    if placing or (doc.words[i] in doc.lexicon.common and not called) or (len(raw) > 1 and raw.isupper()):
        return []
    j = name_end(doc, i, last)
    if j == i or (j == i + 1 and sum(map(str.isupper, raw)) > 1):
        return []  # "JPMorgan", "BUMN"
    if j == i + 1 and (NOMINAL.fullmatch(doc.words[i]) or (i > sentence.first and doc.words[i - 1] in MANY)):
        return []  # "Kepegawaian", "para Asisten"
    if j < last and doc.words[j] == "," and j + 1 < last and doc.words[j + 1].startswith(("sapaan", "panggilan")):
        return [name_chunk(doc, i, j, "name.nickname", certain=True)]
    ordinary = all(w in doc.lexicon.ordinary or len(w) == 1 for w in doc.words[i:j])
    if (ordinary and not called) or (j - i > 1 and _no_person(doc, i, j)):
        return []
    certain = _vouched(doc, i, j, sentence)
    if i == sentence.first and j == i + 1 and not certain and doc.words[i] not in doc.called:
        return []  # any word has a capital there, unless somebody was called so before
    return [name_chunk(doc, i, j, "name.bare", certain=certain)]


def _speaks(doc: Document, k: int, last: int) -> bool:
    for step in range(k, min(k + 3, last)):
        found = doc.longest(step, "speech")
        if found is not None and any(not e.key.startswith("inverted") or e.key == "inverted_nya" for e in found[1]):
            return True
        if doc.words[step] not in _BEFORE_SPEECH:
            return False
    return False


def _is_inverted(doc: Document, k: int) -> bool:
    found = doc.longest(k, "speech")
    return found is not None and any(e.key.startswith("inverted") or e.key in _NAMING for e in found[1])


def place_chunks(doc: Document) -> list[tuple[PlaceChunk, tuple[str, ...]]]:
    """All place chunks, nested ones too, with the region types their post or body allows."""
    wanted: list[tuple[PlaceChunk, tuple[str, ...]]] = []
    for chunk in doc.all_chunks():
        if isinstance(chunk, PlaceChunk):
            wanted.append((chunk, ()))
        elif isinstance(chunk, OrgChunk) and chunk.place is not None:
            wanted.append((chunk.place, chunk.area_types))
        elif isinstance(chunk, TitleChunk):
            if chunk.place is not None:
                wanted.append((chunk.place, chunk.area_types))
            if chunk.org is not None and chunk.org.place is not None:
                wanted.append((chunk.org.place, chunk.org.area_types))
    return wanted
