import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatherCandidates } from '../../src/concepts/candidates.ts'
import { Counter, type Counts } from '../../src/concepts/counts.ts'
import { forLinking, type LexiconData, settleLexicon } from '../../src/concepts/lexicon.ts'
import { LinearClassifier } from '../../src/concepts/linear-classifier.ts'
import { openLexicon } from '../../src/concepts/open-lexicon.ts'
import { completeMentions } from '../../src/concepts/second-pass.ts'
import { TypeClassifier } from '../../src/concepts/types/index.ts'
import { findAbbreviations } from '../../src/mentions/abbreviations/index.ts'
import { findMentions } from '../../src/mentions/index.ts'
import { normalForm } from '../../src/mentions/normal-form.ts'
import { Clusters } from '../../src/mentions/tagger/model.ts'
import { readVocabulary } from '../../src/mentions/vocabulary.ts'
import { readDocument, surfaceOf } from '../../src/text/index.ts'
import { type Alias, CONCEPT_TYPES, type Paper } from '../../src/types.ts'

const vocabulary = readVocabulary(`label	type	aliases	broader
convolutional neural network	method	CNN|convnet
parameter-efficient fine-tuning	method	PEFT|PET?
reinforcement learning	task
domain adaptation	task
domain generalization	task
VTAB-1K	dataset
Gorilla	method
`)
/** Knows nothing: every concept is of the first type. */
const types = new TypeClassifier(
  new LinearClassifier(CONCEPT_TYPES.length, 4, new Int8Array(CONCEPT_TYPES.length << 4)),
  { vocabulary, clusters: new Clusters(new Uint32Array(), new Uint16Array()) },
)

const paper = (id: string, keywords: string[], abstract = ''): Paper => ({
  id,
  title: '',
  abstract,
  keywords,
  authors: [],
  links: [],
})

function count(papers: readonly Paper[]): Counts {
  const counter = new Counter()
  for (const one of papers) {
    const document = readDocument(one)
    const found = findMentions(document, document.fields.map(findAbbreviations), [], vocabulary)
    counter.add(document, found, gatherCandidates(document, found.mentions, found.domain), vocabulary, types)
  }
  return counter.counts()
}

/** The one added to the other. */
function merged(...parts: Counts[]): Counts {
  const counter = new Counter()
  for (const part of parts) counter.merge(part)
  return counter.counts()
}

const settle = (papers: readonly Paper[]): LexiconData => settleLexicon(count(papers), vocabulary, types)
const groups = ({ concepts }: LexiconData): string[][] =>
  concepts.map(({ label, aliases }) => [label, ...aliases.map(({ surface }) => surface)].sort())
const reasons = (data: LexiconData, label: string): Alias[] =>
  data.concepts.find((concept) => concept.label === label)?.aliases ?? []

/** Papers that say these keywords each, `times` papers per keyword. */
const keywords = (texts: string[], times = 1): Paper[] =>
  texts.flatMap((text, k) => Array.from({ length: times }, (_, n) => paper(`k${k}-${n}`, [text])))

describe('the lexicon', () => {
  test('joins spellings of one form, with the reason', () => {
    const data = settle(keywords(['graph-transformer', 'Graph Transformers', 'graphtransformer']))
    expect(data.concepts).toHaveLength(1)
    expect(new Set(data.concepts[0].aliases.map(({ why }) => why))).toEqual(new Set(['same form']))
  })

  test('joins synonyms of the vocabulary, with the reason', () => {
    const data = settle(keywords(['convnets', 'CNNs', 'Convolutional Neural Networks']))
    expect(data.concepts.map(({ label }) => label)).toEqual(['convolutional neural network'])
    expect(reasons(data, 'convolutional neural network')).toEqual([
      { surface: 'CNNs', why: 'synonym group' },
      { surface: 'Convolutional Neural Networks', why: 'same form' },
      { surface: 'convnets', why: 'synonym group' },
    ])
  })

  test('keeps the label of a name from a plain word', () => {
    const labels = (texts: string[]): string[] => settle(keywords(texts)).concepts.map(({ label }) => label)
    expect(labels(['gorillas', 'gorilla'])).toEqual(['gorilla'])
    expect(labels(['Gorilla', 'gorilla'])).toEqual(['Gorilla'])
  })

  test('never joins two entries of the vocabulary', () => {
    const defined = ['a', 'b', 'c'].map((id) => paper(id, [], 'We test domain adaptation (DG) on DG.'))
    const data = settle([...defined, ...keywords(['domain generalization', 'domain adaptation'])])
    expect(groups(data).filter((names) => names.some((name) => name.startsWith('domain')))).toHaveLength(2)
  })

  test('says which paper first defines an abbreviation', () => {
    const defined = (id: string): Paper => paper(id, [], 'We use spline flow network (SFN) here.')
    const data = settle([
      paper('a', ['spline flow network']),
      defined('c'),
      defined('b'),
      paper('d', ['SFN']),
    ])
    expect(groups(data)).toEqual([['SFN', 'spline flow network']])
    expect(reasons(data, 'spline flow network')).toEqual([
      { surface: 'SFN', why: 'abbreviation', paper: 'b' },
    ])
  })

  test('takes no plain word for a short form', () => {
    const data = settle([
      paper('a', [], 'The spline flow hash (SFH) is, and SFH.'),
      ...['b', 'c', 'd'].map((id) => paper(id, ['sfh'])),
    ])
    expect(groups(data)).toContainEqual(['SFH', 'spline flow hash'])
    expect(groups(data)).toHaveLength(2)
  })

  test('never joins two papers on a short form alone', () => {
    const data = settle([
      paper('a', [], 'We use experience replay (ER) and ER.'),
      paper('b', [], 'We do entity resolution (ER) and ER.'),
      paper('c', ['ER']),
    ])
    expect(groups(data)).toEqual([['ER', 'entity resolution'], ['ER'], ['ER', 'experience replay']])
  })

  test.each([
    [1, 'spline flow network', 'SFN', true],
    [4, 'spline flow', 'SF', false],
    [5, 'spline flow', 'SF', true],
  ])(
    'with %i papers that define %s (%s), the short form is the corpus’s own: %s',
    (times, long, short, joined) => {
      const defining = Array.from({ length: times }, (_, n) =>
        paper(`d${n}`, [], `The ${long} (${short}) is.`),
      )
      expect(groups(settle([...defining, paper('x', [short])]))).toHaveLength(joined ? 1 : 2)
    },
  )

  test('takes an ambiguous short form only where many papers agree', () => {
    const defining = (n: number): Paper[] =>
      Array.from({ length: n }, (_, i) =>
        paper(`d${i}`, [], 'We do parameter-efficient fine-tuning (PET) here.'),
      )
    expect(groups(settle([...defining(4), paper('x', ['PET'])]))).toHaveLength(2)
    expect(groups(settle([...defining(5), paper('x', ['PET'])]))).toHaveLength(1)
  })

  test('joins rare misspellings to what is known, or much commoner', () => {
    expect(groups(settle(keywords(['reinforcement learning', 'reinforcment leaning'])))).toEqual([
      ['reinforcement learning', 'reinforcment leaning'],
    ])
    const often = keywords(['reinforcment learning'], 3)
    expect(groups(settle([...often, ...keywords(['reinforcement learning'])]))).toHaveLength(2)
    expect(groups(settle(keywords(['spline reinforcement', 'spline reinforcment'])))).toHaveLength(2)
    expect(
      groups(settle([...keywords(['spline reinforcement'], 20), paper('x', ['spline reinforcment'])])),
    ).toHaveLength(1)
  })

  test('takes a generic word off a name', () => {
    expect(groups(settle(keywords(['VTAB-1K benchmark', 'VTAB-1K'])))).toEqual([
      ['VTAB-1K', 'VTAB-1K benchmark'],
    ])
    expect(groups(settle(keywords(['ToCom framework', 'ToCom'])))).toEqual([['ToCom', 'ToCom framework']])
    expect(groups(settle(keywords(['graph flow', 'graph flow model'])))).toHaveLength(2)
    expect(groups(settle(keywords(['Web', 'web', 'WEB', 'web corpus'])))).toHaveLength(2)
  })

  test('joins the same words in another order, with the reason', () => {
    const order = (a: string, b: string): Alias[] =>
      settle([...keywords([a]), ...keywords([b], 2)]).concepts.flatMap(({ aliases }) =>
        aliases.filter(({ why }) => why === 'word order'),
      )
    for (const [alias, label] of [
      ['detection of spline flows', 'spline flow detection'],
      ['detecting spline flows', 'spline flow detection'],
      ['mining frequent splines', 'frequent spline mining'],
      ['agglomerative hierarchical flow', 'hierarchical agglomerative flow'],
    ])
      expect(order(alias, label), alias).toEqual([{ surface: alias, why: 'word order' }])
    for (const [a, b] of [
      ['learning object', 'object learning'],
      ['generating spline', 'spline generalization'],
      ['English German translation', 'German English translation'],
      ['spline graph', 'graph spline'],
      ['flow and spline', 'spline and flow'],
    ])
      expect(order(a, b), a).toEqual([])
  })

  test('tells every reason for what it is', () => {
    const data = settle([
      paper('a', [], 'We train graph flow models (GFM), GFM agents.'),
      ...keywords([
        'CNN',
        'ConvNet',
        'CNN model',
        'reinforcment learning',
        'reinforcement learning',
        'VTAB-1K benchmark',
        'VTAB-1K',
        'CNN distillation',
        'convolutional neural network distillation',
      ]),
    ])
    const why = Object.fromEntries(
      data.concepts.flatMap(({ aliases }) => aliases.map(({ surface, why }) => [surface, why])),
    )
    expect(why).toMatchObject({
      GFM: 'abbreviation',
      CNN: 'synonym group',
      ConvNet: 'synonym group',
      'CNN model': 'generic head',
      'CNN distillation': 'short form inside',
      'reinforcment learning': 'misspelling',
      'VTAB-1K benchmark': 'generic head',
    })
  })

  test('gives every concept a slug of its own, sorted, and every form its concept', () => {
    const data = settle(
      keywords(['C', 'C?', 'a b', 'a/b', 'a, b c', 'a b/c', 'ab_c', 'β', '__proto__', 'constructor']),
    )
    const slugs = data.concepts.map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    const lexicon = openLexicon(forLinking(data))
    for (const [i, form] of data.forms.entries()) expect(lexicon.conceptOf(form)).toBe(data.concept[i])
    expect(lexicon.conceptOf('nothing')).toBeUndefined()
    expect([...data.forms]).toEqual([...data.forms].sort())
  })

  test('of no papers is empty', () => {
    expect(settle([])).toEqual({
      concepts: [],
      forms: [],
      concept: Uint32Array.of(),
      names: [],
      splits: new Map(),
      heads: new Map(),
      papers: Uint32Array.of(),
    })
  })
})

describe('counts', () => {
  const text = fc.constantFrom(
    'We use spline flow network (SFN).',
    'SFN and ConvNets for reinforcment learning.',
    'The space filling nothing (SFN) and CNNs.',
    '',
  )
  const keyword = fc.constantFrom(
    'SFN',
    'spline flow networks',
    'spline-flow network',
    'network of spline flow',
    'CNN model',
    'Reinforcement Learning',
    'x',
  )
  const corpus = fc
    .array(fc.tuple(text, fc.array(keyword, { maxLength: 3 })), { minLength: 1, maxLength: 8 })
    .map((papers) => papers.map(([abstract, own], p) => paper(`p${p}`, own, abstract)))

  test('of shards, merged in any order and nesting, give the lexicon of the whole', () => {
    const shuffled = corpus.chain((papers) =>
      fc.tuple(
        fc.constant(papers),
        fc.shuffledSubarray(papers, { minLength: papers.length }),
        fc.nat(papers.length),
        fc.nat(papers.length),
        fc.boolean(),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([papers, order, cut, other, left]) => {
        const [from, to] = [Math.min(cut, other), Math.max(cut, other)]
        const [a, b, c] = [order.slice(0, from), order.slice(from, to), order.slice(to)].map(count)
        const all = left ? merged(merged(a, b), c) : merged(a, merged(b, c))
        expect(all.papers.toSorted()).toEqual(papers.map(({ id }) => id))
        expect(JSON.stringify(settleLexicon(all, vocabulary, types))).toBe(JSON.stringify(settle(papers)))
      }),
      { numRuns: 200 },
    )
  })
})

describe('the second pass', () => {
  const first = paper('a', ['experience replay', 'FacT', 'graph'], '')
  const lexicon = openLexicon(forLinking(settle([first])))
  const read = (abstract: string, found: string[]): string[] => {
    const document = readDocument(paper('b', found, abstract))
    const given = found.map((text, k) => ({
      field: -1,
      from: k,
      to: k + 1,
      form: normalForm(text),
      rule: 'keyword' as const,
      posterior: 0,
    }))
    return completeMentions(document, given, lexicon)
      .filter(({ field }) => field >= 0)
      .map(({ from, to, rule }) => `${surfaceOf(document.fields[0], from, to)} ${rule}`)
  }

  test('finds further places of what is known', () => {
    expect(read('Experience-replay beats it. Experience Replay wins.', ['experience replay'])).toEqual([
      'Experience-replay lexicon',
      'Experience Replay lexicon',
    ])
  })

  test('finds a single word only as a name that was written so', () => {
    expect(read('In fact FacT is a FACT of graph and Graph.', ['FacT', 'graph'])).toEqual(['FacT lexicon'])
  })

  test('finds at the end of a phrase of one paper what others have, too', () => {
    const settled = settle([
      paper('a', ['unified domain adaptation', 'shared domain generalization'], ''),
      paper('b', ['domain adaptation', 'shared domain generalization'], ''),
      paper('c', ['domain generalization', 'unified spline flow'], ''),
      paper('d', ['spline flow'], ''),
    ])
    const [adaptation, spline] = ['domain adaptation', 'spline flow'].map((form) =>
      settled.heads.has(`unified ${form}`),
    )
    expect(adaptation).toBe(true)
    expect(spline).toBe(false) // no entry of the vocabulary
    expect(settled.heads.has('shared domain generalization')).toBe(false) // two papers have it
    const document = readDocument(
      paper('e', [], 'A unified domain adaptation, spline flow, domain generalization.'),
    )
    const given = [
      { field: 0, from: 1, to: 4, form: 'unified domain adaptation', rule: 'tagger' as const, posterior: 1 },
    ]
    // No more papers than these can link to a concept: what they share at the end of a phrase counts as well.
    const rareIn = (minPapers: number): string[] => {
      const { labels, rare } = forLinking(settled, minPapers)
      return labels.filter((_, c) => rare[c] === 1)
    }
    expect(rareIn(1)).toEqual([])
    const entry = settled.concepts[settled.concept[settled.forms.indexOf('domain adaptation')]].label
    expect(rareIn(2)).toContain('unified domain adaptation')
    expect(rareIn(2)).not.toContain(entry)
    const found = completeMentions(document, given, openLexicon(forLinking(settled)))
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [1, 4],
      [2, 4],
    ])
  })

  test('keeps what is there and adds no place twice', () => {
    const document = readDocument(paper('b', [], 'We use experience replay.'))
    const mention = {
      field: 0,
      from: 2,
      to: 4,
      form: 'experience replay',
      rule: 'tagger' as const,
      posterior: 1,
    }
    expect(completeMentions(document, [mention], lexicon)).toEqual([mention])
  })
})
