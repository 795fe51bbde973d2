/** Names without a sign: “we propose a novel replay strategy task-aware experience replay”. */
import type { Sentence, Token } from '../text/index.ts'
import { STOP_WORDS } from '../text/words.ts'
import { isSuffix } from './generic.ts'

const PROPOSING = /^(?:propos|introduc|present|develop|design|devis)(?:e|es|ed|ing|s)?$/
/** What these verbs begin with: few words do. */
const INITIALS = new Set(Array.from('pid', (letter) => letter.charCodeAt(0)))
/** A head noun that goes on so says what it does, not what it is called. */
const PARTICIPLE = /^(?:\p{L}+(?:ed|ing)|capable|able)$/u
/** Tokens between the verb and the head noun, and in the name, at most. */
const REACH = 8
const LONGEST = 5

/**
 * The phrases that stand right behind the head noun of what a sentence proposes and end where an established mention
 * ends (`established` holds those ends), longer than that mention itself.
 */
export function findAppositions(
  tokens: readonly Token[],
  sentence: Sentence,
  established: ReadonlySet<number>,
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let verb = sentence.from; verb < sentence.to; verb++) {
    const { lower } = tokens[verb]
    if (!INITIALS.has(lower.charCodeAt(0)) || !PROPOSING.test(lower)) continue
    for (let head = verb + 1; head < Math.min(sentence.to, verb + REACH); head++) {
      // The head of a compound is its last part: `task-aware`.
      if (!isSuffix(tokens[head].norm) || tokens[head + 1]?.glued) continue
      const to = phraseEnd(tokens, head + 1, sentence.to)
      if (to - head > 2 && established.has(to) && !PARTICIPLE.test(tokens[head + 1].lower))
        found.push({ from: head + 1, to })
      break
    }
  }
  return found
}

/** Where the run of words that may make up a name ends. */
function phraseEnd(tokens: readonly Token[], from: number, end: number): number {
  let to = from
  while (to < end && to < from + LONGEST && tokens[to].word && !STOP_WORDS.has(tokens[to].lower)) to++
  return to
}
