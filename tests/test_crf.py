"""The name tagger: its features, its decoding against all labellings, its model file, and the shipped model."""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import math
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.errors import GovgraphError
from govgraph.extract.crf import LABELS, MAGIC, NameTagger, _padded, _windows
from govgraph.extract.name_features import EDGE, OFFSETS, run_heads, sentence_features, shape, shapes, word_features
from govgraph.lexicon.tokenizer import tokenize
from work import work

REPOSITORY = Path(__file__).resolve().parents[1]
MODEL = REPOSITORY / "data" / "model" / "ner.tsv"
SCRIPTS = REPOSITORY / "scripts"


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.fixture(scope="module")
def tagger() -> NameTagger:
    return NameTagger.load(MODEL)


def names(tagger: NameTagger, text: str) -> list[str]:
    tokens = cut(text)
    return [" ".join(tokens[name.start : name.end]) for name in tagger.tag([tokens])[0]]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("bupati", "x"), ("Bupati", "Xx"), ("KPK", "XX"), ("H", "X"), ("NasDem", "XxX"), ("eKTP", "xX"), ("Rp50", "X-"),
        ("ke-77", "x-"), ("Jum'at", "X-"), ("2022", "d"), (".", "."), ("“", "“"), ("日本", "xX"), ("é", "x"),
        (EDGE, EDGE),
    ],
)  # fmt: skip
def test_shapes_of_tokens(token: str, expected: str) -> None:
    assert shape(token) == expected


def test_capitals_that_the_beginning_explains_are_marked() -> None:
    assert shapes(cut("Menurut Budi")) == ["Xx^", "Xx"]
    assert shapes(cut("“Kami Budi")) == ["“^", "Xx^", "Xx"]
    assert shapes([]) == []


def test_run_heads_name_the_first_word_of_a_run_of_capitals() -> None:
    tokens = cut("kata Kepala Dinas Budi dan Rektor Ali")
    assert run_heads(tokens, shapes(tokens)) == ["", "kepala", "kepala", "kepala", "", "rektor", "rektor"]


def test_features_of_a_word_depend_on_its_distance() -> None:
    assert "0s3=yan" in word_features("Wiryawan", 0) or "0s3=wan" in word_features("Wiryawan", 0)
    assert word_features("ujar", 0) == ("0w=ujar",)
    assert word_features("Ujar", -1) == ("-1w=ujar", "-1s=jar")
    assert word_features("oleh", 2) == ("+2w=oleh",)
    assert word_features("Jum’at", -2) == word_features("Jum'at", -2)


def test_sentence_features_see_edges_and_neighbours() -> None:
    first, last = sentence_features(cut("Bupati Budi"))
    assert {"0w=bupati", "-1w=", "+1w=budi", "sh=Xx^", "h=bupati", "sh3= Xx^ Xx"} <= set(first)
    assert {"0w=budi", "-1w=bupati", "+1w=", "sh=Xx", "h=bupati", "sh3=Xx^ Xx "} <= set(last)
    assert sentence_features([]) == []


VOCABULARY = ("Budi", "Ali", "Bupati", "kata", "H", ".", "bin", "KPK", ",", "Dewi")


CAPITALISED = [word for word in VOCABULARY if word[0].isupper()]
FEATURES = sorted({f for word in (*VOCABULARY, EDGE) for offset in OFFSETS for f in word_features(word, offset)})


@given(st.integers(0, 2**32).map(random.Random), st.lists(st.sampled_from(CAPITALISED), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_decoding_finds_the_best_of_all_labellings_and_its_probability(
    chooser: random.Random, tokens: list[str]
) -> None:
    """Where all tokens are capitalised, the window is the sentence and brute force can check both passes."""
    weights = {feature: (chooser.uniform(-2, 2), chooser.uniform(-2, 2)) for feature in FEATURES}
    moves = {(left, right): chooser.uniform(-2, 2) for left in LABELS for right in LABELS}
    tagger = NameTagger(weights, moves)
    rows = sentence_features(tokens)

    def total(labels: tuple[str, ...]) -> float:
        value = sum(weights.get(f, (0.0, 0.0))[LABELS.index(label) - 1] for row, label in zip(rows, labels, strict=True)
                    if label != "O" for f in row)  # fmt: skip
        return value + sum(moves[pair] for pair in itertools.pairwise(labels))

    legal = [
        labels for labels in itertools.product(LABELS, repeat=len(tokens))
        if labels[0] != "I-PER" and ("O", "I-PER") not in itertools.pairwise(labels)
    ]  # fmt: skip
    best = max(legal, key=total)
    everything = math.fsum(math.exp(total(labels)) for labels in legal)
    found = tagger.tag([tokens])[0]
    expected = ["O"] * len(tokens)
    for name in found:
        expected[name.start : name.end] = ["B-PER"] + ["I-PER"] * (name.end - name.start - 1)
    assert total(tuple(expected)) == pytest.approx(total(best), abs=1e-6)
    for name in found:
        marginals = [
            math.fsum(math.exp(total(labels)) for labels in legal if labels[at] == expected[at]) / everything
            for at in range(name.start, name.end)
        ]
        assert name.probability == pytest.approx(min(marginals), abs=1e-3)


def test_text_without_capitals_and_empty_sentences_have_no_names(tagger: NameTagger) -> None:
    assert tagger.tag([[], cut("mereka datang kemarin siang .")]) == [[], []]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat itu dipimpin Bupati Garut Rahmat Basuki pada Senin.", ["Rahmat Basuki"]),
        ("“Kami siap membantu,” kata Sinta Dewi Lestari.", ["Sinta Dewi Lestari"]),
        ("Gubernur Kalimantan Tengah Agus Prabowo bertemu Wali Kota Ambon Yusuf Latuconsina.",
         ["Agus Prabowo", "Yusuf Latuconsina"]),
        ("Menurut Hendra, jalan itu rusak sejak lama.", ["Hendra"]),
        ("Pemerintah Provinsi Jawa Timur menggandeng Kamar Dagang dan Industri.", []),
        ("Kegiatan berlangsung di Kabupaten Banyuwangi.", []),
        ("Dinas Perhubungan Kota Bandung menutup jalan pada Selasa.", []),
    ],
)  # fmt: skip
def test_the_shipped_model_reads_plain_cases(tagger: NameTagger, text: str, expected: list[str]) -> None:
    assert names(tagger, text) == expected


def test_a_name_after_a_lower_case_word_far_off_is_in_its_own_window(tagger: NameTagger) -> None:
    text = "Wali Kota mengundang semua kepala sekolah yang ada di sana untuk bertemu dengan Rahmat Basuki."
    assert names(tagger, text) == ["Rahmat Basuki"]


def test_probabilities_are_probabilities_and_spans_lie_inside(tagger: NameTagger) -> None:
    tokens = cut("Kata Rahmat Basuki, Sinta Dewi, Pak Umar bin Said dan Xyz Qwe sudah tiba.")
    found = tagger.tag([tokens])[0]
    assert found
    assert all(0 < name.probability <= 1 and 0 <= name.start < name.end <= len(tokens) for name in found)
    assert [name.start for name in found] == sorted(name.start for name in found)


def test_two_taggers_and_two_orders_say_the_same(tagger: NameTagger) -> None:
    sentences = [cut("Bupati Rahmat Basuki datang."), cut("Kata Dewi, hujan turun."), cut("Ketua Umar pergi.")]
    other = NameTagger.load(MODEL)
    assert other.tag(sentences[::-1]) == tagger.tag(sentences)[::-1]


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12))
@settings(max_examples=80, deadline=None)
def test_no_tokens_crash_it(tagger: NameTagger, tokens: list[str]) -> None:
    for name in tagger.tag([tokens])[0]:
        assert tokens[name.start][:1].isupper()


def test_work_grows_linearly_on_one_endless_sentence() -> None:
    def tag(count: int) -> int:
        tokens = [f"Kata{n}" for n in range(count)]
        fresh = NameTagger.load(MODEL)  # nothing kept from a shorter text may help a longer one
        return work(lambda: fresh.tag([tokens]))

    assert 0 < tag(4_000) < 4.5 * tag(1_000)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a name model"),
        ("something else\n", "not a name model"),
        (f"{MAGIC}\n0w=budi\t1.0\n", ":2: not a line"),
        (f"{MAGIC}\n0w=budi\t1.0\tmuch\n", ":2: not a line"),
        (f"{MAGIC}\n>\tO\tO\n", ":2: not a line"),
    ],
)
def test_bad_models_say_what_and_where(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "ner.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GovgraphError, match=message):
        NameTagger.load(path)


def test_an_absent_model_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError) as caught:
        NameTagger.load(tmp_path / "nowhere.tsv")
    assert "scripts/train_ner.py" in caught.value.hint


def test_the_shipped_model_is_small_sorted_and_plain() -> None:
    lines = MODEL.read_text(encoding="utf-8").splitlines()
    features = [line.split("\t")[0] for line in lines[1:] if not line.startswith(">\t")]
    assert lines[0] == MAGIC
    assert MODEL.stat().st_size <= 4_000_000
    assert features == sorted(set(features))
    card = (MODEL.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() in card, "the model card is of another model"


# The training script, on a corpus of a few own sentences.

TOY = {
    "idner-news-2k": [("Bupati Budi datang .", [1]), ("Kata Dewi kepada Ali .", [1, 3]), ("Mereka ke pasar .", [])],
    "nergrit": [("Gubernur Umar tiba di pasar .", [1]), ("Ketua Ali pergi .", [1])],
    "nerp": [("menurut budi hujan turun .", [1]), ("rahasia milik dewi .", [2]), ("pasar itu ramai .", [])],
}
SECRET = ("rahasia milik dewi .", [2])


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def columns(text: str, persons: list[int]) -> str:
    return "\r\n".join(f"{word} {'B-PPL' if at in persons else 'O'}" for at, word in enumerate(text.split()))


@pytest.fixture
def train(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("pycrfsuite")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    for corpus, sentences in TOY.items():
        (tmp_path / corpus).mkdir()
        for part in ("train", "dev", "valid", "test"):
            chosen = [SECRET] if part == "test" else sentences
            content = "\r\n\r\n".join(columns(text, at) for text, at in chosen) + "\n"
            (tmp_path / corpus / f"{part}.txt").write_text(content, encoding="utf-8", newline="")
    return script("train_ner")


def test_the_script_keeps_test_text_out_recases_and_cuts_our_way(train: ModuleType, tmp_path: Path) -> None:
    files = [(corpus, part) for corpus, parts in train.SPLITS.items() for part in parts]
    corpora = {file: train.read_sentences(tmp_path / file[0] / f"{file[1]}.txt") for file in files}
    sentences, left_out = train.training_set(corpora, hold_out_dev=False)
    texts = [" ".join(tokens) for tokens, _ in sentences]
    assert "Menurut Budi hujan turun ." in texts
    assert not [text for text in texts if "ahasia" in text]
    assert left_out == sum(map(len, TOY.values())) + 1  # the development parts repeat the training; the secret twice
    assert train.recut([("H.M.Budi", "B-PER"), ("(kemarin),", "O")]) == (
        ["H", ".", "M", ".", "Budi", "(", "kemarin", ")", ","], ["B-PER"] + ["I-PER"] * 4 + ["O"] * 4,
    )  # fmt: skip


def test_the_script_writes_a_model_that_loads_and_twice_the_same(
    train: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = []
    for run in ("one", "two"):
        train.main(["--ner", str(tmp_path), "-o", str(tmp_path / run), "--data", str(REPOSITORY / "data")])
        written.append((tmp_path / run / "ner.tsv").read_bytes())
    assert written[0] == written[1]
    assert '"persons"' in capsys.readouterr().out
    assert names(NameTagger.load(tmp_path / "one" / "ner.tsv"), "Bupati Budi datang .") == ["Budi"]


@pytest.mark.parametrize("text", ["^ Budi", "^", "“ Budi datang", "“", "\" \" Ali", "Bupati KPK", "H", "Budi ^ Ali"])
def test_the_beginning_of_a_sentence_is_scored_as_it_was_trained(tagger: NameTagger, text: str) -> None:
    """What is kept per word adds up to the weights of all features of the token, at the edges too."""
    tokens = text.split()
    capitals = [at for at, token in enumerate(tokens) if token[0].isupper()]
    rows = sentence_features(tokens)
    for first, last in _windows(capitals):
        scores, _ = tagger._scores(_padded(tokens), first, last)
        for at, (begin, inside) in enumerate(scores, first):
            pairs = [tagger._sum([feature]) for feature in rows[at]]
            assert begin == pytest.approx(sum(pair[0] for pair in pairs))
            assert inside == pytest.approx(sum(pair[1] for pair in pairs))


@given(st.integers(0, 2**32).map(random.Random), st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_name_is_passed_over_with_its_window(chooser: random.Random, tokens: list[str]) -> None:
    """A window is left undecoded only where decoding would find nothing."""
    weights = {feature: (chooser.uniform(-2, 2), chooser.uniform(-2, 2)) for feature in FEATURES}
    moves = {(left, right): chooser.uniform(-3, 3) for left in LABELS for right in LABELS}
    tagger, careful = NameTagger(weights, moves), NameTagger(weights, moves)
    careful._leaving = math.inf
    assert tagger.tag([tokens]) == careful.tag([tokens])


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [
        ([], []), ([0], [(0, 1)]), ([0, 1, 2], [(0, 3)]), ([1, 4], [(1, 5)]), ([1, 5], [(1, 2), (5, 6)]),
        ([0, 3, 7, 8], [(0, 4), (7, 9)]),
    ],
)  # fmt: skip
def test_windows_end_where_too_many_words_in_lower_case_follow(
    capitals: list[int], expected: list[tuple[int, int]]
) -> None:
    assert _windows(capitals) == expected
