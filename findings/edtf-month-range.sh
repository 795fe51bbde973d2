#!/usr/bin/env bash
# One would guess: `May-June 2020`, as journals date a double issue, becomes the interval 2020-05/2020-06.
# What happens: the first month loses its year (`XXXX-05`), though the two numbers of `2020-2021` are taken as an interval.
# Seen with edtf 5.0.2 (PyPI).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check edtf==5.0.2

bin/python - > seen <<'PY'
from importlib.metadata import version

from edtf import text_to_edtf

print('edtf', version('edtf'))
for text in 'May-June 2020', '2020-2021':
    print(text, '->', text_to_edtf(text))
PY
cat seen

diff - seen <<'EXPECTED'
edtf 5.0.2
May-June 2020 -> XXXX-05/2020-06
2020-2021 -> 2020/2021
EXPECTED
