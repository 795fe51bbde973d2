import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { embedAtlas } from '../../../src/node/embedding/embed.ts'
import type { Encoder } from '../../../src/node/embedding/encoder.ts'
import { likenessOf } from '../../../src/node/likeness.ts'
import { openShelf } from '../../../src/node/shelf.ts'
import { loadAtlas, loadEmbeddings, loadLibrary, saveAtlas } from '../../../src/node/store.ts'
import { EMBEDDINGS_FILE, embeddedPapers } from '../../../src/related/embeddings.ts'
import { smallAtlas } from '../../helpers/atlas.ts'
import { scratch } from '../../helpers/cli.ts'

const folder = scratch()
const atlasOf = (abstracts: readonly string[]) =>
  smallAtlas(
    abstracts.map((abstract, p) => ({ id: `p${p}`, title: '', abstract })),
    [{ slug: 'graph', label: 'graph' }],
    [],
  )

/** As like as two texts have the same first letter; it remembers what it was asked. */
function byLetter(check = 'one'): Encoder & { asked: string[] } {
  const asked: string[] = []
  return {
    id: { name: 'letters', check },
    asked,
    async encode(text) {
      asked.push(text)
      return Float32Array.from('abc', (letter) => (text.startsWith(letter) ? 1 : 0))
    },
  }
}

const saved = async (name: string, abstracts: readonly string[]): Promise<string> => {
  const dir = join(folder, name)
  await saveAtlas(atlasOf(abstracts), dir)
  return dir
}

describe('embed', () => {
  test('keeps a vector of each paper that has words, beside all that the atlas holds', async () => {
    const dir = await saved('one', ['aster', 'birch', '', 'acorn'])
    writeFileSync(join(dir, 'corrections.json'), '{}')
    const before = readdirSync(dir, { recursive: true }).map(String)
    const counts: number[][] = []
    expect(await embedAtlas(dir, byLetter(), (...count) => counts.push(count))).toEqual({
      papers: 3,
      made: 3,
      without: 1,
    })
    expect(counts.at(-1)).toEqual([3, 3])
    expect(readdirSync(dir, { recursive: true }).map(String).sort()).toEqual(
      [...before, EMBEDDINGS_FILE].sort(),
    )
    expect(readFileSync(join(dir, 'corrections.json'), 'utf8')).toBe('{}')
    expect(await loadAtlas(dir)).toEqual(atlasOf(['aster', 'birch', '', 'acorn']))
  })

  test('goes on from what there is, and makes all anew for another model', async () => {
    const dir = await saved('two', ['aster', 'birch'])
    await embedAtlas(dir, byLetter())
    const bytes = readFileSync(join(dir, EMBEDDINGS_FILE))
    expect((await embedAtlas(dir, byLetter())).made).toBe(0)
    expect(readFileSync(join(dir, EMBEDDINGS_FILE))).toEqual(bytes)
    expect((await embedAtlas(dir, byLetter('two'))).made).toBe(2)
    expect((await loadEmbeddings(dir))?.encoder.check).toBe('two')
  })

  test('a new atlas keeps the vectors of texts that it still has, and none of others', async () => {
    const dir = await saved('three', ['aster', 'birch', 'cedar'])
    await embedAtlas(dir, byLetter())
    await saveAtlas(atlasOf(['cedar', 'birches', 'aster', 'new']), dir)
    const kept = (await loadEmbeddings(dir))!
    expect([...kept.text].map((key) => key !== 0)).toEqual([true, false, true, false])
    const encoder = byLetter()
    expect((await embedAtlas(dir, encoder)).papers).toBe(4)
    expect(encoder.asked.sort()).toEqual(['birches', 'new'])
    await saveAtlas(atlasOf(['quite', 'other']), dir)
    expect(await loadEmbeddings(dir)).toBeUndefined()
    expect(readdirSync(join(dir, 'related'))).not.toContain('embeddings.bin')
  })

  test('an atlas that was built meanwhile is left as it is', async () => {
    const dir = await saved('four', ['aster', 'birch'])
    const encoder = byLetter()
    const slow: Encoder = {
      ...encoder,
      async encode(text) {
        if (text === 'birch') await saveAtlas(atlasOf(['cedar']), dir)
        return encoder.encode(text)
      },
    }
    await expect(embedAtlas(dir, slow)).rejects.toThrow(/atlas.json.* found another/)
    expect((await loadAtlas(dir)).papers[0].abstract).toBe('cedar')
  })

  test('a file that was changed by hand is an error where it is asked, and made anew', async () => {
    const dir = await saved('five', ['aster', 'birch'])
    await embedAtlas(dir, byLetter())
    const bytes = readFileSync(join(dir, EMBEDDINGS_FILE))
    bytes[bytes.length - 1] ^= 1
    writeFileSync(join(dir, EMBEDDINGS_FILE), bytes)
    await expect(loadLibrary(dir)).rejects.toThrow(/embeddings.bin: expected the file that atlas.json lists/)
    expect((await embedAtlas(dir, byLetter())).made).toBe(2)
    expect(embeddedPapers((await loadEmbeddings(dir))!)).toBe(2)
  })
})

describe('related work by kept vectors', () => {
  test('finds papers that share no word, says so, and tells of papers without', async () => {
    const dir = await saved('six', ['aster', 'birch', 'acorn'])
    await embedAtlas(dir, byLetter())
    await saveAtlas(atlasOf(['aster', 'birch', 'acorn', 'new']), dir)
    const { related, notes } = (await (await openShelf(dir)).related({ paper: 'p0', count: 5 })) as {
      related: { id: string; likeness: number }[]
      notes: string[]
    }
    expect(related.map(({ id, likeness }) => [id, likeness > 0.9])).toEqual([['p2', true]])
    expect(notes).toEqual([
      'Ranked by vectors of letters, too.',
      expect.stringMatching(/^1 of 4 papers have no vector; concept-atlas embed/),
    ])
  })

  test('a text has none without the model, and a model where there are no vectors is an error', async () => {
    const dir = await saved('seven', ['aster', 'birch'])
    await embedAtlas(dir, byLetter())
    const { named, embeddings } = await loadLibrary(dir)
    const by = await likenessOf(dir, embeddings, named.papers, {})
    expect(await by?.to({ ids: ['new'], query: { title: 'aster', abstract: '' } })).toBeUndefined()
    expect(await by?.to({ ids: ['p1'], query: { papers: [1] } })).toHaveLength(2)
    expect(by?.without).toContain('--model FOLDER')
    expect(await likenessOf(dir, undefined, named.papers, {})).toBeUndefined()
    await expect(likenessOf(dir, undefined, named.papers, { model: 'm' })).rejects.toThrow(
      /expected vectors of its papers, found none; make them with: concept-atlas embed .* --model m/,
    )
  })
})
