import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeSite } from '../../src/node/site.ts'
import { loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { scratch } from '../helpers/cli.ts'

const folder = scratch()
const dir = join(folder, 'atlas')
const out = join(folder, 'public')
const small = (title: string) => smallAtlas([{ id: 'a', title }], [], [])

describe('site', () => {
  beforeAll(() => saveAtlas(small('A'), dir, undefined, undefined, { sources: ['/home/me/papers'] }))

  test('holds the viewer, with relative addresses, and the atlas', async () => {
    await writeSite(dir, out)
    expect(await loadAtlas(join(out, 'atlas'))).toEqual(small('A'))
    const manifests = [dir, join(out, 'atlas')].map((at) => readFileSync(join(at, 'atlas.json'), 'utf8'))
    expect(manifests.map((text) => text.includes('/home/me/papers'))).toEqual([true, false])
    const [{ built: _, ...own }, published] = manifests.map((text) => JSON.parse(text))
    expect(published).toEqual(own)
    const page = readFileSync(join(out, 'index.html'), 'utf8')
    const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.length).toBeGreaterThan(1)
    for (const address of addresses) {
      expect(address).toMatch(/^\.\//)
      expect(readFileSync(join(out, address)).length).toBeGreaterThan(0)
    }
  }, 120_000)

  test('a new one takes the place of the old, and leaves nothing beside it', async () => {
    await saveAtlas(small('B'), dir)
    await writeSite(dir, out)
    expect((await loadAtlas(join(out, 'atlas'))).papers[0].title).toBe('B')
    expect(readdirSync(folder).sort()).toEqual(['atlas', 'public'])
  }, 120_000)

  test('what is no site, and what shares files with the atlas, is left alone', async () => {
    const mine = join(folder, 'mine')
    mkdirSync(mine)
    writeFileSync(join(mine, 'index.html'), 'mine')
    await expect(writeSite(dir, mine)).rejects.toThrow('found index.html; choose another --out')
    expect(readFileSync(join(mine, 'index.html'), 'utf8')).toBe('mine')
    for (const inside of [dir, join(dir, 'site'), folder])
      await expect(writeSite(dir, inside)).rejects.toThrow('expected a folder beside the atlas')
    await expect(writeSite(join(folder, 'none'), join(folder, 'new'))).rejects.toThrow(
      'expected an atlas folder',
    )
    await expect(writeSite(dir, join(mine, 'index.html'))).rejects.toThrow('found a file')
  }, 120_000)
})
