/** Exports of an atlas whose texts stay in its folder. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/export/index.ts'
import { select } from '../../src/export/selection.ts'
import { loadAtlas, saveAtlas, useAtlas } from '../../src/node/store.ts'
import type { Atlas } from '../../src/types.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { atlas as run, scratch } from '../helpers/cli.ts'
import { statedAtlas, write, writeFiles } from './atlases.ts'

const folder = scratch()
const at = (name: string): string => join(folder, name)

const PAPERS = 300
/** So many papers that they stand in several chunks, and relations between their concepts that quote late papers first. */
function manyChunks(title = 'T'): Atlas {
  const papers = Array.from({ length: PAPERS }, (_, p) => ({
    id: String(p).padStart(3, '0'),
    title: `${title}${p} über LLM`,
    abstract: p % 3 === 0 ? `Paper ${p} uses ViT & <LLM>.` : 'ViT.',
    ...(p % 2 === 0 && { year: 1900 + p, venue: `V${p}`, doi: `10.1/${p}` }),
    ...(p % 5 === 0 && { collections: ['Mine'] }),
    authors: [{ name: `A. ${p % 7}`, given: 'A.', family: String(p % 7) }],
  }))
  const ties = papers.flatMap(({ abstract }, paper) => [
    { paper, concept: 1, surface: 'ViT' },
    ...(abstract.includes('LLM') ? [{ paper, concept: 0, surface: 'LLM' }] : []),
  ])
  const atlas = smallAtlas(
    papers,
    [
      { slug: 'llm', label: 'LLM' },
      { slug: 'vit', label: 'ViT' },
    ],
    ties,
  )
  const said = [299, 0, 150].map((paper) => ({ paper, field: 'title' as const, start: 0, end: 4 }))
  return { ...atlas, relations: [{ kind: 'is-a', from: 0, to: 1, papers: 3, evidence: said }] }
}

/** All that every format writes. */
const exportsOf = (atlas: Atlas): Map<string, unknown> =>
  new Map(
    [...FORMATS].map(([name, format]) => [
      name,
      'files' in format ? [...writeFiles(name, atlas)] : write(name, atlas),
    ]),
  )

describe('an atlas whose texts stay in its folder', () => {
  test.each([
    ['several chunks', manyChunks],
    ['results and relations', statedAtlas],
    ['nothing', () => smallAtlas([], [], [])],
  ])('is exported as one in memory: %s', async (name, made) => {
    const dir = at(name)
    await saveAtlas(made(), dir)
    const whole = await loadAtlas(dir)
    await useAtlas(dir, async (atlas) => {
      expect(exportsOf(atlas)).toEqual(exportsOf(whole))
      const part = { only: 'papers', papers: true, authors: true } as const
      expect(exportsOf(select(atlas, part))).toEqual(exportsOf(select(whole, part)))
      expect(JSON.parse(JSON.stringify(atlas.papers))).toEqual(whole.papers)
      expect(atlas.papers.toReversed().map(({ title }) => title)).toEqual(
        whole.papers.toReversed().map(({ title }) => title),
      )
    })
  })

  test('is used again where a writer comes between', async () => {
    const dir = at('between')
    await saveAtlas(manyChunks('old'), dir)
    const seen: string[] = []
    await useAtlas(dir, async (atlas) => {
      if (seen.length === 0) await saveAtlas(manyChunks('new'), dir)
      seen.push('begun')
      for (const { title } of atlas.papers) seen.push(title.slice(0, 3))
    })
    expect([...new Set(seen)]).toEqual(['begun', 'new'])
  })

  test('a chunk that is broken, or goes while it is read, is told of and leaves what was there', async () => {
    const dir = at('broken')
    await saveAtlas(manyChunks(), dir)
    const out = at('out.graphml')
    const first = await run(['export', dir, '--to', 'graphml', '--out', out])
    expect(first.code).toBe(0)
    const before = readFileSync(out, 'utf8')
    writeFileSync(join(dir, 'papers/0001.json'), '{}')
    for (const to of [out, '-']) {
      const { code, stderr } = await run(['export', dir, '--to', 'graphml', '--out', to])
      expect(code).toBe(1)
      expect(stderr).toContain('0001.json: expected the file that atlas.json lists, found another')
    }
    expect(readFileSync(out, 'utf8')).toBe(before)
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})
