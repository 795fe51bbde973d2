import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalForm } from '../../src/mentions/normal-form.ts'
import { readVocabulary } from '../../src/mentions/vocabulary.ts'
import { formsOf, writeForms } from '../../src/mentions/vocabulary-forms.ts'

const HEAD = 'label\ttype\taliases\tbroader\n'
const SHIPPED = `${HEAD}Vision Transformer\tmethod\tViT|Vision Transformers\t\nfew-shot learning\ttask\tFSL?|few-shot~\t\n`
const ROWS = 'graph kernels\tmethod\tkernels on graphs\t\n'

/** The forms that a reading asks for, and how many of them had to be worked out. */
function read(tsv: string, file: string): { forms: readonly string[]; workedOut: number } {
  const known = new Set(file.split('\n').slice(1))
  const formOf = formsOf(SHIPPED, file)
  let workedOut = 0
  const { forms } = readVocabulary(tsv, (text) => {
    const form = formOf(text)
    if (!known.has(form)) workedOut++
    return form
  })
  return { forms, workedOut }
}

describe('the forms of a vocabulary', () => {
  it('are those that are worked out, also with rows behind them', () => {
    for (const tsv of [SHIPPED, SHIPPED + ROWS])
      expect(read(tsv, writeForms(SHIPPED)).forms).toEqual(readVocabulary(tsv).forms)
    expect(read(SHIPPED, writeForms(SHIPPED)).workedOut).toBe(0)
    expect(read(SHIPPED + ROWS, writeForms(SHIPPED)).workedOut).toBe(2)
  })

  it('are taken from the file', () => {
    const file = writeForms(SHIPPED).replace('vision transformer', 'seen in the file')
    expect(read(SHIPPED, file).forms).toContain('seen in the file')
  })

  it('are worked out where the file was made of another vocabulary, or is none', () => {
    for (const file of [writeForms(SHIPPED + ROWS), '', 'no such file'])
      expect(formsOf(SHIPPED, file)).toBe(normalForm)
  })

  it('are up to date in data/model (else run `npm run train:forms`)', () => {
    const shipped = readFileSync('data/vocabulary.tsv', 'utf8')
    expect(readFileSync('data/model/forms.txt', 'utf8')).toBe(writeForms(shipped))
  })
})
