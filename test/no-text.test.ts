/** What is no text of a paper gives no concepts and no related work, whatever file it comes in. */
import { beforeAll, describe, expect, test } from 'vitest'
import { linksOf } from '../src/atlas.ts'
import type { Knowledge } from '../src/knowledge.ts'
import { loadKnowledge } from '../src/node/knowledge.ts'
import { buildAtlas } from '../src/pipeline.ts'
import { libraryOf, relatedTo } from '../src/related/index.ts'
import type { Atlas, Paper } from '../src/types.ts'
import { read } from './helpers/sources.ts'

let knowledge: Knowledge
beforeAll(async () => {
  knowledge = await loadKnowledge()
}, 60_000)

const built = (papers: Paper[]): Promise<Atlas> => buildAtlas(papers, knowledge, { minPapers: 1 })
const namesOf = (atlas: Atlas): string =>
  atlas.concepts.flatMap(({ label, aliases }) => [label, ...aliases.map(({ surface }) => surface)]).join('\n')

describe('closing lines', () => {
  const LINES = [
    '(PsycInfo Database Record (c) 2021 APA, all rights reserved).',
    '(c) 2005 Published by Elsevier Ltd.',
    '(c) 2012 Elsevier Ltd. All rights reserved.',
    'Copyright (C) 2019 John Wiley & Sons, Ltd.',
    '© 2019, Springer Science+Business Media, LLC, part of Springer Nature.',
    '© 2018 Informa UK Limited, trading as Taylor & Francis Group.',
    'Copyright (C) 2012 S. Karger AG, Basel',
    '© 2021 The Author(s). Published by Elsevier Ltd. This is an open access article under the CC BY license (http://creativecommons.org/licenses/by/4.0/).',
  ]
  const TOPICS = ['working memory', 'bone density', 'soil moisture', 'litter quality', 'visual search']
  const file = LINES.flatMap((line, l) =>
    [0, 1, 2].map((i) => {
      const topic = TOPICS[(l + i) % TOPICS.length]
      const abstract = `We measured ${topic} in adults. ${topic[0].toUpperCase() + topic.slice(1)} rose with age. ${line}`
      return JSON.stringify({ id: `P${l}${i}`, title: `A study of ${topic}`, abstract })
    }),
  )

  test('name no concept', async () => {
    const { papers } = await read(file.join('\n'), 'input.jsonl')
    const atlas = await built(papers)
    const names = namesOf(atlas)
    for (const topic of TOPICS) expect(names.toLowerCase()).toContain(topic)
    expect(names).not.toMatch(
      /APA|Psyc|record|Elsevier|Wiley|Springer|LLC|Informa|Taylor|Karger|Basel|open access|CC BY|Ltd|author/i,
    )
    // Every quote stands in the abstract as it was given.
    for (const [p, paper] of atlas.papers.entries())
      for (const { evidence } of linksOf(atlas, p))
        for (const { field, start, end, surface, sentence } of evidence) {
          expect(paper[field].slice(start, end)).toBe(surface)
          expect(paper[field].slice(sentence.start, sentence.end)).not.toMatch(/\d{4}/)
        }
  })
})

test('labels glued by Web of Science name no concept', async () => {
  const record = (i: number, abstract: string): string =>
    `PT J\nAU Doe, J\nTI Delirium after operations ${i}\nSO JOURNAL OF EXAMPLES\nAB ${abstract} (C) 2015 Elsevier Ltd. All rights reserved.\nUT WOS:00${i}\nER\n`
  const ABSTRACTS = [
    'BackgroundDelirium follows cardiac surgery. MethodsA search of charts was done. ResultsThe incidence of delirium was high. ConclusionThe use of dexmedetomidine lowers delirium after cardiac surgery.',
    'PurposeThe aim was to measure delirium. MethodsWe gave dexmedetomidine after cardiac surgery. ResultsThe survivors of cardiac surgery had no delirium. ConclusionThe drug is safe.',
  ]
  const text = `FN Clarivate Analytics Web of Science\nVR 1.0\n${[0, 1, 2, 3].map((i) => record(i, ABSTRACTS[i % 2])).join('\n')}\nEF`
  const { papers } = await read(text, 'savedrecs.txt')
  const names = namesOf(await built(papers))
  expect(names).toMatch(/cardiac surgery/i)
  expect(names).toMatch(/delirium/i)
  expect(names).not.toMatch(/Results|Conclusion|Purpose|Methods|Background|Elsevier/)
})

test('papers without an abstract are not related by what stands for it', async () => {
  const rows = [
    'A short history of Mercator,[No abstract available],a',
    'Bees and their hives,[No abstract available],b',
    'Steel bridges of Ohio,[No abstract available],c',
    'Heat stress and litter quality in broiler flocks,We studied heat stress in flocks. Litter quality was measured.,d',
    'Litter quality and feed conversion in broiler flocks,We studied litter quality in flocks and heat stress.,e',
  ]
  const { papers } = await read(`Title,Abstract,EID\n${rows.join('\n')}\n`, 'noabs.csv')
  const atlas = await built(papers)
  const titled = (title: string): number => papers.findIndex((paper) => paper.title.startsWith(title))
  const library = libraryOf(atlas)
  expect(relatedTo(library, { papers: [titled('A short')] }, { count: 5 })).toEqual([])
  expect(relatedTo(library, { papers: [titled('Heat')] }, { count: 5 })[0].paper).toBe(titled('Litter'))
  expect(papers[titled('Bees')].abstract).toBe('')
})

test('codes among the keywords name no concept, and relate no papers', async () => {
  const paper = (id: string, title: string, keywords: string[]): Paper => ({
    id,
    title,
    abstract: '',
    keywords,
    authors: [],
    links: [],
  })
  const atlas = await built([
    paper('a', 'Snails that vote', ['D72', 'H53', '/toread', 'electoral turnout']),
    paper('b', 'Taxes on salt', ['D72', 'H53', '05C85', '_tablet', 'salt tax']),
  ])
  expect(namesOf(atlas)).toMatch(/electoral turnout/)
  expect(namesOf(atlas)).not.toMatch(/D72|H53|05C85|toread|tablet/)
  expect(relatedTo(libraryOf(atlas), { papers: [0] }, { count: 5 })).toEqual([])
})
