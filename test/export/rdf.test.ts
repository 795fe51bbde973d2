import fc from 'fast-check'
import { Parser, type Quad, Store } from 'n3'
import { describe, expect, it } from 'vitest'
import { linksOf } from '../../src/atlas.ts'
import { prefixesOf } from '../../src/export/rdf.ts'
import { allowed } from '../../src/export/xml.ts'
import { hostileAtlas, nasty, plantedAtlas, statedAtlas, write } from './atlases.ts'

const PREFIXES = prefixesOf(plantedAtlas())

const iri = (name: string): string => {
  const [prefix, local] = name.split(':')
  return `${PREFIXES.get(prefix)}${local}`
}
const store = (text: string): Store => new Store(new Parser({ format: 'text/turtle' }).parse(text))
const typed = (found: Store, type: string): Quad[] => found.getQuads(null, iri('rdf:type'), iri(type), null)
const texts = (found: Store, subject: string, name: string): string[] =>
  found.getObjects(subject, iri(name), null).map(({ value }) => value)

describe('turtle', () => {
  it('says of every concept and paper what the atlas says', () => {
    const atlas = plantedAtlas()
    const found = store(write('turtle', atlas))
    expect(typed(found, 'schema:ScholarlyArticle').length).toBe(atlas.papers.length)
    // The five types are concepts too.
    expect(typed(found, 'skos:Concept').length).toBe(atlas.concepts.length + 5)
    expect(typed(found, 'oa:Annotation').length).toBe(atlas.links.concept.length)
    expect(found.getQuads(null, iri('skos:related'), null, null).length).toBe(
      2 * atlas.cooccurrences.a.length,
    )
    for (const { slug, label, type } of atlas.concepts) {
      expect(texts(found, `urn:concept-atlas:c:${slug}`, 'skos:prefLabel')).toEqual([label])
      expect(texts(found, `urn:concept-atlas:c:${slug}`, 'skos:broader')).toEqual([
        `urn:concept-atlas:type:${type}`,
      ])
    }
    expect(texts(found, 'urn:concept-atlas:scheme', 'skos:prefLabel')).toEqual(['Concept Atlas'])
    for (const { subject } of typed(found, 'skos:Concept'))
      expect(texts(found, subject.value, 'skos:inScheme')).toEqual(['urn:concept-atlas:scheme'])
    const paper = 'urn:concept-atlas:p:paper-0000001'
    expect(texts(found, paper, 'schema:name')).toEqual([atlas.papers[1].title])
    expect(found.getObjects(paper, iri('schema:datePublished'), null)[0]).toMatchObject({
      value: '2024',
      datatype: { value: iri('xsd:gYear') },
    })
    expect(texts(found, paper, 'schema:sameAs')).toEqual([
      'https://doi.org/10.1000/x_(1)',
      'https://arxiv.org/abs/2401.00001',
    ])
    expect(texts(found, paper, 'schema:about')).toEqual(
      linksOf(atlas, 1).map(({ concept }) => `urn:concept-atlas:c:${atlas.concepts[concept].slug}`),
    )
  })

  it('holds evidence whose positions are code points of the text that they name', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const found = store(write('turtle', hostileAtlas(`😀${text}`)))
        const selectors = typed(found, 'oa:TextPositionSelector')
        expect(selectors.length).toBe(5)
        for (const { subject } of selectors) {
          const [target] = found.getSubjects(iri('oa:hasSelector'), subject, null)
          const [source] = found.getObjects(target, iri('oa:hasSource'), null)
          const [quote] = found
            .getObjects(target, iri('oa:hasSelector'), null)
            .filter((selector) => !selector.equals(subject))
          const [start, end] = ['oa:start', 'oa:end'].map((name) =>
            Number(found.getObjects(subject, iri(name), null)[0].value),
          )
          const value = found.getObjects(source, iri('rdf:value'), null)[0]?.value ?? ''
          const exact = found.getObjects(quote, iri('oa:exact'), null)[0].value
          expect([...value].slice(start, end).join('')).toBe(exact)
        }
      }),
    )
  })

  it('gives back every string but for what XML forbids', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(allowed(text) !== '')
        const found = store(write('turtle', hostileAtlas(text)))
        const [paper] = found.getSubjects(iri('schema:identifier'), null, null).map(({ value }) => value)
        expect(texts(found, paper, 'schema:name')).toEqual([allowed(text)])
        expect(texts(found, 'urn:concept-atlas:c:x', 'skos:prefLabel')).toEqual([allowed(text)])
        expect(typed(found, 'schema:ScholarlyArticle').length).toBe(2)
      }),
    )
  })

  it('states what papers say about two concepts, with its evidence, and the figures they report', () => {
    const atlas = statedAtlas()
    const found = store(write('turtle', atlas))
    const { from, to } = atlas.relations![0]
    const concept = (c: number): string => `urn:concept-atlas:c:${atlas.concepts[c].slug}`
    expect(found.getObjects(concept(from), iri('atlas:isA'), null).map(({ value }) => value)).toEqual([
      concept(to),
    ])
    expect(typed(found, 'rdf:Statement')).toHaveLength(2)
    const [statement] = found.getSubjects(iri('rdf:predicate'), iri('atlas:partOf'), null)
    expect(found.getObjects(statement, iri('atlas:papers'), null)[0].value).toBe('2')
    expect(found.getObjects(statement, iri('oa:hasTarget'), null)).toHaveLength(1)
    const [figure] = typed(found, 'schema:QuantitativeValue').map(({ subject }) => subject)
    expect(found.getObjects(figure, iri('schema:value'), null)[0].value).toBe('2.5')
  })

  it('keeps alternative labels apart from the preferred one', () => {
    const found = store(write('turtle', hostileAtlas('same')))
    expect(texts(found, 'urn:concept-atlas:c:x', 'skos:altLabel')).toEqual([])
  })
})

describe('jsonld', () => {
  it('holds the same resources as Turtle', () => {
    const { '@context': context, '@graph': graph } = JSON.parse(write('jsonld', plantedAtlas()))
    expect(context).toEqual(Object.fromEntries(PREFIXES))
    let quads = 0
    const count = (value: unknown): void => {
      if (Array.isArray(value)) for (const item of value) count(item)
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) {
          if (key === '@type' && !('@value' in value)) quads++
          if (!key.startsWith('@')) {
            quads += (inner as unknown[]).length
            count(inner)
          }
        }
    }
    count(graph)
    expect(quads).toBe(new Parser().parse(write('turtle', plantedAtlas())).length)
  })

  it('is JSON whatever the papers say', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const { '@graph': graph } = JSON.parse(write('jsonld', hostileAtlas(text)))
        const [{ 'skos:prefLabel': label }] = graph.filter(
          (resource: { '@id'?: string }) => resource['@id'] === 'urn:concept-atlas:c:x',
        )
        expect(label).toEqual([allowed(text)])
      }),
    )
  })
})
