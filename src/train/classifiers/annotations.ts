/** Reads annotated papers: JSONL of papers and JSONL of their concepts, joined by id. */
import { readFileSync } from 'node:fs'
import type { ConceptType, Paper, Role } from '../../types.ts'

export interface AnnotatedConcept {
  label: string
  /** Every surface of it, exactly as it stands in the title or the abstract. */
  aliases: string[]
  type: ConceptType
  role: Role
  salient: boolean
}

export interface AnnotatedPaper {
  paper: Paper
  concepts: AnnotatedConcept[]
}

/** Reads `STEM.papers.jsonl` (id, title, abstract) and `STEM.jsonl` (id, concepts), in the order of the first. */
export function readAnnotations(stem: string): AnnotatedPaper[] {
  const concepts = new Map(
    readJsonl(`${stem}.jsonl`).map((record) => [String(record.id), record.concepts as AnnotatedConcept[]]),
  )
  return readJsonl(`${stem}.papers.jsonl`).map((record) => {
    const id = String(record.id)
    const { title, abstract } = record as { title: string; abstract: string }
    return {
      paper: { id, title, abstract, keywords: [], authors: [], links: [] },
      concepts: concepts.get(id) ?? [],
    }
  })
}

function readJsonl(file: string): Record<string, unknown>[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}
