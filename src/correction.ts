/** What a person says about the concepts, and what it is called: by the program, and by people. */
import type { ConceptType } from './types.ts'

/**
 * What a concept is called: its label, then further names by which another build may know it. Slugs and numbers change
 * from build to build; names stay.
 */
export type ConceptNames = readonly [label: string, ...further: string[]]

/** To be replayed on every build. */
export type Correction =
  | { do: 'merge'; concept: ConceptNames; into: ConceptNames }
  | { do: 'split'; concept: ConceptNames; alias: string }
  | { do: 'rename'; concept: ConceptNames; label: string }
  | { do: 'retype'; concept: ConceptNames; type: ConceptType }
  | { do: 'hide'; concept: ConceptNames }

/** `already`: the concepts are as the correction wants them; `not`: it does not apply to them. */
export const OUTCOMES = ['done', 'already', 'not'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What became of a correction. */
export interface Replayed {
  /** As `idOf` the correction gives it. */
  id: string
  outcome: Outcome
  /** What was done, or why nothing was. */
  note: string
}

/** What a correction does to its concept, beside the concept's name. */
function objectOf(correction: Correction): string | undefined {
  switch (correction.do) {
    case 'merge':
      return correction.into[0]
    case 'split':
      return correction.alias
    case 'rename':
      return correction.label
    case 'retype':
      return correction.type
    case 'hide':
      return undefined
  }
}

/** Follows from what is said alone: two people who say the same give it the same id. */
export function idOf(correction: Correction): string {
  return JSON.stringify(
    [correction.do, correction.concept[0], objectOf(correction)].filter((part) => part !== undefined),
  )
}

/** As one tells somebody to do it: `merge “ViTs” into “Vision Transformer”`. */
export function told(correction: Correction): string {
  const name = quoted(correction.concept[0])
  switch (correction.do) {
    case 'merge':
      return `merge ${name} into ${quoted(correction.into[0])}`
    case 'split':
      return `split ${quoted(correction.alias)} off ${name}`
    case 'rename':
      return `rename ${name} to ${quoted(correction.label)}`
    case 'retype':
      return `make ${name} a ${correction.type}`
    case 'hide':
      return `hide ${name}`
  }
}

export const quoted = (name: string): string => `“${name}”`
