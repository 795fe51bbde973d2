#!/usr/bin/env bash
# One would guess: a Schwartz–Hearst detector that finds `support vector machines (SVM)` finds `(SVMs)` too, as it does `(GNNs)`.
# What happens: as many words must begin with the first letter as the short form has of it; SVMs has two, so it is left out.
# Seen with abbreviations 0.2.5 (PyPI).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check abbreviations==0.2.5

bin/python - > seen <<'PY'
from importlib.metadata import version

from abbreviations.schwartz_hearst import extract_abbreviation_definition_pairs as pairs

print('abbreviations', version('abbreviations'))
for text in (
    'We use support vector machines (SVM) here.',
    'We use support vector machines (SVMs) here.',
    'We use graph neural networks (GNNs) here.',
    'We use radial map readers (RMR) here.',
    'We use one radial mirror (RMR) here.',
):
    print(pairs(doc_text=text))
PY
cat seen

diff - seen <<'EXPECTED'
abbreviations 0.2.5
{'SVM': 'support vector machines'}
{}
{'GNNs': 'graph neural networks'}
{'RMR': 'radial map readers'}
{}
EXPECTED
