/** `views.json`: what a person has seen on the map and given a name, one a line (see last-word.ts). */
import {
  isText,
  mergeWords,
  nextMoment,
  readWords,
  standing,
  type Word,
  type WordKind,
  type Words,
  writeWords,
} from './last-word.ts'
import type { Problem } from './types.ts'

export const VIEWS_FILE = 'views.json'

/** A view; its key is its name. */
export interface View extends Word {
  /** The fragment of the viewer's address, without `#`. */
  fragment: string
}

export type Views = Words<View>

export const NO_VIEWS: Views = new Map()

/** In UTF-16 code units. */
export const LONGEST_NAME = 120
const LONGEST_FRAGMENT = 20_000

const KIND: WordKind<View> = {
  format: 'concept-atlas-views',
  list: 'views',
  expected: 'key (the name), fragment and at',
  own: ({ fragment }) => ({ fragment }),
  read(entry) {
    const fragment = entry.get('fragment')
    return isText(fragment, LONGEST_FRAGMENT) ? { fragment } : undefined
  },
  isKey: (key) => key.length <= LONGEST_NAME && key.trim() !== '',
}

/** What is kept, the oldest name first. */
export const inViews = (views: Views): View[] => standing(views)

/** Keeps a view under a name; the one that had it before is gone. A fragment that is too long leaves all as it was. */
export function saveView(views: Views, name: string, fragment: string): Views {
  if (!KIND.isKey(name) || !isText(fragment, LONGEST_FRAGMENT)) return views
  const changed = nextMoment(views)
  const known = views.get(name)
  const at = known && !known.out ? known.at : changed
  return new Map(views).set(name, { key: name, fragment, at, changed, out: false })
}

/** Commutative, associative, idempotent. */
export const mergeViews = (a: Views, b: Views): Views => mergeWords(KIND, a, b)

/** The text of the file; the same views give the same text. */
export const writeViews = (views: Views): string => writeWords(KIND, views)

/** Reads the text of the file; what cannot be read is a Problem beside what can. */
export const readViews = (text: string, file: string): { value: Views; problems: Problem[] } =>
  readWords(KIND, text, file)
