import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONCEPT_TYPES } from '../../src/types.ts'

interface Entry {
  line: number
  label: string
  type: string
  aliases: string[]
  broader: string
}

const text = readFileSync(new URL('../../data/vocabulary.tsv', import.meta.url), 'utf8')
const lines = text.split('\n').slice(0, -1)

const entries: Entry[] = lines.slice(1).map((row, index) => {
  const [label = '', type = '', aliases = '', broader = ''] = row.split('\t')
  return { line: index + 2, label, type, aliases: aliases === '' ? [] : aliases.split('|'), broader }
})
const byLabel = new Map(entries.map((entry) => [entry.label, entry]))

/** Words that name nothing by themselves (the annotation guideline's rule 2). */
const GENERIC = new Set(
  (
    'model method framework approach performance experiment data dataset training task problem result analysis ' +
    'feature network parameter paper benchmark baseline accuracy efficiency code work system algorithm technique ' +
    'evaluation study application research survey design technology learning improvement'
  ).split(' '),
)

const AMERICAN: [RegExp, string][] = [
  [/isation/g, 'ization'],
  [/(behavi|col|neighb|fav|hum|flav)our/g, '$1or'],
  [/(mod|lab)ell/g, '$1el'],
  [/centre/g, 'center'],
]

function singular(word: string): string {
  if (word.length <= 3 || /(ss|us|is|ics)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/** What the matcher folds anyway: case, hyphens and spaces, UK spelling, the plural of the last word (not the S of CRPS). */
function fold(name: string): string {
  const words = name
    .replace(/[?~]$/, '')
    .normalize('NFKC')
    .split(/[\s\-–_/]+/)
    .filter((word) => word !== '')
  const last = words.pop() ?? ''
  return [...words, singular(last)]
    .map((word) => AMERICAN.reduce((folded, [from, to]) => folded.replace(from, to), word.toLowerCase()))
    .join('')
}

/** Under the folded form of every unconditional name (label, or alias without `?`): the labels that claim it. */
const claims = new Map<string, string[]>()
for (const entry of entries) {
  for (const name of [entry.label, ...entry.aliases.filter((alias) => !alias.endsWith('?'))]) {
    const key = fold(name)
    const labels = claims.get(key)
    if (labels) labels.push(entry.label)
    else claims.set(key, [entry.label])
  }
}

const where = (bad: Entry[]) => bad.map((entry) => `line ${entry.line}: ${entry.label}`)

describe('data/vocabulary.tsv', () => {
  it('has the header, a final newline and four clean columns in every line', () => {
    expect(lines[0]).toBe('label\ttype\taliases\tbroader')
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
    expect(text).toBe(text.normalize('NFC'))
    const untidy = lines.filter(
      (row) => row.split('\t').length !== 4 || /[\r\u2028\u2029]|^\s|[\t|] | [\t|]| {2}|\|\||\|\t/.test(row),
    )
    expect(untidy).toEqual([])
    expect(entries.length).toBeGreaterThanOrEqual(3000)
  })

  it('gives every concept a label without a mark and one of the five types', () => {
    expect(where(entries.filter((entry) => entry.label === '' || /[?|]$/.test(entry.label)))).toEqual([])
    const types = new Set<string>(CONCEPT_TYPES)
    expect(where(entries.filter((entry) => !types.has(entry.type)))).toEqual([])
    expect(new Set(entries.map((entry) => entry.type))).toEqual(types)
  })

  it('is sorted by the code units of the label in lower case, each label once', () => {
    const keys = entries.map((entry) => entry.label.toLowerCase())
    const disorder = entries.slice(1).filter((_, index) => keys[index]! >= keys[index + 1]!)
    expect(where(disorder)).toEqual([])
  })

  it('gives every name to one concept only, ambiguous aliases aside', () => {
    expect([...claims].filter(([, labels]) => labels.length > 1)).toEqual([])
  })

  it('asks for confirmation only where no concept owns the name as it is written', () => {
    const owned = new Set(entries.flatMap((entry) => [entry.label, ...entry.aliases]))
    const contradictory = entries.filter((entry) =>
      entry.aliases.some((alias) => alias.endsWith('?') && owned.has(alias.slice(0, -1))),
    )
    expect(where(contradictory)).toEqual([])
  })

  it('lists no alias that folding gives anyway, and none twice', () => {
    const redundant = entries.filter((entry) => {
      const plain = [entry.label, ...entry.aliases.filter((alias) => !alias.endsWith('?'))].map(fold)
      return new Set(plain).size < plain.length || new Set(entry.aliases).size < entry.aliases.length
    })
    expect(where(redundant)).toEqual([])
  })

  it('names no generic word', () => {
    const generic = entries.filter((entry) =>
      [entry.label, ...entry.aliases].some((name) => name.length < 2 || GENERIC.has(fold(name))),
    )
    expect(where(generic)).toEqual([])
  })

  it('leads from every broader concept to a root without a cycle', () => {
    const dangling = entries.filter((entry) => entry.broader !== '' && !byLabel.has(entry.broader))
    expect(where(dangling)).toEqual([])
    const circular = entries.filter((entry) => {
      const seen = new Set<string>()
      let label = entry.label
      while (label !== '' && !seen.has(label)) {
        seen.add(label)
        label = byLabel.get(label)?.broader ?? ''
      }
      return label !== ''
    })
    expect(where(circular)).toEqual([])
  })

  it('joins what is one concept and keeps apart what only looks alike', () => {
    const owner = (name: string) => claims.get(fold(name))?.[0]
    expect(owner('ViT')).toBe('Vision Transformer')
    expect(owner('PETL')).toBe(owner('parameter-efficient fine-tuning'))
    expect(owner('textual entailment')).toBe(owner('NLI'))
    expect(owner('text-to-image synthesis')).toBe(owner('text-to-image generation'))
    expect(byLabel.get('parameter-efficient fine-tuning')?.aliases).toContain('PET?')
    const apart = [
      'GAN',
      'GCN',
      'domain adaptation',
      'domain generalization',
      'ADE20K',
      'Cityscapes',
      'NMT',
      'SMT',
    ]
    expect(new Set(apart.map(owner)).size).toBe(apart.length)
    expect(owner('PET')).toBeUndefined()
  })
})
