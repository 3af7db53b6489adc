"""The readers that ``benchmarks/extract.py`` compares: each takes lists of texts and tells its CPU seconds.

Runs in the environment of what it measures, so that ours needs neither spaCy nor torch.
"""

# ruff: noqa: PLC0415 - each reader imports what only its environment has
from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

Read = Callable[[list[str]], dict[str, float]]
SUBWORDS = 1.4  # a word of Indonesian news in a vocabulary of IndoBERT's size, told low; cutting them is not timed
WINDOW = 512
VOCABULARY, WIDTH, HEADS, LAYERS, INNER = 30_522, 768, 12, 12, 3072
STEPS, BATCH = 600, 32  # of spaCy's training: speed does not hang on it, but an untrained network finds no names


def ours() -> tuple[str, Read]:
    """Everything that an article says; the layout of its text counted as well."""
    from govgraph import extract as room
    from govgraph.articles.text import make_article
    from govgraph.extract.areas import Areas
    from govgraph.extract.bodies import Bodies
    from govgraph.extract.chunker import chunk_document, place_chunks
    from govgraph.extract.document import read_document
    from govgraph.extract.knowledge import knowledge
    from govgraph.extract.people import People
    from govgraph.extract.quotes import QuoteFinder
    from govgraph.extract.speakers import Speakers
    from govgraph.lexicon import Lexicon

    lexicon = Lexicon.load()
    know = knowledge(lexicon)

    def stages(text: str, spent: dict[str, float]) -> None:
        """The cascade once more, by hand; what is left of the whole is events and putting together."""

        def timed(name: str, call: Callable[[], Any]) -> Any:
            began = time.process_time()
            result = call()
            spent[name] = spent.get(name, 0.0) + time.process_time() - began
            return result

        article = timed("layout", lambda: make_article("x", text, "x"))
        doc = timed("sentences, look-up", lambda: read_document(article, know))
        timed("names (CRF)", lambda: room._tag(doc))  # noqa: SLF001 - no stage of its own for callers
        timed("chunks", lambda: chunk_document(doc))
        areas = timed("places", lambda: Areas(doc, place_chunks(doc)))
        bodies = timed("organisations", lambda: Bodies(doc, areas))
        timed("people, posts", lambda: People(doc, areas, bodies))
        timed("quotes", lambda: QuoteFinder(doc, Speakers(doc)).run())

    def read(texts: list[str]) -> dict[str, float]:
        began = time.process_time()
        for text in texts:
            room.extract(make_article("x", text, "x"), lexicon)
        whole = time.process_time() - began
        spent: dict[str, float] = {}
        for text in texts:
            stages(text, spent)
        rest = max(0.0, whole - sum(spent.values()))
        return {"all": whole, **spent, "events, dates, money": rest}

    return "everything", read


def spacy_names(sentences: str) -> tuple[str, Read]:
    """spaCy's blank Indonesian with its convolutional network, trained on our sentences; names alone."""
    import random
    from pathlib import Path

    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example, biluo_tags_to_spans, iob_to_biluo

    rows = json.loads(Path(sentences).read_text(encoding="utf-8"))
    nlp = spacy.blank("id")
    nlp.add_pipe("ner")
    examples = []
    for tokens, labels in rows:
        doc = Doc(nlp.vocab, words=tokens)
        gold = Doc(nlp.vocab, words=tokens)
        gold.ents = biluo_tags_to_spans(gold, iob_to_biluo(labels))
        examples.append(Example(doc, gold))
    optimizer = nlp.initialize(lambda: examples)
    chooser = random.Random(1)
    for _ in range(STEPS):
        nlp.update(chooser.sample(examples, BATCH), sgd=optimizer, drop=0.1)
    probe = " ".join(f"{ent.text}/{ent.label_}" for ent in nlp("Gubernur Jawa Timur Budi Santosa tiba di Ambon.").ents)

    def read(texts: list[str]) -> dict[str, float]:
        began = time.process_time()
        for doc in nlp.pipe(texts, batch_size=64):
            list(doc.ents)
        return {"all": time.process_time() - began}

    return f"{spacy.__version__}, {len(examples)} sentences, {STEPS} steps; sees {probe}", read


def bert() -> tuple[str, Read]:
    """A BERT-base of IndoBERT's shape with random weights: the encoder over windows of 512 pieces of words."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(1)
    layer = torch.nn.TransformerEncoderLayer(WIDTH, HEADS, INNER, activation="gelu", batch_first=True)
    encoder = torch.nn.TransformerEncoder(layer, LAYERS).eval()
    embedding = torch.nn.Embedding(VOCABULARY, WIDTH)

    def read(texts: list[str]) -> dict[str, float]:
        began = time.process_time()
        with torch.inference_mode():
            for text in texts:
                left = max(1, round(len(text.split()) * SUBWORDS))
                while left > 0:
                    size = min(left, WINDOW)
                    encoder(embedding(torch.randint(VOCABULARY, (1, size))))
                    left -= size
        return {"all": time.process_time() - began}

    return f"torch {torch.__version__}, one thread", read


def main() -> None:
    """Serve one reader over standard input and output, a line a batch."""
    kind, *arguments = sys.argv[1:]
    told, read = {"govgraph": ours, "spacy": spacy_names, "bert": bert}[kind](*arguments)
    print(json.dumps({"ready": told}), flush=True)
    for line in sys.stdin:
        figures = read(json.loads(line))
        figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
