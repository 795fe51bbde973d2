#!/usr/bin/env bash
# One would guess: cells of a sheet that leave their address out, as ECMA-376 lets them, are read in their order, and rows that
# a sheet does not have take no room.
# What happens: openpyxl reads such cells, read-excel-file throws a TypeError; where a sheet has row 1 and row 500,000 it makes
# all the rows between, so that a row far enough down ends the process.
# Seen with read-excel-file 9.3.17 and openpyxl 3.1.5.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts read-excel-file@9.3.17 fflate@0.8.3
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5

cat > write.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const rels = (type, target) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`
const book = (rows) => {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`,
    '_rels/.rels': rels('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}
const read = async (name, rows) => {
  const bytes = book(rows)
  writeFileSync(name, bytes)
  return readSheet(bytes.slice().buffer).catch((error) => error.name)
}
const { version } = JSON.parse(readFileSync('node_modules/read-excel-file/package.json', 'utf8'))
console.log('read-excel-file', version)
console.log('without addresses:', JSON.stringify(await read('plain.xlsx', '<row><c><v>2021</v></c><c><v>7</v></c></row>')))
const far = await read('far.xlsx', '<row r="1"><c r="A1"><v>1</v></c></row><row r="500000"><c r="A500000"><v>1</v></c></row>')
console.log('rows of two:', far.length)
JS
node write.mjs > seen
venv/bin/python - >> seen <<'PY'
import openpyxl
print("openpyxl", openpyxl.__version__)
sheet = openpyxl.load_workbook("plain.xlsx", read_only=True).active
print("without addresses:", [list(row) for row in sheet.iter_rows(values_only=True)])
PY
cat seen

diff - seen <<'EXPECTED'
read-excel-file 9.3.17
without addresses: "TypeError"
rows of two: 500000
openpyxl 3.1.5
without addresses: [[2021, 7]]
EXPECTED
