/** What every token of a field tells about roles, read once per paper. */
import type { TextField } from '../text/index.ts'
import { cuesOf, WORD } from './cues.ts'

/** One entry per token. */
export interface Signs {
  /** Hash of the word in lower case. */
  lower: Uint32Array
  /** Hash of its norm. */
  norm: Int32Array
  /** Its cues, as `cuesOf` gives them, with WORD where it is one. */
  cues: Uint8Array
}

/** Words met last, by the lowest bits of the ids of their forms, and their cues. */
const RECENT = 1 << 14
const recent = new Int32Array(RECENT).fill(-1)
const recentCues = new Uint8Array(RECENT)

export function readSigns({ tokens }: TextField): Signs {
  const lower = new Uint32Array(tokens.length)
  const norm = new Int32Array(tokens.length)
  const cues = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const { form } = tokens[i]
    const { id } = form
    const slot = id & (RECENT - 1)
    if (recent[slot] !== id) {
      recent[slot] = id
      recentCues[slot] = cuesOf(form.lower, form.norm) | (form.word ? WORD : 0)
    }
    lower[i] = form.lowerHash
    norm[i] = form.hash
    cues[i] = recentCues[slot]
  }
  return { lower, norm, cues }
}
