import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { progressOn, reportProblems } from '../../src/node/progress.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function stream() {
  const lines: string[] = []
  return { lines, stream: { isTTY: false, write: (line: string) => lines.push(line) } as never }
}

test('what is done a second after it began says nothing, however late it began', async () => {
  const { lines, stream: log } = stream()
  const progress = await progressOn(log)
  vi.advanceTimersByTime(30_000)
  progress('reading papers', 0, 10)
  vi.advanceTimersByTime(900)
  progress('reading papers', 5, 10)
  progress('drawing the map', 0, 1)
  expect(lines).toEqual([])
})

test('long work says where it is every few seconds; a stage of one step is only named', async () => {
  const { lines, stream: log } = stream()
  const progress = await progressOn(log)
  for (let done = 0; done <= 3000; done += 100) {
    progress('reading papers', done, 3000)
    vi.advanceTimersByTime(500)
  }
  vi.advanceTimersByTime(5000)
  progress('linking papers', 0, 3000)
  progress('drawing the map', 0, 1)
  expect(lines).toEqual([
    'reading papers 200/3000\n',
    'reading papers 1200/3000\n',
    'reading papers 2200/3000\n',
    'drawing the map …\n',
  ])
})

test('problems are counted by kind, whatever the records are called', () => {
  const { lines, stream: log } = stream()
  const at = (line: number, what: string, done: string) => ({
    file: 'a.bib',
    place: `line ${line}`,
    what,
    done,
  })
  reportProblems(
    [
      at(1, 'lee: the same work as roe at line 3 of b.bib', 'merged into lee'),
      at(2, 'doe: the same work as poe at line 9 of b.bib', 'merged into poe'),
      at(3, 'x: the id of another record', 'called x#2'),
      at(4, 'year: expected four digits, found "soon"', 'left out'),
      at(5, 'year: expected four digits, found "later"', 'left out'),
    ],
    log,
  )
  expect(lines.slice(5)).toEqual([
    '5 problems\n',
    '     2 × the same work as … (merged into …)\n',
    '     2 × year: expected four digits (left out)\n',
    '     1 × the id of another record (called …)\n',
  ])
})
