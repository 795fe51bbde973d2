#!/usr/bin/env bash
# One would guess: BibTeX that pybtex reads and writes again says the same, however often.
# What happens: each round puts one more backslash before `_` and `%`, in a DOI and a URL too; `\%` becomes `\\%`, a line break and a comment.
# Seen with pybtex 0.26.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check pybtex==0.26.1

cat > library.bib <<'BIB'
@article{maps, title = {Half of 50\% of maps}, doi = {10.1000/abc_1}, url = {https://example.org/a_b%20c}}
BIB
bin/python - > seen <<'PY'
from importlib.metadata import version

from pybtex.database import parse_file, parse_string

print('pybtex', version('pybtex'))
library = parse_file('library.bib')
for _ in range(3):
    print(*library.entries['maps'].fields.values(), sep=' | ')
    library = parse_string(library.to_string('bibtex'), 'bibtex')
PY
cat seen

diff - seen <<'EXPECTED'
pybtex 0.26.1
Half of 50\% of maps | 10.1000/abc_1 | https://example.org/a_b%20c
Half of 50\\% of maps | 10.1000/abc\_1 | https://example.org/a\_b\%20c
Half of 50\\\% of maps | 10.1000/abc\\_1 | https://example.org/a\\_b\\%20c
EXPECTED
