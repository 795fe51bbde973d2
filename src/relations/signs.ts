/** What every token of a field tells about roles, read once per paper. */
import { hashText } from '../mentions/tagger/hash.ts'
import type { TextField } from '../text/index.ts'
import { cuesOf } from './cues.ts'

/** One entry per token. */
export interface Signs {
  /** Hash of the word in lower case. */
  lower: Uint32Array
  /** Its cues, as `cuesOf` gives them. */
  cues: Uint8Array
}

export function readSigns({ tokens }: TextField): Signs {
  const lower = new Uint32Array(tokens.length)
  const cues = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    lower[i] = hashText(tokens[i].lower)
    cues[i] = cuesOf(tokens[i].lower, tokens[i].norm)
  }
  return { lower, cues }
}
