#!/usr/bin/env bash
# One would guess: two packages that name a scorer BM25L rank one collection alike, and a term repeated often saturates.
# What happens: rank_bm25 multiplies by the term's frequency once more, so its score grows without bound; bm25s ranks otherwise.
# Seen with rank-bm25 0.2.2 and bm25s 0.3.16.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check rank-bm25==0.2.2 bm25s==0.3.16

bin/python - > seen <<'PY'
from importlib.metadata import version

import bm25s
from rank_bm25 import BM25L

other = 'tide pool reef shore'.split()
documents = [['map', 'layout', *other], ['map'] * 6, *([word] * 6 for word in other)]
query = ['map', 'layout']
scorer = bm25s.BM25(method='bm25l', k1=1.5, b=0.75, delta=0.5)
scorer.index(documents, show_progress=False)
for name, scores in (
    ('rank-bm25', BM25L(documents).get_scores(query)),
    ('bm25s', scorer.get_scores(query)),
):
    both, often = scores[:2]
    print(name, version(name), 'first:', 'both words' if both > often else 'one word six times')

for times in 1, 10, 100:
    score = BM25L([['map'] * times + ['x'] * (200 - times), ['y'] * 200, ['z'] * 200]).get_scores(['map'])[0]
    print('rank-bm25', times, 'times:', round(float(score), 1))
PY
cat seen

diff - seen <<'EXPECTED'
rank-bm25 0.2.2 first: one word six times
bm25s 0.3.16 first: both words
rank-bm25 1 times: 1.2
rank-bm25 10 times: 21.5
rank-bm25 100 times: 241.6
EXPECTED
