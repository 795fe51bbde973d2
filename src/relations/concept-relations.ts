/**
 * What a sentence says about two of its concepts, by what stands between them; is-a after Hearst (1992). Precision goes
 * before recall: what is not plainly said is left out.
 */
import type { Sentence, TextField } from '../text/index.ts'
import type { ConceptType, RelationKind } from '../types.ts'
import type { Place, Series } from './series.ts'

export interface Said {
  kind: RelationKind
  from: number
  to: number
}

interface Pattern {
  kind: RelationKind
  /** What stands between the left series and the right one, in lower case, words and punctuation apart. */
  between: RegExp
  left: readonly ConceptType[]
  right: readonly ConceptType[]
  /** The relation goes from right to left. */
  reversed?: boolean
  /** Only the last item of the left series takes part (`A and X such as B`). */
  lastOnly?: boolean
}

const METHOD: ConceptType[] = ['method']
const DATASET: ConceptType[] = ['dataset']
const AIM: ConceptType[] = ['task']
const ANY: ConceptType[] = ['task', 'method', 'dataset', 'metric', 'topic']

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'is-a',
    between: /^(?:,|\()? ?(?:such as|including|e\.g|for example|for instance|namely)(?: [.,:])*$/,
    left: ANY,
    right: ANY,
    reversed: true,
    lastOnly: true,
  },
  { kind: 'is-a', between: /^,? ?(?:and|or) other(?: [a-z-]+)?$/, left: ANY, right: ANY },
  {
    kind: 'is-a',
    between: /^(?:is|are) (?:a|an|one of the)(?: [a-z]+(?:ed|ar|al|ful|ive|ent|ic))?$/,
    left: ANY,
    right: ANY,
  },
  {
    kind: 'used-for',
    between:
      /^(?:(?:is|are|was|were|has been|have been|can be) )?(?:(?:widely|commonly|often|successfully|also) )?(?:(?:used|applied|employed|adopted|designed|developed|proposed) )?(?:for|to (?:solve|address|tackle|perform))(?: (?:the|a|an))?$/,
    left: METHOD,
    right: AIM,
  },
  {
    kind: 'used-for',
    between: /^(?:(?:based|by) )?(?:using|via|with|through|by)(?: (?:the|a|an))?$/,
    left: AIM,
    right: METHOD,
    reversed: true,
  },
  {
    kind: 'part-of',
    between:
      /^(?:(?:is|are|as) )?(?:(?:a|an|the|one of the) )?(?:(?:key|core|main|essential|important|central) )?(?:parts?|components?|modules?|building blocks?|elements?) (?:of|in)(?: (?:the|a|an|most|many|modern))?$/,
    left: METHOD,
    right: METHOD,
  },
  {
    kind: 'part-of',
    between: /^(?:consists? of|comprises|contains|(?:is|are) composed of)(?: (?:the|a|an|two|three))?$/,
    left: METHOD,
    right: METHOD,
    reversed: true,
  },
  {
    kind: 'evaluated-on',
    between:
      /^(?:[a-z-]+ ){0,3}(?:evaluated|tested|validated|achieves?|outperforms?|improves?|obtains?|reaches|yields?|attains?|surpass(?:es)?|experiments?)(?: [a-z-]+){0,6} on(?: (?:the|both|several))?$/,
    left: METHOD,
    right: DATASET,
  },
  {
    kind: 'compared-with',
    between:
      /^(?:,? ?(?:can|could|also|consistently|significantly|clearly|substantially|even) )*(?:outperforms?|surpass(?:es)?|beats?|exceeds?|compared (?:to|with)|versus|vs(?: \.)?|(?:is|are|performs?) (?:better than|superior to|on par with|comparable to|competitive with))(?: (?:the|both|all))?$/,
    left: METHOD,
    right: METHOD,
  },
]

/** Tokens between two series, at most. */
const FARTHEST = 12

/** What one sentence says; each statement once, in the order of the text. A concept is in no relation with itself. */
export function findRelations({ tokens }: TextField, _: Sentence, series: readonly Series[]): Said[] {
  const said = new Map<string, Said>()
  for (let s = 0; s + 1 < series.length; s++) {
    const [left, right] = [series[s], series[s + 1]]
    if (right.from - left.to < 1 || right.from - left.to > FARTHEST) continue
    let between = tokens[left.to].lower
    for (let i = left.to + 1; i < right.from; i++) between += ` ${tokens[i].lower}`
    for (const pattern of PATTERNS) {
      const lefts = pattern.lastOnly ? left.items.slice(-1) : left.items
      const rights = pattern.kind === 'is-a' && !pattern.lastOnly ? right.items.slice(0, 1) : right.items
      if (!areAll(lefts, pattern.left) || !areAll(rights, pattern.right)) continue
      if (!pattern.between.test(between)) continue
      for (const [a, b] of lefts.flatMap((a) => rights.map((b): [Place, Place] => [a, b]))) {
        if (a.concept === b.concept || (pattern.kind === 'is-a' && a.type !== b.type)) continue
        const [from, to] = pattern.reversed ? [b.concept, a.concept] : [a.concept, b.concept]
        said.set(`${pattern.kind} ${from} ${to}`, { kind: pattern.kind, from, to })
      }
      break
    }
  }
  return [...said.values()]
}

const areAll = (places: readonly Place[], types: readonly ConceptType[]): boolean =>
  places.every(({ type }) => types.includes(type))
