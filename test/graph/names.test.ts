import { describe, expect, it } from 'vitest'
import { PALETTE } from '../../src/graph/colors.ts'
import { linkColumns, paperCounts } from '../../src/graph/columns.ts'
import { communityNames, OTHER_LABEL } from '../../src/graph/names.ts'
import { paperLabels } from '../../src/graph/paper-labels.ts'
import { type Concept, ROLES, type Role } from '../../src/types.ts'
import { concept, link, paper } from './planted.ts'

function name(labels: string[], papers: number[][], community: number[], of: number[], other = -1): string[] {
  const columns = linkColumns(papers.map((list) => list.map((c) => link(c))))
  const counts = paperCounts(columns, labels.length)
  const concepts: Concept[] = labels.map((label, c) => concept(`c${c}`, label, { papers: counts[c] }))
  const count = Math.max(-1, ...community, ...of) + 1
  return communityNames(columns, concepts, {
    paper: Int32Array.from(community),
    concept: Int32Array.from(of),
    count,
    other,
  })
}

describe('communityNames', () => {
  it('takes what is frequent inside and rare outside', () => {
    const labels = ['method everywhere', 'ViT', 'PEFT', 'once']
    const papers = [[0, 1, 2, 3], [0, 1, 2], [0, 1], [0], [0], [0], [0]]
    expect(name(labels, papers, [0, 0, 0, -1, -1, -1, -1], [0, 0, 0, 0])).toEqual(['ViT · PEFT'])
  })

  it('says what most papers of a mixed pile share, before what a few of them have alone', () => {
    const labels = ['machine learning', 'Dutch', 'WordNet']
    const inside = [[0, 1], [0, 1], [0, 2], [0, 2], [0], [0], [0], [0]]
    const outside = Array.from({ length: 24 }, () => [0])
    const community = [...inside.map(() => 0), ...outside.map(() => -1)]
    expect(name(labels, [...inside, ...outside], community, [0, 0, 0])).toEqual(['machine learning · Dutch'])
  })

  it('does not say the same twice', () => {
    const labels = ['graph transformers', 'deep graph transformer', 'Graph', 'attention']
    expect(name(labels, [[0, 1, 2, 3], [0, 1, 2, 3], [0]], [0, 0, 0], [0, 0, 0, 0])).toEqual([
      'graph transformers · attention',
    ])
  })

  it('does not say two forms of a word, but two words that begin alike', () => {
    const papers = [[0, 1, 2], [0, 1, 2], [0]]
    const named = (...labels: string[]): string[] => name(labels, papers, [0, 0, 0], [0, 0, 0])
    expect(named('recommender system', 'recommendation', 'trust')).toEqual(['recommender system · trust'])
    expect(named('summary', 'text summarization', 'news')).toEqual(['summary · news'])
    expect(named('transformer', 'transfer', 'news')).toEqual(['transformer · transfer'])
    expect(named('vision', 'visit', 'news')).toEqual(['vision · visit'])
  })

  it('names one concept alone by itself, and what has none `Other`', () => {
    expect(name(['ViT'], [[0]], [0], [0])).toEqual(['ViT'])
    expect(name(['ViT'], [[0]], [0], [0], 0)).toEqual([OTHER_LABEL])
    expect(name(['ViT'], [[0], []], [0, 1], [0])).toEqual(['ViT', OTHER_LABEL])
  })
})

describe('PALETTE', () => {
  it('holds at least ten colours, no two close to each other', () => {
    expect(PALETTE.length).toBeGreaterThanOrEqual(10)
    const channels = PALETTE.map((color) =>
      [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)),
    )
    for (const [i, a] of channels.entries())
      for (const b of channels.slice(i + 1))
        expect(Math.hypot(...a.map((value, at) => value - b[at]))).toBeGreaterThan(45)
  })
})

describe('paperLabels', () => {
  const concepts = ['PEFT', 'FacT', 'NOAH'].map((label) => concept(label.toLowerCase(), label))
  const label = (record: Parameters<typeof paper>[2], roles: Role[] = [], proposed?: string): string => {
    const links = roles.map((role, c) => link(c, ROLES.indexOf(role)))
    const columns = linkColumns([links])
    columns.weight.set([1, 0.5, 0.7].slice(0, links.length))
    return paperLabels([paper('id-1', '', record)], concepts, columns, [proposed])[0]
  }

  it('is the title, else what is proposed, else the most telling concept, else the abstract, else the id', () => {
    expect(label({ title: ' A\n title ' }, ['proposes'], 'FacT')).toBe('A title')
    expect(label({}, ['uses'], 'ToCom')).toBe('ToCom')
    expect(label({}, ['uses', 'proposes', 'proposes'])).toBe('NOAH')
    expect(label({}, ['uses', 'uses'])).toBe('PEFT')
    expect(label({ abstract: 'One two three.' })).toBe('One two three.')
    expect(label({ abstract: 'a b c d e f g h i j' })).toBe('a b c d e f g h…')
    expect(label({ title: ' \n' })).toBe('id-1')
  })
})
