#!/usr/bin/env bash
# One would guess: splitters of sentences that know `e.g.` and `Dr.` do not end one between `et al.` and the year.
# What happens: segtok, which YAKE cuts its text with, and wink-nlp end it there; syntok by the author of segtok does not.
# Seen with segtok 1.5.11, syntok 1.4.4, wink-nlp 2.4.0 with wink-eng-lite-web-model 1.8.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check segtok==1.5.11 syntok==1.4.4
npm install --silent --no-audit --no-fund --ignore-scripts wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1

echo -n 'As shown by Orr et al. 2020, layouts help, e.g. in maps. They help (Ng et al. 2021).' > text
bin/python - > seen <<'PY'
from importlib.metadata import version

import segtok.segmenter
import syntok.segmenter

text = open('text').read()
print('segtok', version('segtok'), list(segtok.segmenter.split_single(text)))
sentences = (sentence for paragraph in syntok.segmenter.process(text) for sentence in paragraph)
joined = [''.join(token.spacing + token.value for token in sentence).strip() for sentence in sentences]
print('syntok', version('syntok'), joined)
PY
node - >> seen <<'JS'
const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'))
const sentences = nlp.readDoc(require('fs').readFileSync('text', 'utf8')).sentences().out()
console.log('wink-nlp', require('wink-nlp/package.json').version, JSON.stringify(sentences))
JS
cat seen

diff - seen <<'EXPECTED'
segtok 1.5.11 ['As shown by Orr et al.', '2020, layouts help, e.g. in maps.', 'They help (Ng et al. 2021).']
syntok 1.4.4 ['As shown by Orr et al. 2020, layouts help, e.g. in maps.', 'They help (Ng et al. 2021).']
wink-nlp 2.4.0 ["As shown by Orr et al.","2020, layouts help, e.g. in maps.","They help (Ng et al.","2021)."]
EXPECTED
