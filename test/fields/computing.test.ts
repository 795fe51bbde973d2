/** Small libraries on computing, through the whole build: names, wordings and types that went wrong. Papers are invented. */
import { beforeAll, expect, test } from 'vitest'
import { linksOf } from '../../src/atlas.ts'
import type { Knowledge } from '../../src/knowledge.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import type { Atlas } from '../../src/types.ts'
import { paperOf } from '../helpers/paper.ts'

let knowledge: Knowledge
beforeAll(async () => {
  knowledge = await loadKnowledge()
})

const atlasOf = (title: string, abstract: string): Promise<Atlas> =>
  buildAtlas([paperOf('a', title, abstract)], knowledge)

/** Per concept its names, as the paper has them. */
const namesOf = (atlas: Atlas): string[][] =>
  linksOf(atlas, 0).map(({ evidence }) => [...new Set(evidence.map(({ surface }) => surface))])
const together = (atlas: Atlas, ...names: string[]): boolean =>
  namesOf(atlas).some((own) => names.every((name) => own.includes(name)))

test('authors who are cited are no concepts', async () => {
  const atlas = await atlasOf(
    'Minimax rates for fair regression',
    'We study regression under demographic parity. Our model allows more sources of bias than the model presented by Havlicek and Oosterhuis. The rate is minimax optimal up to constants.',
  )
  expect(namesOf(atlas).flat().join(' ')).not.toMatch(/Havlicek|Oosterhuis/)
  expect(namesOf(atlas).filter((own) => /minimax/i.test(own.join(' '))).length).toBeLessThanOrEqual(1)
})

test('what an apposition calls a benchmark, what is tested on, and its variants are datasets', async () => {
  const atlas = await atlasOf(
    'Checking health rumours against tables',
    'We present ClinicTabFact, a collection of 1,900 claims about health paired with tables. We also release FactHERB, a benchmark of 50,000 instances for hallucination detection. On ConditionalFAQ, models drop by 10 points. Our RoomNav-Back and RoomNav-Last tasks extend RoomNav.',
  )
  const typeOf = (name: string) => atlas.concepts.find(({ label }) => label === name)?.type
  for (const name of ['ConditionalFAQ', 'RoomNav', 'RoomNav-Back', 'RoomNav-Last'])
    expect([name, typeOf(name)]).toEqual([name, 'dataset'])
  for (const name of ['ClinicTabFact', 'FactHERB']) {
    const c = atlas.concepts.findIndex(({ label }) => label === name)
    expect([name, typeOf(name)]).toEqual([name, 'dataset'])
    expect(linksOf(atlas, 0).find(({ concept }) => concept === c)?.role).toBe('proposes')
  }
})

test('the name before the colon of a title is proposed, and keeps its capitals', async () => {
  const atlas = await atlasOf(
    'Quiet Rehearsal: Embodied Navigation through Planning with Language Models',
    'Large language models have been used for planning in robotics. We study how feedback from the scene can be given to the model as text during navigation. We find that closed-loop feedback improves instruction completion in a real kitchen.',
  )
  const c = atlas.concepts.findIndex(({ label }) => label === 'Quiet Rehearsal')
  expect(linksOf(atlas, 0).find(({ concept }) => concept === c)?.role).toBe('proposes')
})

test('wordings of one thing are one concept', async () => {
  const first = await atlasOf(
    'Faster diagonal preconditioning',
    'We give algorithms for diagonal preconditioning based on semidefinite programming. The best diagonal preconditioner is found by solving a sequence of semidefinite programs (SDPs). We also treat combinatorial optimization; many combinatorial problems reduce to ours. Transitivity holds, and transitive relationships are kept.',
  )
  expect(together(first, 'diagonal preconditioning', 'diagonal preconditioner')).toBe(true)
  expect(together(first, 'semidefinite programming', 'semidefinite programs', 'SDPs')).toBe(true)
  expect(together(first, 'Transitivity', 'transitive relationships')).toBe(true)
  const second = await atlasOf(
    'Mean estimation with user-level privacy',
    'We study mean estimation under user-level differential privacy. User-level privacy protects all records of a person. Large language models (LLMs) are trained on such data, and language models memorise them. We use non-Markovian diffusion processes; non-Markovian processes give shorter chains.',
  )
  expect(together(second, 'Large language models', 'LLMs', 'language models')).toBe(true)
  expect(together(second, 'user-level differential privacy', 'user-level privacy')).toBe(true)
  expect(together(second, 'non-Markovian diffusion processes', 'non-Markovian processes')).toBe(true)
  expect(namesOf(second).flat()).not.toContain('shorter chains')
})

test('what a paper is about is found beside its background', async () => {
  const atlas = await atlasOf(
    'A bound for kernel regression with missing labels',
    'Missing labels are common in machine learning. We prove an upper bound on the excess risk of kernel regression with missing labels. The step size is chosen by a line search. In deep learning and artificial intelligence such bounds are rare.',
  )
  const labels = atlas.concepts.map(({ label }) => label)
  for (const label of ['excess risk', 'kernel regression', 'missing label', 'line search'])
    expect(labels).toContain(label)
  for (const { concept, role } of linksOf(atlas, 0))
    if (/^(?:machine learning|deep learning|artificial intelligence)$/.test(labels[concept]))
      expect([labels[concept], role]).toEqual([labels[concept], 'mentions'])
})

test('what one paper alone has goes by what it holds there, and what others have, too, stays', async () => {
  const own = paperOf(
    'a',
    'Soil moisture of orchards',
    'Soil moisture was measured with probes in ten orchards. Volumetric soil moisture fell in summer, and soil moisture depended on mulch.',
  )
  const other = paperOf(
    'b',
    'Probes in vineyards',
    'Volumetric soil moisture of vineyards was followed over two years. We mapped volumetric soil moisture with radar.',
  )
  const namesIn = (atlas: Atlas): string[] => atlas.concepts.map(({ label }) => label.toLowerCase())
  const alone = await buildAtlas([own], knowledge)
  expect(together(alone, 'Soil moisture', 'Volumetric soil moisture')).toBe(true)
  expect(namesIn(alone)).not.toContain('volumetric soil moisture')
  const both = await buildAtlas([own, other], knowledge)
  expect(namesIn(both)).toContain('volumetric soil moisture')
  // A correction of something else changes nothing of that.
  const corrections = [{ do: 'rename' as const, concept: ['mulch'] as [string], label: 'mulches' }]
  const corrected = await buildAtlas([own], knowledge, { corrections })
  expect(namesIn(corrected)).toContain('mulches')
  expect(together(corrected, 'Soil moisture', 'Volumetric soil moisture')).toBe(true)
})
