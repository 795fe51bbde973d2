/** The rules of the house, so that no reviewer has to remember them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort()

const LONGEST_FILE = 250
/** Files that may be longer, each with its reason. */
const LONG: ReadonlyMap<string, string> = new Map([['src/mentions/tagger/context.ts', 'to be split']])

/** Every stage may import itself and what stands before it; the folders of a row do not know each other. */
const ORDER: readonly (readonly string[])[] = [
  [
    'types.ts',
    'basket.ts',
    'last-word.ts',
    'views.ts',
    'citation.ts',
    'community.ts',
    'correction.ts',
    'options.ts',
    'random.ts',
    'kept.ts',
    'order.ts',
    'column.ts',
    'atlas.ts',
  ],
  ['sources'],
  ['text'],
  ['citations'],
  ['mentions'],
  ['concepts'],
  ['corrections'],
  ['relations'],
  ['graph'],
  ['related', 'export', 'folder'],
  ['library.ts'],
  ['knowledge.ts'],
  ['extractor.ts'],
  ['shards.ts'],
  ['partials'],
  ['pipeline.ts'],
  ['index.ts'],
  ['node'],
]
const WORLD = /^(?:node|train)$/

const partOf = (file: string): string => file.replace(/^src\//, '').split('/')[0]
const levelOf = (part: string): number => ORDER.findIndex((row) => row.includes(part))

/** Code without comments; strings stay. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm, '')

const importsOf = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, path]) => path)

/** `src/a/b.ts` and `../c.ts` → `src/c.ts`. */
function resolved(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}

const SRC = filesUnder('src')
const WEB = filesUnder('web')
const PURE = SRC.filter((file) => !WORLD.test(partOf(file)))

describe('house', () => {
  test('there is something to look at', () => {
    expect(PURE.length).toBeGreaterThan(20)
    expect(
      importsOf("import x from './a.ts'\nexport { y } from \"../b.ts\"\nawait import('node:fs')"),
    ).toEqual(['./a.ts', '../b.ts', 'node:fs'])
    expect(resolved('src/a/b.ts', '../c.ts')).toBe('src/c.ts')
  })

  test.each(PURE)('%s runs in the browser', (file) => {
    const code = codeOf(file)
    expect(importsOf(code).filter((path) => path.startsWith('node:'))).toEqual([])
    expect(code).not.toMatch(/(?<![\w.$'"`])(?:process|Buffer|__dirname|require)\s*[.(]/)
  })

  test.each([...PURE, ...WEB.filter((file) => file.startsWith('web/state/'))])(
    '%s depends on nothing but its input',
    (file) => {
      expect(codeOf(file)).not.toMatch(
        /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bprocess\.env\b|\.localeCompare\b|\bperformance\.now\b/,
      )
    },
  )

  test.each(SRC)('%s imports no later stage', (file) => {
    const own = partOf(file)
    if (own === 'train') return
    expect(levelOf(own), `${own} has a place in the order`).toBeGreaterThanOrEqual(0)
    for (const path of importsOf(codeOf(file)).filter((path) => path.startsWith('.'))) {
      const other = partOf(resolved(file, path))
      if (other === own) continue
      expect(levelOf(other), `${file} imports ${path}`).toBeGreaterThanOrEqual(0)
      const earlier = levelOf(own) === 0 ? 1 : levelOf(own)
      expect(levelOf(other), `${file} imports ${path}`).toBeLessThan(earlier)
    }
  })

  test.each(WEB)('%s leaves files and processes alone', (file) => {
    const imports = importsOf(codeOf(file))
    expect(imports.filter((path) => /^node:|\/src\/(?:node|train)\//.test(path))).toEqual([])
  })

  test.each([...SRC, ...WEB])('%s is short enough to read', (file) => {
    if (LONG.has(file)) return
    expect(readFileSync(file, 'utf8').split('\n').length - 1).toBeLessThanOrEqual(LONGEST_FILE)
  })
})
