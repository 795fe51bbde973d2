/**
 * What the sentences of an abstract do: tell what is known and wanted, what was done, or what came of it (Swales 1990, "Genre
 * analysis", calls it moves; Teufel & Moens 2002 find them in science by cues and place).
 */
import { readDocument } from '../text/index.ts'

/** In the order in which abstracts make them. */
export const MOVES = ['background', 'method', 'result'] as const
export type Move = (typeof MOVES)[number]

/** Each word or phrase speaks once for its move, however often it stands in a sentence. */
const CUES: Record<Move, RegExp> = {
  background:
    /\b(?:however|existing|previous|prior|recent|recently|current|important|challeng\w+|problems?|difficult|lack|often|usually|many|most|despite|although|ha(?:ve|s) been|remains?|aims?|aimed|objective|purpose|goal|little|known|unknown|to (?:assess|determine|evaluate|examine|investigate))\b/gi,
  method:
    /\b(?:we (?:\w+ed|apply|build|describe|design|develop|introduce|present|propose|train|use)|(?:are|is|was|were) \w+ed|this paper|our (?:approach|method|model)|novel|new|based on|using|via|train\w*|learn\w*|data ?sets?|corpus|corpora|participants|cohort|aged|survey|trial|randomly|first|then)\b/gi,
  result:
    /\b(?:results?|show\w*|demonstrat\w+|outperform\w*|achiev\w+|improv\w+|experiments?|f(?:i|ou)nd\w*|reveal\w*|indicat\w+|suggest\w*|significant\w*|better|best|high\w*|low\w*|accuracy|scores?|reduc\w+|increas\w+|decreas\w+|associat\w+|conclu\w+|respectively|median|mean|may|should|could|effective\w*|compared)\b|\d ?%|\d\.\d|\b[np] ?[<=>]/gi,
}
/** What the place of a sentence (0 the first … 1 the last) says for each move, in cues. */
const PLACE: Record<Move, (at: number) => number> = {
  background: (at) => 0.75 - 1.5 * at,
  method: (at) => 0.3 - 0.6 * Math.abs(at - 0.45),
  result: (at) => 1.5 * at - 0.75,
}
/** A label at the start of a sentence, and what may be joined to it (`Aims and scope:`). */
const labelled = (words: string): RegExp => new RegExp(`^\\W*(?:${words})(?: (?:and|&|of) \\w+)?:`, 'i')
/** What a section begins with that says itself what it does, and for how many cues that counts. */
const LABELS: Record<Move, RegExp> = {
  background: labelled(
    'background|introduction|context|rationale|objectives?|purpose|aims?|problem|motivation',
  ),
  method: labelled(
    '(?:materials?|patients|study|design|methods?|methodology|approach|data|settings?|participants)',
  ),
  result: labelled(
    '(?:main |key )?(?:results?|findings)|conclusions?|discussion|interpretation|implications',
  ),
}
const LABEL = 8

/**
 * The move of each sentence of an abstract: as abstracts go from what is known over what was done to what came of it, the three
 * runs of sentences (any may be empty) for which most cues, places and labels of sections speak.
 */
export function movesOf(sentences: readonly string[]): Move[] {
  const last = Math.max(1, sentences.length - 1)
  let label: Move | undefined
  const scores = sentences.map((sentence, s) => {
    label = MOVES.find((move) => LABELS[move].test(sentence)) ?? label
    return MOVES.map((move) => {
      const cues = new Set([...sentence.matchAll(CUES[move])].map(([cue]) => cue.toLowerCase())).size
      return cues + PLACE[move](s / last) + (move === label ? LABEL : 0)
    })
  })
  const [methods, results] = runsOf(scores)
  return sentences.map((_, s) => (s < methods ? 'background' : s < results ? 'method' : 'result'))
}

/** Where the second and the third of three runs begin that have the highest sum of scores; of equal ones the first. */
export function runsOf(scores: readonly (readonly number[])[]): [second: number, third: number] {
  let best: [number, number] = [0, 0]
  /** By how much the first two runs beat giving all to the third, as far as they go; and the first run the second. */
  let [most, sum, start, first, ahead] = [0, 0, 0, 0, 0]
  for (const [s, [one, two, three]] of scores.entries()) {
    first += one - two
    sum += two - three
    if (first > ahead) {
      ahead = first
      start = s + 1
    }
    if (ahead + sum <= most) continue
    most = ahead + sum
    best = [start, s + 1]
  }
  return best
}

/** The sentences of an abstract that make a move, as they stand. */
export function sentencesThat(move: Move, abstract: string): string[] {
  const { fields } = readDocument({ id: '', title: '', abstract, keywords: [], authors: [], links: [] })
  const sentences = fields.flatMap(({ clean, sentences }) =>
    sentences.map(({ start, end }) => {
      const place = clean.given(start, end)
      return abstract.slice(place.start, place.end)
    }),
  )
  const moves = movesOf(sentences)
  return sentences.filter((_, s) => moves[s] === move)
}
