/** What a paper says that a thing is: `X, a benchmark of …`, `X: a corpus`, `X is a model`, `On X, we …`. */
import type { Mention } from '../../mentions/index.ts'
import type { Document, Token } from '../../text/index.ts'
import type { ConceptType } from '../../types.ts'

/** Heads that say it, by type. */
const HEADS: readonly [ConceptType, string][] = [
  [
    'dataset',
    'dataset corpus benchmark collection testbed suite database cohort survey archive catalog simulator testset treebank',
  ],
  [
    'method',
    'model framework approach algorithm architecture system method technique network library toolkit optimizer',
  ],
  ['metric', 'metric measure score'],
]
const TYPE_OF: ReadonlyMap<string, ConceptType> = new Map(
  HEADS.flatMap(([type, heads]) => heads.split(' ').map((head) => [head, type] as const)),
)
/** How far behind its article the head of an apposition is looked for. */
const HEAD_WITHIN = 6

/** The type that what stands around one of the mentions gives, the first that does. */
export function saidToBe({ fields }: Document, mentions: readonly Mention[]): ConceptType | undefined {
  for (const { field, from, to } of mentions) {
    if (field < 0) continue
    const { tokens } = fields[field]
    if (isTestedOn(tokens, from, to)) return 'dataset'
    const type = appositionAt(tokens, to)
    if (type !== undefined) return type
  }
  return undefined
}

const NAME = /\p{Ll}.*\p{Lu}|\p{Lu}.*\p{Lu}|\p{L}.*\d/u

/** `On VTAB-1K, …` opens a sentence: 41 of 42 names that the vocabulary knows stand so as datasets. */
function isTestedOn(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens[to]?.text !== ',') return false
  const before = tokens[from - 1]?.text === 'the' ? from - 2 : from - 1
  return tokens[before]?.text === 'On' && NAME.test(tokens[from].text)
}

function appositionAt(tokens: readonly Token[], at: number): ConceptType | undefined {
  // `ToCom (Token Compensator), a plugin`: what stands in brackets behind the name is passed over.
  let to = at
  if (tokens[to]?.text === '(') while (to < Math.min(tokens.length, at + 10) && tokens[to++].text !== ')');
  if (to + 2 >= tokens.length || !/^(?:[,:]|is|are)$/.test(tokens[to].text)) return undefined
  if (!/^an?$/i.test(tokens[to + 1].text)) return undefined
  let type: ConceptType | undefined
  for (let i = to + 2; i < Math.min(tokens.length, to + 2 + HEAD_WITHIN); i++) {
    if (tokens[i].form.stop || !tokens[i].word) break
    type = TYPE_OF.get(tokens[i].norm) ?? type
  }
  return type
}
