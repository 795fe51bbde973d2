/** What Neo4j is told of nodes and relationships. */
import { keptNames } from '../kept.ts'
import type { Paper } from '../types.ts'

export type Neo4jKind =
  | 'paper'
  | 'concept'
  | 'link'
  | 'cooccurrence'
  | 'relation'
  | 'pair'
  | 'author'
  | 'wrote'
  | 'cites'
export type Neo4jType = '' | 'int' | 'double' | 'string[]'

const PLACE = {
  community: 'int',
  region: 'int',
  x: 'double',
  y: 'double',
  size: 'double',
  color: '',
} as const

/** The properties of each kind of node and relationship, with their types in neo4j-admin's words (`''`: string). */
export const NEO4J_PROPERTIES: Record<Neo4jKind, Record<string, Neo4jType>> = {
  paper: {
    id: '',
    label: '',
    title: '',
    year: 'int',
    venue: '',
    authors: 'string[]',
    collections: 'string[]',
    ...PLACE,
  },
  concept: { label: '', conceptType: '', aliases: 'string[]', papers: 'int', ...PLACE },
  link: { role: '', weight: 'double', evidence: '', results: '' },
  cooccurrence: { count: 'int', npmi: 'double', weight: 'double' },
  relation: { papers: 'int', evidence: '' },
  pair: { count: 'int', weight: 'double' },
  author: { label: '', aliases: 'string[]', papers: 'int', ...PLACE },
  wrote: { position: 'int', weight: 'double' },
  cites: { weight: 'double' },
}

/** Those of papers, with the numbers that they keep. */
export const paperProperties = (papers: readonly Paper[]): Record<string, Neo4jType> => ({
  ...NEO4J_PROPERTIES.paper,
  ...Object.fromEntries(keptNames(papers).map((name) => [name, 'double'])),
})
