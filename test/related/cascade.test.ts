/** The cascade against all rankers over all papers. */
import { expect, it } from 'vitest'
import { generator } from '../../src/random.ts'
import { libraryOf, relatedTo } from '../../src/related/index.ts'
import { waysOf } from '../eval/rankers.ts'
import { atlasOf, paper } from './atlas.ts'

const random = generator(5)
/** The first words of a topic are frequent, the last ones rare; those of topic 99 are everybody's. */
const word = (topic: number) => `w${topic}x${Math.floor(random() ** 3 * 400)}`
const papers = Array.from({ length: 6000 }, (_, p) =>
  paper({
    id: String(p).padStart(4, '0'),
    title: `${word(p % 40)} of ${word(p % 40)}`,
    abstract: Array.from({ length: 30 }, () => word(random() < 0.4 ? p % 40 : 99)).join(' '),
  }),
)
const library = libraryOf(atlasOf(papers, [['w1x0'], ['w2x1'], ['w99x3']]))
const inFull = waysOf(library).get('sum')!

it('finds what ranking all papers in full finds, and the first ones in the same order', () => {
  let shared = 0
  for (let q = 0; q < 30; q++) {
    const { title, abstract } = papers[q * 199]
    const query = { title, abstract }
    const found = relatedTo(library, query, { count: 10 }).map((one) => one.paper)
    const full = inFull(query, 10)
    expect(found.slice(0, 5)).toEqual(full.slice(0, 5))
    shared += found.filter((one) => full.includes(one)).length
  }
  expect(shared).toBeGreaterThanOrEqual(0.98 * 300)
})

it('finds as many as are asked for, of a question of frequent words too, and where few papers pass', () => {
  const frequent = { title: '', abstract: 'w99x0 w99x1' }
  expect(relatedTo(library, frequent, { count: 3000 })).toHaveLength(3000)
  const years = [2001, 2001] as const
  const dated = libraryOf(
    {
      ...atlasOf(
        papers.map((one, p) => (p % 1000 === 7 ? { ...one, year: 2001 } : one)),
        [],
      ),
    },
    library.index,
  )
  const question = { title: '', abstract: 'w99x0 w99x1 w99x2 w7x300' }
  const few = relatedTo(dated, question, { count: 10, years }).map((one) => one.paper)
  expect(few.toSorted((a, b) => a - b)).toEqual([7, 1007, 2007, 3007, 4007, 5007])
})
