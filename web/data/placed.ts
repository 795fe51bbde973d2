/** Papers of one's own, read and laid beside the concepts that they name. */
import type { Author, Paper, Problem } from '../../src/types.ts'
import type { TextConcept } from '../worker/placing.ts'

export interface PlacedPaper {
  /** What it is called: its title, else its first words. */
  name: string
  paper: Paper
  concepts: TextConcept[]
}

export interface Placed {
  papers: PlacedPaper[]
  problems: Problem[]
  /** The paper that is looked at, -1 for all of them. */
  at: number
}

/** A text without a source. */
export const textPaper = (title: string, abstract: string): Paper => ({
  id: 'text',
  title: title.trim(),
  abstract,
  keywords: [],
  authors: [],
  links: [],
})

export const nameOf = ({ title, abstract, id }: Paper): string =>
  title.trim() || (abstract.trim() ? `${abstract.trim().slice(0, 80)}…` : id)

/** `A. Author, B. Author and 3 more`. */
export function authorsOf(authors: readonly Author[], most: number): string {
  const names = authors.slice(0, most).map(({ name }) => name)
  if (authors.length > most) names.push(`and ${authors.length - most} more`)
  return names.join(', ')
}

/** Node numbers of what is looked at: per paper, the concepts of the atlas that it names; papers without any are left out. */
export function nodesOf({ papers, at }: Placed, first: number): number[][] {
  const seen = at < 0 ? papers : papers.slice(at, at + 1)
  return seen
    .map(({ concepts }) =>
      concepts.filter(({ concept }) => concept >= 0).map(({ concept }) => first + concept),
    )
    .filter((nodes) => nodes.length > 0)
}

/** From one paper back to all of them, from there to none. */
export const leavePlaced = (placed: Placed | null): Placed | null =>
  placed && placed.at >= 0 && placed.papers.length > 1 ? { ...placed, at: -1 } : null
