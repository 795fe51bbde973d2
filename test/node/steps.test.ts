/** Saving, correcting and reading as processes whose steps are interleaved, and that are killed at any of them. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { correctionsOf, readCorrections } from '../../src/corrections/file.ts'
import { addCorrections } from '../../src/node/corrections.ts'
import { kindOf } from '../../src/node/save/disk.ts'
import { locked } from '../../src/node/save/lock.ts'
import { loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { scratch } from '../helpers/cli.ts'
import { format, leaveRoomFor, paths, restore, Simulated, snapshot, textOf } from './simulated-disk.ts'

vi.mock('../../src/node/save/disk.ts', () => import('./simulated-disk.ts'))
process.setMaxListeners(0)

const dir = join(scratch(), 'atlas')
mkdirSync(dir)
/** A paper and a concept; an atlas with more papers than a chunk holds would only repeat what happens to one file. */
const small = (title: string, concept = true) =>
  smallAtlas(
    [{ id: 'a', title, abstract: 'ViT.' }],
    concept ? [{ slug: 'vit', label: 'ViT' }] : [],
    concept ? [{ paper: 0, concept: 0, surface: 'ViT' }] : [],
  )
const save = (title: string) => Simulated.start(() => saveAtlas(small(title, title !== 'new'), dir))
const load = () => Simulated.start(async () => (await loadAtlas(dir)).papers[0].title)
const hide = (name: string) =>
  correctionsOf([
    { correction: { do: 'hide' as const, concept: [name] as [string] }, at: 1, changed: 1, undone: false },
  ])
const correct = (name: string) => Simulated.start(() => addCorrections(dir, hide(name)))

const CORRECTIONS = join(dir, 'corrections.json')
const kept = (): string[] => {
  const text = textOf(CORRECTIONS)
  const { corrections, problems } = readCorrections(text ?? '{}', '')
  if (text !== undefined) expect(problems).toEqual([])
  return [...corrections.keys()].sort()
}
const NOTES = { [join(dir, 'notes.md')]: 'mine', [join(dir, 'papers/mine.json')]: '{}' }

/** What a reader sees now. */
const seen = async (): Promise<unknown> => {
  const { answer, error } = await (await load()).finish()
  return answer ?? error
}
/** All is as a quiet save leaves it, and what is not ours is as it was. */
async function expectWhole(title: string): Promise<void> {
  expect(await seen()).toBe(title)
  for (const [path, text] of Object.entries(NOTES)) expect(textOf(path)).toBe(text)
  expect(paths().filter((path) => path.includes('/.'))).toEqual([])
}

beforeEach(async () => {
  format([dir])
  await (await save('old')).finish()
  const saved = snapshot()
  format([dir, join(dir, 'papers')], NOTES)
  restore(new Map([...snapshot(), ...saved]))
})

/** How many changes a process makes when it is alone, without making them. */
async function changesOf(begin: () => Promise<Simulated<unknown>>): Promise<number> {
  const before = snapshot()
  const { steps, error } = await (await begin()).finish()
  expect(error).toBeUndefined()
  restore(before)
  return steps.filter((step) => /^[A-Z]/.test(step)).length
}

describe('a save that is killed before any of its changes', () => {
  test('leaves the old atlas or the new, whole, and the next save is not held up', async () => {
    const before = snapshot()
    const changes = await changesOf(() => save('new'))
    const told = new Set<unknown>()
    for (let k = 0; k <= changes; k++) {
      restore(before)
      const writer = await save('new')
      await writer.change(k)
      writer.kill()
      const title = await seen()
      expect(['old', 'new'], `${k}: ${writer.steps.at(-1)} | ${writer.next}`).toContain(title)
      if (writer.answer === undefined && k === changes) expect(title).toBe('new')
      told.add(title)
      const after = await (await save('next')).finish()
      expect([after.error, after.next]).toEqual([undefined, undefined])
      await expectWhole('next')
    }
    expect([...told].sort()).toEqual(['new', 'old'])
  }, 300_000)

  test('in an empty folder, too', async () => {
    format([dir])
    const before = snapshot()
    const changes = await changesOf(() => save('new'))
    for (let k = 0; k <= changes; k++) {
      restore(before)
      const writer = await save('new')
      await writer.change(k)
      writer.kill()
      const after = await (await save('next')).finish()
      expect([k, after.error, await seen()]).toEqual([k, undefined, 'next'])
    }
  }, 300_000)

  test('while another has just begun: the other is whole', async () => {
    const before = snapshot()
    const changes = await changesOf(() => save('new'))
    for (let k = 0; k <= changes; k += 3)
      for (const ahead of [0, 1, 8]) {
        restore(before)
        const [writer, other] = [await save('new'), await save('next')]
        await other.change(ahead)
        await writer.change(k)
        writer.kill()
        await other.finish()
        // Another writer may have had to wait for one that was killed; it takes over.
        expect([k, ahead, other.error, other.next]).toEqual([k, ahead, undefined, undefined])
        const last = await (await save('last')).finish()
        expect(last.error).toBeUndefined()
        await expectWhole('last')
      }
  }, 300_000)
})

test('a disk that is full at any write of a save or a correction leaves what was there, and says so', async () => {
  const before = snapshot()
  for (const [begin, whole] of [
    [() => save('new'), 'new'],
    [() => correct('a'), 'old'],
  ] as const) {
    let failed = 0
    for (let writes = 0; ; writes++) {
      restore(before)
      leaveRoomFor(writes)
      const { error } = await (await begin()).finish()
      leaveRoomFor(Number.POSITIVE_INFINITY)
      if (error === undefined) break
      failed++
      expect(String(error)).toMatch(/no room left on the disk|ENOSPC/)
      expect([await seen(), kept()]).toEqual(['old', []])
    }
    expect(failed).toBeGreaterThan(1)
    expect(await seen()).toBe(whole)
  }
}, 300_000)

describe('two at once', () => {
  test('a reader sees one generation whole, wherever a writer stands and wherever it goes on', async () => {
    const before = snapshot()
    const changes = await changesOf(() => save('new'))
    const steps = (await (await load()).finish()).steps.length
    for (let k = 0; k <= changes; k++)
      for (let r = 1; r < steps; r++) {
        restore(before)
        const [writer, reader] = [await save('new'), await load()]
        await writer.change(k)
        for (let left = r; left > 0 && reader.next !== undefined; left--) await reader.step()
        await writer.finish()
        await reader.finish()
        expect(['old', 'new'], `${k} ${r}: ${reader.error}`).toContain(reader.answer)
        expect(reader.steps.some((step) => /^[A-Z]/.test(step))).toBe(false)
      }
  }, 300_000)

  test('two saves: one after the other, whoever is put off when', async () => {
    const before = snapshot()
    const changes = await changesOf(() => save('new'))
    for (let k = 0; k <= changes; k += 2)
      for (let j = 1; j <= changes; j += 7) {
        restore(before)
        const [one, other] = [await save('new'), await save('next')]
        await one.change(k)
        for (let left = j; left > 0 && other.next !== undefined && other.next !== 'pause'; left--)
          await other.step()
        for (let turns = 0; turns < 40 && (one.next ?? other.next); turns++) {
          await one.change(5)
          await other.change(5)
        }
        expect([k, j, one.error, other.error, one.next, other.next]).toEqual([
          k,
          j,
          undefined,
          undefined,
          undefined,
          undefined,
        ])
        const title = await seen()
        expect(['new', 'next']).toContain(title)
        await expectWhole(title as string)
      }
  }, 300_000)

  test('a correction and a save do not know of each other', async () => {
    const before = snapshot()
    const changes = await changesOf(() => save('new'))
    const words = await changesOf(() => correct('a'))
    for (let k = 0; k <= changes; k++)
      for (let c = 0; c <= words; c++) {
        restore(before)
        const [writer, desk] = [await save('new'), await correct('a')]
        await writer.change(k)
        await desk.change(c)
        await writer.finish()
        await desk.finish()
        expect([writer.error, desk.error, kept()]).toEqual([undefined, undefined, ['["hide","a"]']])
        await expectWhole('new')
      }
  }, 300_000)

  test('two corrections, in every order of their changes, with either killed anywhere: what was answered is kept', async () => {
    const before = snapshot()
    const words = (await changesOf(() => correct('a'))) + 1
    let orders = 0
    /** Every way to choose whose change comes next, up to three turns to and fro. */
    for (let first = 0; first <= words; first++)
      for (let second = 0; second <= words; second++)
        for (let third = 0; third <= words - first; third++)
          for (const killed of [undefined, 0, 1]) {
            restore(before)
            const two = [await correct('a'), await correct('b')]
            await two[0].change(first)
            await two[1].change(second)
            await two[0].change(third)
            if (killed !== undefined) two[killed].kill()
            for (const [i, one] of two.entries()) if (i !== killed) await one.finish()
            for (const [i, one] of two.entries()) if (i !== killed && one.next) await one.finish()
            expect((await (await correct('c')).finish()).error).toBeUndefined()
            const answered = two.flatMap(({ answer }, i) => (answer ? [`["hide","${'ab'[i]}"]`] : []))
            expect(answered.length).toBeGreaterThanOrEqual(killed === undefined ? 2 : 1)
            for (const id of [...answered, '["hide","c"]'])
              expect(kept(), `${first} ${second} ${third}`).toContain(id)
            orders++
          }
    expect(orders).toBeGreaterThan(300)
  }, 300_000)
})

test('a lock whose holder has died goes to one of those who find it, whoever is put off or dies while it takes over', async () => {
  const inside = new Set<string>()
  let most = 0
  const take = (name: string) =>
    Simulated.start(() =>
      locked(dir, '.lock', async () => {
        most = Math.max(most, inside.add(name).size)
        await kindOf(dir)
        await kindOf(dir)
        inside.delete(name)
      }),
    )
  /** Steps of each in turn, until it is done or only waits. */
  const run = async (one: Simulated<unknown>, steps: number): Promise<void> => {
    for (let left = steps; left > 0 && one.next !== undefined && one.next !== 'pause'; left--)
      await one.step()
  }
  for (let a = 1; a <= 9; a++)
    for (let b = 1; b <= 14; b++)
      for (let c = 1; c <= 9; c++)
        for (const dies of [false, true]) {
          format([dir])
          most = 0
          inside.clear()
          const dead = await take('dead')
          await run(dead, 2)
          dead.kill()
          inside.clear()
          const [one, other] = [await take('one'), await take('other')]
          await run(one, a)
          await run(other, b)
          await run(one, c)
          if (dies) {
            one.kill()
            inside.delete('one')
          }
          for (let turns = 0; turns < 30; turns++) {
            if (!dies) await run(one, 3)
            if (!dies && one.next === 'pause') await one.step()
            await run(other, 3)
            if (other.next === 'pause') await other.step()
          }
          expect([a, b, c, dies, most, other.next, other.error]).toEqual([
            a,
            b,
            c,
            dies,
            1,
            undefined,
            undefined,
          ])
        }
}, 300_000)
