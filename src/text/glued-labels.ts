/** Labels of sections that have lost their colon: `ResultsThe whales …`, `CONCLUSIONSIn winter …`, `Methods We asked …`. */
import type { Range } from './apparatus.ts'
import { STOP_WORDS } from './words.ts'

const LABELS = [
  'Abstract|Summary|Background|Introduction|Context|Rationale|Importance|Significance|Problem',
  'Purpose|Objectives?|Aims?|Goals?|Hypothes[ie]s|Aims? and [Oo]bjectives?|Background and (?:[Aa]ims?|[Oo]bjectives?|[Pp]urpose)',
  '(?:Study )?[Dd]esign|Settings?|Participants|Patients|Subjects|Interventions?|Measurements?|Main [Oo]utcomes?(?: and)? [Mm]easures?',
  'Methods?|Methodology|(?:Materials?|Patients|Subjects|Participants) and [Mm]ethods|Methods and [Rr]esults|Design\\/methodology\\/approach',
  '(?:Main |Key )?[Rr]esults|Findings|Results and [Dd]iscussion|Discussion|Limitations?|(?:Practical |Clinical )?[Ii]mplications|Originality\\/value',
  'Conclusions?|Conclusions? and (?:[Rr]elevance|[Ss]ignificance|[Ii]mplications)|Interpretation',
].join('|')
const CAPITAL_LABELS = LABELS.replace(
  /\(\?:|\[(\p{Lu})\p{Ll}\]/gu,
  (all, letter) => letter ?? all,
).toUpperCase()
/** A label and the word with a capital behind it, with or without a space. */
const LABEL = new RegExp(
  `(?:(?:${LABELS})|(?<capitals>${CAPITAL_LABELS}))(?<space>\\s?)(?=(?<next>[A-Z][a-z]+|A(?=\\s)))`,
  'y',
)
/** What ends where a sentence begins that may begin with a label. */
const BEFORE = /[.!?:;)\]>\n]\s{0,3}(?=[ABCDFGHIKLMOPRS][A-Za-z]{2})/g

/**
 * Where such labels stand at the beginnings of sentences, in no order. A function word behind a label tells that it is one
 * (`ResultsThe`), and so does another label; any other word only beside two more kinds of labels (`BackgroundDelirium …
 * ResultsThe …`): `MethodsNet` is a name.
 */
export function gluedLabels(text: string): Range[] {
  const sure: Range[] = []
  const unsure: Range[] = []
  const kinds = new Set<string>()
  const read = (start: number): void => {
    let label = labelAt(text, start)
    while (label !== undefined) {
      const next = labelAt(text, label.end)
      if (next !== undefined || label.isSure) sure.push(label)
      else if (label.isLikely) unsure.push(label)
      else return
      kinds.add(label.kind)
      label = next
    }
  }
  read(/^\s{0,99}/.exec(text)![0].length)
  for (const { index, 0: before } of text.matchAll(BEFORE)) read(index + before.length)
  return kinds.size > 2 ? [...sure, ...unsure] : sure
}

interface Label extends Range {
  kind: string
  isSure: boolean
  /** It may be one beside others. */
  isLikely: boolean
}

function labelAt(text: string, start: number): Label | undefined {
  LABEL.lastIndex = start
  const found = LABEL.exec(text)
  if (found === null) return undefined
  const { capitals, space, next } = found.groups as Record<string, string | undefined>
  return {
    start,
    end: LABEL.lastIndex,
    kind: found[0].trimEnd().toLowerCase(),
    isSure: STOP_WORDS.has(next!.toLowerCase()),
    isLikely: space === '' || capitals !== undefined,
  }
}
