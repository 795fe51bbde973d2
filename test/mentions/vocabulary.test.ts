import { describe, expect, test } from 'vitest'
import { HOME } from '../../src/mentions/tagger/index.ts'
import { readVocabulary } from '../../src/mentions/vocabulary.ts'
import type { Capitals } from '../../src/mentions/written-names.ts'
import { tokenize } from '../../src/text/index.ts'

const HEAD = 'label\ttype\taliases\tbroader\n'
const vocabulary = readVocabulary(
  `${HEAD}large language model\tmethod\tLLM|big language model\tlanguage model
few-shot learning\ttask\tfew-shot~\t
parameter-efficient fine-tuning\tmethod\tPEFT|PET?\t
pattern-exploiting training\tmethod\tPET?\t
ReAct\tmethod\t\t
dual encoder\tmethod\t\t
MS COCO\tdataset\tCOCO\t

CIFAR-10\tdataset\t\t
A* search\tmethod\tA-star search\t
`,
)

/** What stands in a text, as `surface → label`. */
function matches(text: string, capitals: Capitals = 'telling'): string[] {
  const tokens = tokenize(text)
  return vocabulary.phrases.matches(tokens, 0, tokens.length).flatMap(({ from, to, phrase }) => {
    const entry = vocabulary.accepts(phrase, tokens, from, to, capitals)
    return entry ? [`${text.slice(tokens[from].start, tokens[to - 1].end)} → ${entry.label}`] : []
  })
}

describe('the vocabulary', () => {
  test('takes a plain word in lower case for no name', () => {
    const names = readVocabulary(
      `${HEAD}Kinetics-400\tdataset\tKinetics\t\nmean average precision\tmetric\tmAP\t\nconcept map\tmethod\t\t\nsupport vector machine\tmethod\tSVM\t\n`,
    )
    for (const [text, form, resolved] of [
      ['kinetics', 'kinetics', 'kinetics'],
      ['Kinetics', 'kinetics', 'kinetics 400'],
      ['map', 'map', 'map'],
      ['MAP', 'map', 'mean average precision'],
      ['svm', 'svm', 'support vector machine'],
    ])
      expect(names.resolveText(text, form), text).toBe(resolved)
  })

  test('finds labels and aliases in any spelling', () => {
    expect(matches('Big Language Models, LLMs and large-language model')).toEqual([
      'Big Language Models → large language model',
      'LLMs → large language model',
      'large-language model → large language model',
    ])
  })

  test.each<[string, Capitals, string[]]>([
    ['ReAct', 'telling', ['ReAct → ReAct']],
    ['ReAct', 'opening', ['ReAct → ReAct']],
    ['react', 'telling', []],
    ['React', 'telling', []],
    ['REACT', 'telling', ['REACT → ReAct']],
    ['coco', 'telling', []],
    ['Coco', 'title', []],
    ['CIFAR10', 'telling', ['CIFAR10 → CIFAR-10']],
    ['cifar-10', 'telling', ['cifar-10 → CIFAR-10']],
  ])('takes %s (%s) for what it is written as', (text, capitals, expected) => {
    expect(matches(text, capitals)).toEqual(expected)
  })

  test('never takes an ambiguous short form for its entry, but says what it may be', () => {
    expect(matches('PET and PEFT')).toEqual(['PEFT → parameter-efficient fine-tuning'])
    expect(vocabulary.ambiguous('PET').map(({ label }) => label)).toEqual([
      'parameter-efficient fine-tuning',
      'pattern-exploiting training',
    ])
    expect(vocabulary.ambiguous('PEFT')).toEqual([])
    expect(vocabulary.entryOf('pet')).toBeUndefined()
  })

  test('finds no name in the plain words that are left without its sign', () => {
    expect(matches('a search and A-star search')).toEqual(['A-star search → A* search'])
    expect(vocabulary.resolve('a search')).toBe('a search')
  })

  test('keeps modifiers apart', () => {
    expect(matches('few-shot')).toEqual([])
    const tokens = tokenize('few-shot')
    const [{ phrase }] = vocabulary.modifiers.matches(tokens, 0, 2)
    expect(vocabulary.modified(phrase).label).toBe('few-shot learning')
  })

  test('resolves forms to their entry, under a generic head too', () => {
    expect(vocabulary.resolve('llm')).toBe('large language model')
    expect(vocabulary.resolve('dual encoder model')).toBe('dual encoder')
    expect(vocabulary.resolve('dual decoder model')).toBe('dual decoder model')
    expect(vocabulary.resolve('')).toBe('')
    expect(vocabulary.entryOf('largelanguagemodel')?.broader).toBe('language model')
  })

  test('writes out one-word acronyms only', () => {
    expect([...vocabulary.expansions]).toEqual([
      ['LLM', 'large language model'],
      ['PEFT', 'parameter efficient fine tuning'],
      ['COCO', 'ms coco'],
    ])
  })

  test('names the line that is wrong', () => {
    expect(() => readVocabulary(`${HEAD}BERT\tmethod\nGPT\tmodel\n`)).toThrow(
      /line 3: .*task, method, dataset, metric, topic.*GPT/,
    )
    expect(() => readVocabulary(`${HEAD}\tmethod\n`)).toThrow(/line 2/)
    expect(readVocabulary('').entries).toEqual([])
  })
})

describe('in a paper that is not about computing', () => {
  const rows = 'generalised method of moments\tmethod\tGMoM\t\n'
  const shipped = `${HEAD}Gaussian mixture model\tmethod\tGMM\t
knowledge distillation\tmethod\tdistillation\t
RACE\tdataset\t\t
ImageNet\tdataset\t\t
The Pile\tdataset\t\t
Visual Genome\tdataset\t\t
`
  const whole = readVocabulary(shipped, undefined, rows)
  const found = (text: string, domain: number): string[] => {
    const read = whole.readBy(domain)
    const tokens = tokenize(text)
    return read.phrases
      .matches(tokens, 0, tokens.length)
      .flatMap(({ from, to, phrase }) => read.accepts(phrase, tokens, from, to, 'telling')?.label ?? [])
  }

  test.each([
    ['a GMM of wages', [], ['Gaussian mixture model']],
    ['the distillation of water', [], ['knowledge distillation']],
    ['a Gaussian mixture model', ['Gaussian mixture model'], ['Gaussian mixture model']],
    ['RACE IN ELECTIONS', [], ['RACE']],
    ['images of ImageNet', ['ImageNet'], ['ImageNet']],
    ['the piles of a bridge', [], []],
    ['trained on The Pile', ['The Pile'], ['The Pile']],
    ['a visual genome', [], ['Visual Genome']],
    ['GMoM of a panel', ['generalised method of moments'], ['generalised method of moments']],
  ])('%s', (text, away, home) => {
    expect(found(text, HOME - 1)).toEqual(away)
    expect(found(text, HOME)).toEqual(home)
  })
})
