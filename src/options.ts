import type { EarlierMap } from './community.ts'
import type { Correction } from './correction.ts'

/** Everything a build can be told; the same options, input and version give the same bytes. */
export interface Options {
  /** Seed of every generator. */
  seed: number
  /** A concept is kept when at least this many papers link to it; `auto` grows with the corpus. */
  minPapers: number | 'auto'
  /** Concept—concept edges kept per concept, strongest first. */
  neighbours: number
  /** Replayed in this order on the concepts of all papers, before papers are linked to them. */
  corrections: readonly Correction[]
  /** The map that this one goes on from: what both have keeps its cluster, name, colour and place; null draws it anew. */
  earlier: EarlierMap | null
}

export const DEFAULTS: Readonly<Options> = {
  seed: 1,
  minPapers: 'auto',
  neighbours: 8,
  corrections: [],
  earlier: null,
}

/** Fills in the defaults. Throws a RangeError that says what was expected and what was found. */
export function checkOptions(given: Partial<Options> = {}): Options {
  const options = { ...DEFAULTS, ...given }
  const whole = (name: keyof Options, least: number): void => {
    const value = options[name]
    if (!Number.isInteger(value) || (value as number) < least)
      throw new RangeError(
        `${name}: expected a whole number of at least ${least}, got ${JSON.stringify(value)}`,
      )
  }
  for (const name of Object.keys(given))
    if (!(name in DEFAULTS))
      throw new RangeError(`unknown option ${name}; known are ${Object.keys(DEFAULTS).join(', ')}`)
  whole('seed', 0)
  if (options.minPapers !== 'auto') whole('minPapers', 1)
  whole('neighbours', 1)
  return options
}
