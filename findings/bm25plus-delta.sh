#!/usr/bin/env bash
# One would guess: the delta of BM25+ lifts a long document that holds the word over what it had, against one without the word.
# What happens: rank_bm25 and bm25s give delta to documents without the word too; all scores shift alike and no order changes.
# Seen with rank-bm25 0.2.2 and bm25s 0.3.16. A document without any word of the query has a score above 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check rank-bm25==0.2.2 bm25s==0.3.16

bin/python - > seen <<'PY'
from importlib.metadata import version

import bm25s
from rank_bm25 import BM25Plus

print('rank-bm25', version('rank-bm25'), 'bm25s', version('bm25s'))
long = ['map'] + ['sea'] * 60
documents = [long, ['map', 'reef'], ['layout', 'reef'], ['tide', 'pool'], ['tide', 'shore']]


def of_bm25s(delta):
    scorer = bm25s.BM25(method='bm25+', k1=1.5, b=0.75, delta=delta)
    scorer.index(documents, show_progress=False)
    return scorer.get_scores(['map'])


for name, scores in ('rank-bm25', lambda delta: BM25Plus(documents, delta=delta).get_scores(['map'])), ('bm25s', of_bm25s):
    without, with_delta = scores(0), scores(5)
    print(name, 'without the word:', round(float(with_delta[3]), 2))
    print(name, 'gain from delta:', [round(float(a - b), 2) for a, b in zip(with_delta, without)])
PY
cat seen

diff - seen <<'EXPECTED'
rank-bm25 0.2.2 bm25s 0.3.16
rank-bm25 without the word: 5.49
rank-bm25 gain from delta: [5.49, 5.49, 5.49, 5.49, 5.49]
bm25s without the word: 5.49
bm25s gain from delta: [5.49, 5.49, 5.49, 5.49, 5.49]
EXPECTED
