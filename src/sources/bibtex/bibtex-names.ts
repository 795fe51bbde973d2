/** Names as BibTeX and BibLaTeX write them. */
import { namesEach } from '../author-lists.ts'
import { authorOf } from '../authors.ts'
import { fromTex } from './tex.ts'

/** Stands for a white space inside of braces, which does not part a name. */
const TIED = '\uE000'

/** Splits at ` and ` outside of braces. */
export function splitNames(text: string): string[] {
  const names: string[] = []
  const word = /[{}]|\\.|\sand(?=\s)/gis
  let depth = 0
  let from = 0
  for (let found = word.exec(text); found; found = word.exec(text)) {
    if (found[0] === '{') depth++
    else if (found[0] === '}') depth--
    else if (depth <= 0 && found[0][0] !== '\\') {
      names.push(text.slice(from, found.index))
      from = word.lastIndex
    }
  }
  names.push(text.slice(from).replace(/\sand\s*$/i, ''))
  return names.map((name) => name.trim()).filter((name) => name !== '' && name.toLowerCase() !== 'others')
}

/** Is all of it one group? */
function isGroup(name: string): boolean {
  if (!/^\{.*\}$/s.test(name)) return false
  let depth = 0
  for (let i = 0; i < name.length; i++) {
    if (name[i] === '\\') i++
    else if (name[i] === '{') depth++
    else if (name[i] === '}' && --depth === 0) return i === name.length - 1
  }
  return false
}

/** What a group holds that is all of a text; else the text. */
export function withoutGroup(text: string): string {
  const inner = text.trim()
  return isGroup(inner) ? inner.slice(1, -1) : text
}

/** White space inside of braces is tied; a comma inside of braces is no comma of the name. */
function tied(name: string): string {
  let depth = 0
  return name.replace(/\\[A-Za-z]+\s*|\\.|[{}]|\s+|,/gs, (part) => {
    if (part === '{') depth++
    else if (part === '}') depth--
    else if (depth > 0 && part[0] !== '\\') return part === ',' ? '\uE001' : TIED
    return part
  })
}

const untied = (text: string): string => text.replaceAll(TIED, ' ').replaceAll('\uE001', ',')

/** BibLaTeX: `family=Duchamp, given=Philippe, prefix=de`. */
function extended(name: string): unknown {
  const parts = new Map(
    tied(name)
      .split(',')
      .map((part) => part.split('=', 2).map((text) => untied(fromTex(text)).trim()))
      .map(([key, value]) => [key.toLowerCase(), (value ?? '').replace(/^"(.*)"$/, '$1')] as const),
  )
  return {
    given: parts.get('given'),
    family: [parts.get('prefix'), parts.get('family')].filter(Boolean).join(' '),
    suffix: parts.get('suffix'),
  }
}

/** Reads one name in which something is tied, as `authorFrom` takes it; a name that is wholly in braces is an organisation's. */
function nameOf(name: string): unknown {
  if (isGroup(name) && /\s|,/.test(name) && !/^\{\\/.test(name)) return { literal: fromTex(name) }
  if (/(?:^|,)\s*family\s*=/i.test(name)) return extended(name)
  const author = authorOf(fromTex(tied(name)))
  return author && Object.fromEntries(Object.entries(author).map(([key, text]) => [key, untied(text)]))
}

/** Reads a list of names, each as `authorFrom` takes it; `and others` is left out. */
export const bibtexNames = (text: string): unknown[] =>
  splitNames(text)
    .flatMap((name) => (/[{}\\=]/.test(name) ? nameOf(name) : namesEach([fromTex(name)]).map(author)))
    .filter((author) => author !== undefined)

const author = (name: unknown): unknown => (typeof name === 'string' ? authorOf(name) : name)
