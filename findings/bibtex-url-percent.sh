#!/usr/bin/env bash
# One would guess: decoding LaTeX in bibtexparser 2 leaves a URL alone, since biblatex takes `url` word for word.
# What happens: the URL ends before its first `%`, as if a comment began there, without a failed block or a warning.
# Seen with bibtexparser 2.1.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check bibtexparser==2.1.0

cat > library.bib <<'BIB'
@online{maps, title = {\'Etudes of maps}, url = {https://example.org/a%20map?page=2}}
BIB
bin/python - > seen <<'PY'
from importlib.metadata import version

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

print('bibtexparser', version('bibtexparser'))
for name, more in ('plain', []), ('decoded', [LatexDecodingMiddleware()]):
    library = bibtexparser.parse_file('library.bib', append_middleware=more)
    (entry,) = library.entries
    print(name, entry['title'], entry['url'], len(library.failed_blocks), 'failed')
PY
cat seen

diff - seen <<'EXPECTED'
bibtexparser 2.1.0
plain \'Etudes of maps https://example.org/a%20map?page=2 0 failed
decoded Études of maps https://example.org/a 0 failed
EXPECTED
