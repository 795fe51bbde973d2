/** Ways to ask: several papers, concepts, filters, facets, lists that cover the sub-topics, texts in other languages. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFolder, readManifest } from '../../src/folder/index.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import {
  facetOf,
  libraryOf,
  type Query,
  relatedTo,
  remarksOn,
  type Wanted,
  whyNothing,
} from '../../src/related/index.ts'
import { type Atlas, ROLES } from '../../src/types.ts'
import { fixture } from '../web/fixture.ts'
import { atlasOf, paper } from './atlas.ts'
import { checkReasons } from './reasons.ts'

const atlas = atlasOf(
  [
    paper({
      id: 'a',
      year: 2018,
      venue: 'ACL 2018',
      title: 'Parsing with graphs',
      abstract: 'We parse graphs with kernels.',
    }),
    paper({ id: 'b', year: 2020, venue: 'TACL', title: 'Tagging', abstract: 'We tag words with kernels.' }),
    paper({
      id: 'c',
      year: 2021,
      venue: 'ACL',
      title: 'Graphs of words',
      abstract: 'Words and graphs, and a corpus.',
    }),
    paper({ id: 'd', title: 'Kernels', abstract: 'Kernels for a corpus of graphs.' }),
    paper({ id: 'e', year: 2022, title: 'Cooking', abstract: 'A corpus of recipes.' }),
  ],
  [['graphs'], ['kernels', 'Kernels'], ['corpus'], ['words', 'Words']],
)
const [GRAPHS, KERNELS, CORPUS, WORDS] = [0, 1, 2, 3]
const [A, B, C, D, E] = [0, 1, 2, 3, 4]
atlas.concepts[CORPUS].type = 'dataset'
atlas.concepts[KERNELS].type = 'method'
/** Sets the role of a link. */
function tie(paper: number, concept: number, role: (typeof ROLES)[number]): void {
  for (let l = atlas.links.start[paper]; l < atlas.links.start[paper + 1]; l++)
    if (atlas.links.concept[l] === concept) atlas.links.role[l] = ROLES.indexOf(role)
}
tie(D, KERNELS, 'uses')
const library = libraryOf(atlas)
const ask = (query: Query, wanted: Partial<Wanted> = {}) => relatedTo(library, query, { count: 9, ...wanted })
const papersOf = (query: Query, wanted: Partial<Wanted> = {}) => ask(query, wanted).map(({ paper }) => paper)

describe('several papers', () => {
  it('are none of the answers; what has something of either is', () => {
    const found = papersOf({ papers: [A, B] })
    expect(found).not.toContain(A)
    expect(found).not.toContain(B)
    expect(found.toSorted()).toEqual([C, D])
  })
  it('each quotes the paper that says most', () => {
    const reasons = ask({ papers: [B, C] }).find(({ paper }) => paper === A)!.reasons
    const from = new Map(reasons.map(({ concept, quotes }) => [concept, quotes.here?.paper]))
    expect(from).toEqual(
      new Map([
        [KERNELS, B],
        [GRAPHS, C],
      ]),
    )
  })
  it('once or twice makes no difference to the order', () => {
    expect(papersOf({ papers: [A, A] })).toEqual(papersOf({ papers: [A] }))
  })
})

describe('a concept', () => {
  it('leads to the papers that have it, and quotes them', () => {
    const found = ask({ concepts: [WORDS] })
    expect(found.map(({ paper }) => paper).toSorted()).toEqual([B, C])
    for (const { reasons } of found) {
      expect(reasons.map(({ concept, here }) => [concept, here])).toEqual([[WORDS, '']])
      expect(reasons[0].there).toMatch(/words/i)
    }
  })
  it('that does not exist is an error', () => {
    expect(() => ask({ concepts: [9] })).toThrow(/0 … 3, got 9/)
  })
})

describe('filters', () => {
  it('keep the years, and no paper without one', () => {
    expect(papersOf({ papers: [A] }, { years: [2020, 2021] }).toSorted()).toEqual([B, C])
    expect(papersOf({ papers: [B] }, { years: [Number.NEGATIVE_INFINITY, 2018] })).toEqual([A])
  })
  it('keep the venue by whole words', () => {
    expect(papersOf({ papers: [D] }, { venue: 'acl' }).toSorted()).toEqual([A, C])
  })
  it('keep the role, and give it as the reason', () => {
    const [only, ...more] = ask({ papers: [A] }, { role: 'uses' })
    expect([only.paper, more]).toEqual([D, []])
    expect(only.reasons.map(({ concept }) => concept)).toEqual([KERNELS])
  })
  it('do not change what the others are worth to each other', () => {
    const all = papersOf({ papers: [D] })
    const some = papersOf({ papers: [D] }, { years: [2018, 2021] })
    expect(some).toEqual(all.filter((paper) => paper !== E))
  })
  it('that leave nothing are named as the cause', () => {
    const wanted = { count: 5, years: [1900, 1901] as const }
    expect(relatedTo(library, { papers: [A] }, wanted)).toEqual([])
    expect(whyNothing(library, { papers: [A] }, wanted)).toMatch(/widen the year/)
  })
})

describe('a facet', () => {
  it('puts papers that share it before others, and its reasons first', () => {
    // D shares kernels with B, and graphs and a corpus with C.
    expect(papersOf({ papers: [D] }, { facet: facetOf('method') })[0]).toSatisfy((paper) =>
      [A, B].includes(paper),
    )
    const found = ask({ papers: [D] }, { facet: facetOf('dataset') })
    expect([C, E]).toContain(found[0].paper)
    const own = found.find(({ paper }) => paper === C)!
    expect(own.reasons[0].concept).toBe(CORPUS)
  })
  it('that the question does not have changes nothing', () => {
    const plain = papersOf({ papers: [A] })
    expect(papersOf({ papers: [A] }, { facet: facetOf('task') }).toSorted()).toEqual(plain.toSorted())
  })
  it('lays the weight on the sentences that tell of it, also where no concept is named', () => {
    const known = 'However, glaciers often lose mass in many warm summers.'
    const done = 'We propose a scheme that assimilates radar altimetry.'
    const papers = ['melting glaciers lose mass in summers', 'a scheme for radar altimetry', 'other'].map(
      (title, p) => paper({ id: String(p), title }),
    )
    const asked = { title: '', abstract: `${known} ${done}` }
    const near = (facet: 'task' | 'method'): number =>
      relatedTo(libraryOf(atlasOf(papers, [])), asked, { count: 3, facet: facetOf(facet) })[0].paper
    expect([near('task'), near('method')]).toEqual([0, 1])
  })
  it('of results is what figures are reported on', () => {
    const told: Atlas = {
      ...atlas,
      results: atlas.papers.map((_, p) =>
        p === D
          ? [
              {
                field: 'abstract',
                start: 0,
                end: 1,
                value: 1,
                unit: '%',
                surface: '1',
                kind: 'score',
                on: KERNELS,
                versus: [],
                sentence: { start: 0, end: 1 },
              },
            ]
          : [],
      ),
    }
    const plain = ask({ papers: [D] }, { facet: facetOf('result') }).find(({ paper }) => paper === B)!.score
    const found = relatedTo(libraryOf(told), { papers: [D] }, { count: 9, facet: facetOf('result') })
    expect(found.find(({ paper }) => paper === B)!.score).toBeGreaterThan(plain)
  })
})

describe('a diverse list', () => {
  /** Ten papers each on the question and one of three sides; those of the first side are nearest. */
  const sides = ['alpha', 'beta', 'gamma']
  const many = atlasOf(
    Array.from({ length: 30 }, (_, p) =>
      paper({
        id: String(p).padStart(2, '0'),
        title: `core ${sides[Math.floor(p / 10)]}`,
        abstract: p < 10 ? 'core core' : '',
      }),
    ),
    [['core'], ...sides.map((side) => [side])],
  )
  const sideOf = (paper: number) => Math.floor(paper / 10)
  it('covers what a plain one leaves out, beginning with the same paper', () => {
    const wanted = { count: 6, diverse: false }
    const plain = relatedTo(libraryOf(many), { concepts: [0] }, wanted).map(({ paper }) => paper)
    const diverse = relatedTo(libraryOf(many), { concepts: [0] }, { ...wanted, diverse: true }).map(
      ({ paper }) => paper,
    )
    expect(new Set(plain.map(sideOf)).size).toBe(1)
    expect(new Set(diverse.map(sideOf)).size).toBe(3)
    expect(diverse[0]).toBe(plain[0])
    expect(new Set(diverse).size).toBe(6)
  })
})

describe('a text in another language', () => {
  const german =
    'Wir stellen ein neues Verfahren vor, das die Analyse von Texten mit der Hilfe von Daten verbessert und die Kosten senkt. '
  it('is asked by the names that it has', () => {
    const found = ask({ title: '', abstract: `${german} Auch kernels sind das Ziel.` })
    expect(found.map(({ paper }) => paper).toSorted()).toEqual([A, B, D])
    expect(remarksOn({ title: '', abstract: german })).toEqual([expect.stringMatching(/German/)])
  })
  it('without a name has no answer, and that is said', () => {
    // "Analyse" and "Corpus" without a concept's name would be words in common by chance.
    const query = { title: '', abstract: `${german} Parsing und Tagging.` }
    expect(ask(query)).toEqual([])
    expect(whyNothing(library, query, { count: 5 })).toMatch(/German.*no name/)
  })
  it('that the papers are in is read like any', () => {
    const own = libraryOf(
      atlasOf([paper({ id: 'x', abstract: german }), paper({ id: 'y', abstract: 'kernels' })], []),
    )
    expect(relatedTo(own, { title: '', abstract: german }, { count: 2 }).map(({ paper }) => paper)).toEqual([
      0,
    ])
  })
})

describe('reasons', () => {
  it('quote both sides as they stand, in 1,000 random pairs', async () => {
    const { manifest, chunks } = fixture(900)
    const made = libraryOf(readFolder(readManifest(manifest), chunks))
    const { pairs, quotes, wrong } = await checkReasons(made, 1000, 11)
    expect(wrong).toEqual([])
    expect(pairs).toBe(1000)
    expect(quotes).toBeGreaterThan(2000)
  })
  it('are checked by what would find a wrong quote, and a generic word', async () => {
    const broken = libraryOf(
      atlasOf(
        [
          paper({ id: 'x', abstract: 'A model. Of kernels.' }),
          paper({ id: 'y', abstract: 'A model of kernels.' }),
        ],
        [['model'], ['kernels']],
      ),
    )
    broken.concepts[1].label = 'violins'
    const { wrong, generic } = await checkReasons(broken, 1, 1)
    expect(generic).toEqual(['model'])
    expect(wrong).toEqual([
      expect.stringMatching(/violins: kernels is not one of its names/),
      expect.stringMatching(/violins: kernels is not one of its names/),
    ])
  })
  it('of the papers that come with the program are never a generic word', async () => {
    const ten = readFileSync(new URL('../../data/abstracts.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, i) => paper({ id: String(i), abstract: line.replace(/^Abstract:\s*/, '') }))
    const built = libraryOf(await buildAtlas(ten, await loadKnowledge()))
    const { pairs, wrong, generic } = await checkReasons(built, 60, 5)
    expect([pairs, wrong, generic]).toEqual([60, [], []])
  }, 60_000)
})
