import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationKeys, keywordsOf, oneLine } from '../../src/export/references.ts'
import { paper } from '../graph/planted.ts'
import { hostileAtlas, nasty, plantedAtlas, write } from './atlases.ts'

/** Reads BibTeX by its own rules: braces in pairs, whatever stands inside. */
function entries(text: string): { key: string; fields: Map<string, string> }[] {
  const found: { key: string; fields: Map<string, string> }[] = []
  let at = 0
  const take = (pattern: RegExp): string => {
    const sticky = new RegExp(pattern, 'y')
    sticky.lastIndex = at
    const match = sticky.exec(text)
    if (!match) throw new Error(`expected ${pattern} at ${JSON.stringify(text.slice(at, at + 40))}`)
    at = sticky.lastIndex
    return match[1] ?? match[0]
  }
  const value = (): string => {
    const start = ++at
    for (let depth = 1; depth > 0; at++) {
      if (at >= text.length) throw new Error('a value without an end')
      depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0
    }
    return text.slice(start, at - 1)
  }
  while (at < text.length) {
    const key = take(/@(?:article|misc)\{([^,\s{}]+),\n/)
    const fields = new Map<string, string>()
    while (text[at] !== '}') {
      const field = take(/ {2}([a-z]+) = /)
      fields.set(field, value())
      take(/,\n/)
    }
    take(/\}\n\n/)
    found.push({ key, fields })
  }
  return found
}

const SYMBOLS = new Map([
  ['textbackslash', '\\'],
  ['textbraceleft', '{'],
  ['textbraceright', '}'],
  ['textasciicircum', '^'],
  ['textasciitilde', '~'],
])
const untex = (text: string): string =>
  text.replace(/\{\\(text\w+)\}|\\([%#$&_])|[{}]/g, (_, name, symbol) => SYMBOLS.get(name) ?? symbol ?? '')

describe('bibtex', () => {
  it('gives back text, names and concepts', () => {
    const found = entries(write('bibtex', plantedAtlas()))
    expect(found.length).toBe(60)
    const [, { key, fields }] = found
    expect(key).toBe('paper-0000001')
    expect(fields.get('title')).toBe('{A title: “Über” 50\\% \\& more}')
    expect(fields.get('author')).toBe(
      'van Beethoven, Ludwig and Davis, Jr., Sammy and {Research and Development Group}',
    )
    expect(fields.get('doi')).toBe('10.1000/x\\_(1)')
    const keywords = fields.get('keywords')!.split(', ')
    expect(keywords[0]).toBe('deep wide')
    expect(keywords.filter((keyword) => keyword === 'Group 1 concept3').length).toBe(1)
    expect(keywords.length).toBeGreaterThan(3)
  })

  it('keeps every value inside its braces', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const found = entries(write('bibtex', hostileAtlas(text)))
        expect(found.length).toBe(2)
        expect(untex(found[0].fields.get('title') ?? '')).toBe(oneLine(text))
        expect(untex(found[0].fields.get('abstract') ?? '')).toBe(oneLine(text))
      }),
    )
  })
})

describe('ris', () => {
  const records = (text: string): Map<string, string[]>[] => {
    expect(text.endsWith('ER  - \r\n\r\n')).toBe(true)
    return text
      .split('ER  - \r\n\r\n')
      .slice(0, -1)
      .map((record) => {
        const fields = new Map<string, string[]>()
        for (const line of record.split('\r\n').slice(0, -1)) {
          const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.+)$/u.exec(line) ?? [line, '?', line]
          fields.set(tag, [...(fields.get(tag) ?? []), value])
        }
        return fields
      })
  }

  it('gives back text, names and concepts', () => {
    const [, fields] = records(write('ris', plantedAtlas()))
    expect(fields.get('TY')).toEqual(['JOUR'])
    expect(fields.get('AU')).toEqual([
      'van Beethoven, Ludwig',
      'Davis, Sammy, Jr.',
      'Research and Development Group',
    ])
    expect(fields.get('KW')).toEqual(keywordsOf(plantedAtlas(), 1))
    expect(fields.get('UR')).toEqual(['https://doi.org/10.1000/x_(1)'])
  })

  it('has one line a field, whatever the papers say', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const found = records(write('ris', hostileAtlas(text)))
        expect(found.length).toBe(2)
        expect(found[0].get('TI') ?? ['']).toEqual([oneLine(text)])
        expect(found[0].has('?')).toBe(false)
      }),
    )
  })
})

describe('csl', () => {
  it('gives back text, names and concepts', () => {
    const atlas = plantedAtlas()
    const items = JSON.parse(write('csl', atlas))
    expect(items.length).toBe(60)
    expect(items[1]).toMatchObject({
      id: 'paper-0000001',
      type: 'article-journal',
      title: atlas.papers[1].title,
      author: [
        { family: 'van Beethoven', given: 'Ludwig' },
        { family: 'Davis', given: 'Sammy', suffix: 'Jr.' },
        { literal: 'Research and Development Group' },
      ],
      issued: { 'date-parts': [[2024]] },
      DOI: '10.1000/x_(1)',
    })
    expect(items[1].keyword.split(', ').length).toBe(keywordsOf(atlas, 1).length)
  })

  it('gives back every string', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(JSON.parse(write('csl', hostileAtlas(text)))[0].title ?? '').toBe(text)
      }),
    )
  })
})

describe('citation keys', () => {
  it('are plain and unique whatever the case', () => {
    expect(citationKeys(['A b', 'a-b', 'ü', '', 'a-b-2'].map((id) => paper(id)))).toEqual([
      'A-b',
      'a-b-2',
      'paper',
      'paper-2',
      'a-b-2-2',
    ])
  })
})
