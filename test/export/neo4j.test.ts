import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal } from '../../src/export/neo4j.ts'
import { NEO4J_PROPERTIES } from '../../src/export/neo4j-properties.ts'
import { allowed } from '../../src/export/xml.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { hostileAtlas, nasty, plantedAtlas, statedAtlas, writeFiles } from './atlases.ts'

/** The tokens of a Cypher script: strings in single quotes, and all between them. */
function strings(script: string): { outside: string; inside: string[] } {
  const inside: string[] = []
  const outside = script.replace(/'((?:\\[^\n]|[^'\\\n])*)'/g, (_, text: string) => {
    inside.push(text.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c === 'r' ? '\r' : c)))
    return "''"
  })
  return { outside, inside }
}

describe('neo4j', () => {
  it('has one row per node and relationship, under headers of neo4j-admin', () => {
    const given = toGraphology(plantedAtlas())
    const files = writeFiles('neo4j', plantedAtlas())
    const table = (name: string): Record<string, string>[] => parse(files.get(name)!, { columns: true })
    const [papers, concepts] = [table('papers.csv'), table('concepts.csv')]
    expect([...papers, ...concepts].map((row) => row['key:ID'])).toEqual(given.nodes())
    expect(papers[1]['authors:string[]'].split('\u001f')).toEqual(
      plantedAtlas().papers[1].authors.map(({ name }) => name),
    )
    expect(papers[1]['year:int']).toBe('2024')
    expect(concepts[0][':LABEL']).toBe('Concept')
    const [links, cooccurrences] = [table('links.csv'), table('cooccurrences.csv')]
    expect(links.length + cooccurrences.length).toBe(given.size)
    for (const row of links)
      expect(given.getEdgeAttribute(row[':START_ID'], row[':END_ID'], 'weight')).toBe(
        Number(row['weight:double']),
      )
    const [header] = files.get('papers.csv')!.split('\n')
    for (const name of Object.keys(NEO4J_PROPERTIES.paper)) expect(header).toContain(name)
  })

  it('has what papers say as relationships of their own kind, and figures on links', () => {
    const files = writeFiles('neo4j', statedAtlas())
    const rows: Record<string, string>[] = parse(files.get('relations.csv')!, { columns: true })
    expect(rows.map((row) => [row[':TYPE'], row['papers:int'], JSON.parse(row.evidence)[0].start])).toEqual([
      ['IS_A', '2', 0],
      ['PART_OF', '2', 0],
    ])
    const script = files.get('load.cypher')!
    expect(script).toContain('MERGE (a)-[r:IS_A]->(b)')
    expect(script).not.toContain('USED_FOR')
    const links: Record<string, string>[] = parse(files.get('links.csv')!, { columns: true })
    expect(
      links.filter(({ results }) => results !== '').map(({ results }) => JSON.parse(results)[0].value),
    ).toEqual([2.5])
    expect(files.get('import.sh')).toContain('--relationships=relations.csv')
  })

  it('tells "no year" from an empty text in CSV', () => {
    const [, row] = writeFiles('neo4j', plantedAtlas()).get('papers.csv')!.split('\n')
    expect(row).toMatch(/^"p:paper-0000000","paper-0000000","[^"]*","",,,,/)
  })

  it('holds text in CSV as it is, whatever it is', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const rows: Record<string, string>[] = parse(
          writeFiles('neo4j', hostileAtlas(text)).get('papers.csv')!,
          { columns: true },
        )
        expect(rows.length).toBe(2)
        expect(rows[0].title).toBe(allowed(text))
      }),
    )
  })

  it('is the same script whatever the papers say, but for its strings', () => {
    const { outside } = strings(writeFiles('neo4j', hostileAtlas('x')).get('load.cypher')!)
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(allowed(text) !== '')
        const found = strings(writeFiles('neo4j', hostileAtlas(text)).get('load.cypher')!)
        // A co-occurrence needs nothing of the text; numbers do not either.
        expect(found.outside).toBe(outside)
        expect(found.inside).toContain(allowed(text))
      }),
    )
  })

  it('writes literals', () => {
    expect(literal(1.5)).toBe('1.5')
    expect(literal(["a'b", 'c\\u0027\n'])).toBe("['a\\'b', 'c\\\\u0027\\n']")
  })
})
