#!/usr/bin/env bash
# One would guess: a weight of 1e-7 in JSON-LD is the same number, a double, in jsonld.js and in rdflib.
# What happens: jsonld.js sees no decimal point in `1e-7`, takes it for an integer and writes 0; rdflib writes a double.
# Seen with jsonld 9.0.0 and rdflib 7.6.0. 1.5e-7, which has a point, is a double in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0
npm install --silent --no-audit --no-fund --ignore-scripts jsonld@9.0.0

echo '{"@context": {"@vocab": "urn:x:"}, "@id": "urn:x:maps", "point": 1.5e-7, "weight": 1e-7}' > graph.jsonld
node - > seen <<'JS'
const jsonld = require('jsonld')
console.log('jsonld', require('jsonld/package.json').version)
jsonld
  .toRDF(JSON.parse(require('fs').readFileSync('graph.jsonld', 'utf8')), { format: 'application/n-quads' })
  .then((text) => console.log(text.trim()))
JS
bin/python - >> seen <<'PY'
import rdflib

print('rdflib', rdflib.__version__)
text = rdflib.Graph().parse('graph.jsonld').serialize(format='nt')
print('\n'.join(sorted(text.split('\n'))).strip())
PY
cat seen

diff - seen <<'EXPECTED'
jsonld 9.0.0
<urn:x:maps> <urn:x:point> "1.5E-7"^^<http://www.w3.org/2001/XMLSchema#double> .
<urn:x:maps> <urn:x:weight> "0"^^<http://www.w3.org/2001/XMLSchema#integer> .
rdflib 7.6.0
<urn:x:maps> <urn:x:point> "1.5e-07"^^<http://www.w3.org/2001/XMLSchema#double> .
<urn:x:maps> <urn:x:weight> "1e-07"^^<http://www.w3.org/2001/XMLSchema#double> .
EXPECTED
