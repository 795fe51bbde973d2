/** What each sentence of an abstract does: tells what is known, what was done, on what, or what came of it. */
import { readDocument } from '../text/index.ts'
import type { Text } from './terms.ts'

export const MOVES = ['background', 'method', 'data', 'result'] as const
export type Move = (typeof MOVES)[number]

/** Each word or phrase speaks for its move once, however often it stands in a sentence. */
const CUES: Record<Move, RegExp> = {
  background:
    /\b(?:recent(?:ly)?|however|existing|previous(?:ly)?|prior|traditional(?:ly)?|conventional(?:ly)?|current(?:ly)?|important|crucial|essential|challeng\w+|problems?|tasks?|difficult|hard|lack\w*|require[sd]?|often|typically|usually|most|many|despite|although|while|have been|has been|is an?|are|remain\w*|suffers?|limit\w+|widely|popular|motivat\w+|aims?|goal|little|open question)\b/gi,
  method:
    /\b(?:we (?:propose|present|introduce|develop|describe|design|devise|use|apply|employ|adopt|extend|formulate|model|train|build|combine|explore|investigate|consider|cast|frame)|(?:is|are) (?:proposed|introduced|presented|developed|described)|this paper|in this work|our (?:model|method|approach|system|framework|algorithm|architecture|technique|strategy|key idea)|novel|new|algorithms?|architectures?|frameworks?|networks?|encoders?|decoders?|based on|using|via|by means of|which (?:uses|combines|learns)|learns?|trained|jointly|leverag\w+|exploit\w*|incorporat\w+|consists? of|composed of|first|then|finally)\b/gi,
  data: /\b(?:data|data ?sets?|corpus|corpora|benchmarks?|collections?|treebanks?|annotat\w+|test sets?|shared task|samples?|participants|cohort|records|gold standard|crowd\w*)\b/gi,
  result:
    /\b(?:results?|show(?:s|n|ed)?|demonstrat\w+|outperform\w*|achiev\w+|improv\w+|experiment\w*|evaluat\w+|f(?:i|ou)nd(?:s|ings?)?|reveal\w*|indicat\w+|suggest\w*|significant(?:ly)?|better|best|higher|lower|superior|state[- ]of[- ]the[- ]art|accuracy|precision|recall|f1|bleu|rouge|scores?|gains?|reduc\w+|increas\w+|confirm\w*|observ\w+|analys[ie]s|competitive|effective(?:ness)?|comparable|compared|conclu\w+)\b|\d%|\d\.\d/gi,
}
/** What a place in the abstract (0 first … 1 last sentence) says, in cues. */
const PLACE: Record<Move, (at: number) => number> = {
  background: (at) => 2.5 * (1 - 2 * at),
  method: (at) => 1 - 2 * Math.abs(at - 0.45),
  data: () => -1,
  result: (at) => 2.5 * (2 * at - 1),
}

/** The move of a sentence at a place; the first named of equals. */
export function moveOf(sentence: string, at: number): Move {
  let best: Move = 'background'
  let most = Number.NEGATIVE_INFINITY
  for (const move of MOVES) {
    const cues = new Set([...sentence.matchAll(CUES[move])].map(([cue]) => cue.toLowerCase()))
    const score = cues.size + PLACE[move](at)
    if (score > most) {
      best = move
      most = score
    }
  }
  return best
}

/** The sentences of a text's abstract that make one of these moves, as they stand. None of an empty one. */
export function sentencesOf({ abstract }: Text, moves: readonly Move[]): string[] {
  const given = { id: '', title: '', abstract, keywords: [], authors: [], links: [] }
  const [field] = readDocument(given).fields
  const sentences = (field?.sentences ?? []).map(({ start, end }) => {
    const place = field.clean.given(start, end)
    return abstract.slice(place.start, place.end)
  })
  return sentences.filter((sentence, s) =>
    moves.includes(moveOf(sentence, sentences.length > 1 ? s / (sentences.length - 1) : 0.5)),
  )
}
