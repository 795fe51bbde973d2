import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fileNames } from '../../src/export/file-names.ts'
import { highlighted, markdownText, yamlText } from '../../src/export/markdown.ts'
import { oneLine } from '../../src/export/references.ts'
import { allowed } from '../../src/export/xml.ts'
import { hostileAtlas, nasty, plantedAtlas, statedAtlas, writeFiles } from './atlases.ts'

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

function note(text: string): { properties: Record<string, unknown>; body: string } {
  const [, properties, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)!
  return { properties: parse(properties), body }
}

describe('obsidian', () => {
  it('has a note per paper and concept, and every link leads to one', () => {
    const atlas = plantedAtlas()
    const files = writeFiles('obsidian', atlas)
    expect(files.size).toBe(1 + atlas.papers.length + atlas.concepts.length)
    const called = (path: string): string => path.replace(/^.*\//, '').replace(/\.md$/, '').toLowerCase()
    let links = 0
    for (const text of files.values())
      for (const [, target] of text.matchAll(/\[\[([^|\]]+)(?:\|[^\]]+)?\]\]/g)) {
        expect([...files.keys()].filter((path) => called(path) === target.toLowerCase())).toHaveLength(1)
        links++
      }
    // Each link stands in the paper's note and in the concept's.
    expect(links).toBeGreaterThan(2 * atlas.links.concept.length)
  })

  it('gives every note a name of its own', () => {
    const atlas = plantedAtlas()
    atlas.labels = atlas.labels.map((_, p) => `Paper ${p}`)
    const [twin] = atlas.concepts.map(({ label }) => label)
    atlas.labels[0] = twin.toUpperCase()
    atlas.concepts[1] = { ...atlas.concepts[1], label: 'concept atlas' }
    atlas.concepts[2] = { ...atlas.concepts[2], label: 'NOAH [x]' }
    const files = writeFiles('obsidian', atlas)
    const all = [...files.values()].join('')
    const paper = `${twin.toUpperCase()} (${atlas.papers[0].id})`
    for (const path of [`papers/${paper}.md`, `concepts/${twin}.md`, 'concepts/concept atlas 2.md'])
      expect([...files.keys()]).toContain(path)
    for (const link of [twin, `${paper}|${twin.toUpperCase()}`, 'concept atlas 2|concept atlas', 'NOAH x'])
      expect(all).toContain(`[[${link}]]`)
  })

  it('keeps properties, aliases and the sentence behind a link', () => {
    const text = 'We train a ViT on *all* images. It works.'
    const name = 'We train a ViT on all images. It works'
    const files = writeFiles('obsidian', hostileAtlas(text))
    const paper = note(files.get(`papers/${name}. (1${name}.).md`)!)
    expect(paper.properties).toMatchObject({ id: `1${text}`, title: text, year: 2001, tags: ['paper'] })
    expect(paper.body).toContain('  > ==We train a ViT on \\*all\\* images. It works.==')
    const concept = note(files.get(`concepts/${name}.md`)!)
    expect(concept.properties).toMatchObject({ aliases: [text], type: 'method', tags: ['concept', 'method'] })
  })

  it('tells what papers say about two concepts, and the figures they report', () => {
    const atlas = statedAtlas()
    const files = [...writeFiles('obsidian', atlas).values()]
    const { from, to, evidence } = atlas.relations![0]
    const said = `]]: this is a kind of it, 2 papers\n  > ${atlas.papers[1].abstract.slice(0, evidence[0].end).trim()} [[`
    expect(files.filter((text) => text.includes(said))).toHaveLength(1)
    expect(files.filter((text) => text.includes(']]: a kind of this, 2 papers'))).toHaveLength(1)
    expect(from).not.toBe(to)
    expect(files.filter((text) => /^ {2}> ==\S+/m.test(text)).length).toBeGreaterThan(0)
  })

  it('lets nothing out of front matter, links and quotes', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const files = writeFiles('obsidian', hostileAtlas(text))
        expect(files.size).toBe(5)
        const folded = new Set([...files.keys()].map((path) => path.toLowerCase()))
        expect(folded.size).toBe(5)
        for (const [path, written] of files) {
          expect(path).toMatch(/^(?:papers\/|concepts\/)?[^/\\:*?"<>|]*[^. ]\.md$/)
          if (path === 'Concept Atlas.md') continue
          const { properties, body } = note(written)
          // Types and tags that Obsidian knows: text, numbers, lists of text; tags without spaces, not only digits.
          for (const value of Object.values(properties))
            expect(
              Array.isArray(value) ? value.every((item) => typeof item === 'string') : typeof value,
            ).toSatisfy((type: unknown) => type === true || type === 'string' || type === 'number')
          for (const tag of properties.tags as string[]) expect(tag).toMatch(/^(?=.*[^\d])[\p{L}\p{N}_/-]+$/u)
          if (path.startsWith('papers/') && properties.id !== '2')
            expect(properties.id).toBe(allowed(`1${text}`))
          // No line but ours begins a block, and no bracket, tag, comment or HTML is left unescaped.
          for (const line of body.split('\n'))
            expect(line).toMatch(/^(?:$|#{1,2} |- \[\[|[ ]{2}> |[^-+#>\s`~=])/u)
          const rest = body.replace(/\\./gu, '').replace(/\[\[[^[\]|<>`%]+(?:\|[^[\]|<>`%]+)?\]\]/gu, '')
          expect(rest).not.toMatch(/[<[\]`$%|]|(?<!^|#)#/mu)
        }
      }),
    )
  })
})

describe('file names', () => {
  it('avoid what Windows reserves and what differs in case only', () => {
    const name = fileNames()
    expect(
      [
        'CON',
        'con.txt',
        'Nul',
        'COM1',
        'console',
        'A/B:C',
        'a b c',
        '...',
        'x. ',
        '',
        '.git',
        'é',
        'e\u0301',
      ].map(name),
    ).toEqual([
      '_CON',
      '_con.txt',
      '_Nul',
      '_COM1',
      'console',
      'A B C',
      'a b c 2',
      'untitled',
      'x',
      'untitled 2',
      'git',
      'é',
      'é 2',
    ])
  })

  it('are safe and different whatever they are made of', () => {
    fc.assert(
      fc.property(fc.array(nasty), (texts) => {
        const name = fileNames()
        const names = texts.map(name)
        expect(new Set(names.map((given) => given.normalize('NFC').toLowerCase())).size).toBe(texts.length)
        for (const given of names) {
          expect(given).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*#^[\]]+$/u)
          expect(given).not.toMatch(/^[\s.]|[\s.]$/)
          expect(given).not.toMatch(RESERVED)
          expect(new TextEncoder().encode(given).length).toBeLessThan(140)
        }
      }),
    )
  })
})

describe('markdown', () => {
  it('shows text as it is', () => {
    expect(markdownText('# a *b* [c](d) <e> `f` $g$ %%h%%\n---')).toBe(
      '\\# a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\$g\\$ \\%\\%h\\%\\% ---',
    )
    expect(['- a', '1. b', '2) c', '2.5', '+ d', '--- e'].map(markdownText)).toEqual([
      '\\- a',
      '1\\. b',
      '2\\) c',
      '2\\.5',
      '\\+ d',
      '\\--- e',
    ])
    expect(highlighted(' a b\nc ', 3, 4)).toBe('a ==b== c')
  })

  it('writes YAML that reads back', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(parse(`a: ${yamlText(text)}\n`).a).toBe(allowed(text))
        expect(oneLine(text)).not.toMatch(/[\n\r\0]/)
      }),
    )
  })
})
