/** What every token of a field tells about roles, read once per paper. */
import { hashText } from '../mentions/tagger/hash.ts'
import type { TextField } from '../text/index.ts'
import { cueOf } from './cues.ts'

const PREPOSITIONS = new Set(
  `of for on in with by via to from as than using through over between into against across under without like towards
  toward within`.split(/\s+/),
)
const ACTORS = new Set(['we', 'paper', 'work', 'study'])
const AUXILIARIES = new Set('have has had also then further thus will can first finally therefore'.split(' '))

/** One entry per token; the flags are 1 where they hold. */
export interface Signs {
  /** Hash of the word in lower case. */
  lower: Uint32Array
  /** Group of the cue that the token is, 0 for most. */
  cue: Uint8Array
  preposition: Uint8Array
  /** Who does what is said next: `we`, `this paper`. */
  actor: Uint8Array
  /** May stand between the actor and the verb. */
  skipped: Uint8Array
}

export function readSigns({ tokens }: TextField): Signs {
  const signs: Signs = {
    lower: new Uint32Array(tokens.length),
    cue: new Uint8Array(tokens.length),
    preposition: new Uint8Array(tokens.length),
    actor: new Uint8Array(tokens.length),
    skipped: new Uint8Array(tokens.length),
  }
  for (const [i, { lower, norm }] of tokens.entries()) {
    signs.lower[i] = hashText(lower)
    signs.cue[i] = cueOf(lower, norm)
    signs.preposition[i] = PREPOSITIONS.has(lower) ? 1 : 0
    signs.actor[i] = ACTORS.has(lower) ? 1 : 0
    signs.skipped[i] = AUXILIARIES.has(lower) || lower.endsWith('ly') ? 1 : 0
  }
  return signs
}
