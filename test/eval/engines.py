"""Rankings by search engines: JSON lines in, {"tool", "lists", "milliseconds"} out, a line for each engine.

The first line in is {"papers": [text, …], "count": n}, each further one {"title", "abstract"} of a question. A list holds the
numbers of the papers, best first; the milliseconds are the processor time of each question. bm25s as its README sets it up, in
English; tantivy with its English stemmer and the words of the question joined by OR. Run by engines.ts in an environment of its own.
"""
import json
import re
import sys
import tempfile
import time

import bm25s
import tantivy

papers, count = (first := json.loads(sys.stdin.readline()))["papers"], first["count"]
questions = [json.loads(line) for line in sys.stdin]
texts = [f"{question['title']} {question['title']} {question['abstract']}" for question in questions]


def measured(tool, ask):
    lists, milliseconds = [], []
    for text in texts:
        start = time.process_time()
        lists.append(ask(text))
        milliseconds.append(1000 * (time.process_time() - start))
    print(json.dumps({"tool": tool, "lists": lists, "milliseconds": milliseconds}), flush=True)


retriever = bm25s.BM25()
retriever.index(bm25s.tokenize(papers, stopwords="en", show_progress=False), show_progress=False)


def by_bm25s(text):
    tokens = bm25s.tokenize(text, stopwords="en", show_progress=False)
    found, scores = retriever.retrieve(tokens, k=min(count, len(papers)), show_progress=False, n_threads=1)
    return [int(paper) for paper, score in zip(found[0], scores[0]) if score > 0]


measured("bm25s", by_bm25s)

builder = tantivy.SchemaBuilder()
builder.add_unsigned_field("number", stored=True)
builder.add_text_field("text", tokenizer_name="en_stem")
with tempfile.TemporaryDirectory() as folder:
    index = tantivy.Index(builder.build(), path=folder)
    writer = index.writer(num_threads=1)
    for number, text in enumerate(papers):
        writer.add_document(tantivy.Document(number=number, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def by_tantivy(text):
        words = " ".join(re.findall(r"\w+", text.lower()))
        hits = searcher.search(index.parse_query(words, ["text"]), count).hits
        return [searcher.doc(address)["number"][0] for _, address in hits]

    measured("tantivy", by_tantivy)
