/**
 * `npm run interop [-- WORD …]`: exports one atlas in every format, reads it back with the tools that people use, and prints
 * what is equal: a table of all that there is, and one of the parts that `export` takes options for. The tools are
 * installed once; what cannot be installed here is skipped, with the reason. WORDs limit the rows to those that hold one. Exit 1 where something
 * is not equal.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS } from '../../src/export/index.ts'
import type { PairedAtlas } from '../../src/graph/paper-pairs.ts'
import { writeText } from '../../src/node/aside.ts'
import { writeFiles } from '../../src/node/export.ts'
import { saveAtlas } from '../../src/node/store.ts'
import { interopAtlas } from './atlas.ts'
import { CHOICES, chosen, exported } from './choices.ts'
import { compare, expectedReading, isEqual, type Verdict } from './compare.ts'
import { EDGE, NODE, ROWS, type Row, SKIPPED } from './readers.ts'
import { OUT } from './tools.ts'

const words = process.argv.slice(2)
const rows = ROWS.filter(({ format, tool }) => {
  const name = `${format} ${tool}`
  return words.length === 0 || words.some((word) => name.includes(word))
})
const skipped = [...SKIPPED]
let unequal = 0

/** What a tool makes of a file; undefined where the tool is not there or fails. */
function verdictOf(row: Row, atlas: PairedAtlas, path: () => string, told: string): Verdict | undefined {
  try {
    const expected = (row.carries ?? expectedReading)(atlas)
    const verdict = compare(expected, row.read(path()), row.nodes ?? NODE, row.edges ?? EDGE)
    if (!isEqual(verdict)) unequal++
    return verdict
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string | Buffer }
    const reason = (String(stderr ?? '') || message).trim().split('\n').at(-1)
    skipped.push(`${row.format}${told} × ${row.tool}: ${reason}`)
  }
}

async function all(): Promise<void> {
  const atlas = interopAtlas()
  const paths = new Map<string, string>()
  for (const [name, format] of FORMATS) {
    const path = join(OUT, 'write' in format ? `${name}${format.extension}` : name)
    if ('files' in format) await writeFiles(path, format.files(atlas))
    else await writeText(path, format.write(atlas))
    paths.set(name, path)
  }
  console.log('| format | tool | nodes | edges | attributes |\n|---|---|---|---|---|')
  for (const row of rows) {
    const verdict = verdictOf(row, atlas, () => paths.get(row.format)!, '')
    if (verdict)
      console.log(
        `| ${row.format} | ${row.tool} | ${verdict.nodes} | ${verdict.edges} | ${verdict.attributes} |`,
      )
  }
}

/** Every part that `export` writes, of the formats that are graphs. */
async function parts(): Promise<void> {
  const atlas = interopAtlas()
  const dir = join(OUT, 'atlas')
  await saveAtlas(atlas, dir)
  console.log('\n| options | format | tool | nodes | edges | attributes |\n|---|---|---|---|---|---|')
  for (const choice of CHOICES)
    for (const row of rows) {
      if (row.isList || choice.formats?.includes(row.format) === false) continue
      const part = chosen(atlas, row.format, choice)
      const verdict = verdictOf(row, part, () => exported(dir, row.format, choice), ` ${choice.options}`)
      if (verdict)
        console.log(
          `| ${choice.options || 'none'} | ${row.format} | ${row.tool} | ${verdict.nodes} | ${verdict.edges} | ${verdict.attributes} |`,
        )
    }
}

try {
  await all()
  await parts()
} finally {
  rmSync(OUT, { recursive: true, force: true })
}
console.log(`\nSkipped:\n${skipped.map((line) => `- ${line}`).join('\n')}`)
process.exitCode = unequal > 0 ? 1 : 0
