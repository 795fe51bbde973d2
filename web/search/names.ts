/** Names and the words in them, to find what is called by some of these words, slips of the pen forgiven. Pure. */
import { distance, fold } from '../../src/related/names.ts'

/** How well a word of a name fits one that is looked for; none is 0. */
const SLIP = 1
const INSIDE = 2
const BEGINS = 3
const IS = 4

/** Shorter words are looked for at the beginning of others only. */
const LEAST_INSIDE = 3
/** One slip in a word of four letters, two from eight on. */
const slips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

export interface Found {
  /** Number of the name. */
  name: number
  /** Over 4: it is what was looked for; over 3: it begins so; over 2: its words do; over 1: it holds them; else like it. */
  score: number
}

export interface NameIndex {
  /** Gives the number of the name, -1 for one without letters and digits. */
  add(name: string): number
  /** It is found no more. */
  remove(name: number): void
  /** Unsorted. Every word counts; where no name has them all, most of them do. */
  find(query: string): Found[]
}

/** Grows by words; a query is held against every distinct word once. */
export function nameIndex(): NameIndex {
  const names: string[] = []
  const words = new Map<string, number[]>()
  const removed = new Set<number>()
  return {
    add(name) {
      const folded = fold(name)
      if (folded === '') return -1
      for (const word of new Set(folded.split(' '))) {
        const posting = words.get(word)
        if (posting) posting.push(names.length)
        else words.set(word, [names.length])
      }
      return names.push(folded) - 1
    },
    remove: (name) => {
      removed.add(name)
    },
    find(query) {
      const folded = fold(query)
      if (folded === '') return []
      const asked = [...new Set(folded.split(' '))]
      const met = new Uint8Array(names.length)
      const fits = new Float32Array(names.length)
      const last = new Int32Array(names.length).fill(-1)
      asked.forEach((word, at) => {
        for (const { posting, fit } of like(words, word))
          for (const name of posting) {
            if (last[name] === at) continue
            last[name] = at
            met[name]++
            fits[name] += fit
          }
      })
      const most = met.reduce((most, count) => Math.max(most, count), 0)
      const found: Found[] = []
      if (most === 0 || most * 2 < asked.length) return found
      for (let name = 0; name < names.length; name++)
        if (met[name] === most && !removed.has(name))
          found.push({ name, score: score(names[name], folded, fits[name] / asked.length) })
      return found
    },
  }
}

/** The words that fit, best first; those with slips only where no other does. */
function like(
  words: ReadonlyMap<string, number[]>,
  asked: string,
): { posting: readonly number[]; fit: number }[] {
  const found: { posting: readonly number[]; fit: number }[] = []
  for (const [word, posting] of words) {
    if (word === asked) found.push({ posting, fit: IS })
    else if (word.startsWith(asked)) found.push({ posting, fit: BEGINS })
    else if (asked.length >= LEAST_INSIDE && word.includes(asked)) found.push({ posting, fit: INSIDE })
  }
  const most = slips(asked)
  const nothing = found.every(({ fit }) => fit < BEGINS)
  if (most > 0 && nothing)
    for (const [word, posting] of words)
      if (distance(asked, word, most) <= most || beginsLike(asked, word, most))
        found.push({ posting, fit: SLIP })
  return found.sort((a, b) => b.fit - a.fit)
}

/** Of a word that is still being written; its first letter is right. */
function beginsLike(asked: string, word: string, most: number): boolean {
  if (word.length < asked.length || word[0] !== asked[0]) return false
  for (let length = asked.length - most; length <= asked.length + most; length++)
    if (distance(asked, word.slice(0, length), most) <= most) return true
  return false
}

function score(name: string, query: string, fit: number): number {
  const closeness = Math.min(0.99, query.length / name.length)
  if (name === query) return 5
  if (name.startsWith(query)) return 3 + closeness
  if (` ${name}`.includes(` ${query}`)) return 2.5 + closeness / 2
  return (fit / IS) * 2 + closeness * 0.4
}
