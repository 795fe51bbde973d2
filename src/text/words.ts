/** Single words: stop words, singular, American spelling. */

/** Words that never begin, end or make up a concept. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although always am among amongst an and
  another any anyhow anyone anything are around as at be became because become been before being below between beyond
  both but by can cannot could did do does done down due during each either else enough especially etc even ever every
  few for from further furthermore get give given gives had has have having he hence her here hers herself him his how
  however i if in indeed instead into is it its itself just keep latter least less let like made make makes making many
  may me meanwhile might mine more moreover most mostly much must my namely neither never nevertheless no none nor not
  nothing now of off often on once only onto or other others otherwise our ours out over own per perhaps please quite
  rather re really regarding s same say seem seemed seems several she should since so some such take than that the their
  them then thence there thereby therefore these they this those though through throughout thus to together too toward
  towards under unless until up upon us use used uses using various very via vs was we well were what whatever when
  whenever where whereas whether which while who whom whose why will with within without would yet you your e.g i.e et
  al cf`.split(/\s+/),
)

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `corpora corpus indices index matrices matrix vertices vertex criteria criterion phenomena phenomenon
  hypotheses hypothesis analyses analysis theses thesis syntheses synthesis bases base axes axis crises crisis
  diagnoses diagnosis genera genus stimuli stimulus nuclei nucleus minima minimum maxima maximum optima
  optimum spectra spectrum media medium people person children child mice mouse women woman men man caches
  cache axioms axiom ontologies ontology`
    .split(/\s+/)
    .flatMap((word, i, words) => (i % 2 ? [] : [[word, words[i + 1]] as const])),
)
/** Singular, though they end in s. */
const SINGULAR: ReadonlySet<string> = new Set(
  `series species lens canvas bias atlas physics mathematics robotics linguistics statistics dynamics semantics
  ethics kinematics genetics genomics optics graphics analytics economics electronics mechanics forensics news
  pandas redis keras chaos gas christmas`.split(/\s+/),
)

/** The singular of an English noun in lower case; other words come back as they are. Idempotent. */
export function singular(word: string): string {
  const known = IRREGULAR.get(word)
  if (known !== undefined) return known
  if (SINGULAR.has(word)) return word
  if (word.length <= 3 || !word.endsWith('s') || /(?:ss|us|is|'s)$/.test(word)) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:sh|ch|x|ss|zz)es$/.test(word)) return word.slice(0, -2)
  if (/(?:[aeiou]s|[^aeiou]ys)$/.test(word) && !/(?:es|os|as)$/.test(word)) return word
  return word.slice(0, -1)
}

const BRITISH: readonly [RegExp, string][] = [
  [/(?<=..)is(ation|ations|ed|er|ers|ing|able|e|es)$/, 'iz$1'],
  [/(?<=..)ys(ed|er|ing|e)$/, 'yz$1'],
  [/(behavi|col|flav|neighb|lab|fav|hon|hum|tum|vap|rum|arm|harb)our/, '$1or'],
  [/^(cent|fib|met|theat|lit)re$/, '$1er'],
  [/(mode|labe|signa|cance|trave|channe|leve|tunne)ll(ed|ing|er)$/, '$1l$2'],
  [/^(an)ae/, '$1e'],
  [/aemi/, 'emi'],
  [/^paed/, 'ped'],
  [/ogue$/, 'og'],
  [/^(de|of)fence$/, '$1fense'],
  [/^programme$/, 'program'],
  [/^grey/, 'gray'],
  [/artefact/, 'artifact'],
]
/** Words in -ise, -ised, -yse that are no British spelling. */
const ALWAYS_ISE =
  /^(?:.{0,2}(?:noise|noised|noising|denois\w+|raised?|raising|rais\w+|rise\w*|rising|wise|wisely|vis\w+|exercis\w+|precis\w+|concis\w+|expertise|enterprise|paradise|premise\w*|promis\w+|compris\w+|surpris\w+|supervis\w+|superv\w+|revis\w+|advis\w+|devis\w+|improvis\w+|televis\w+|franchis\w+|advertis\w+|disguis\w+|merchandise|turquoise|poise\w*|cruise\w*|bruise\w*|praise\w*|appraise\w*|diseas\w+|otherwise|likewise|pairwise|stepwise|raster\w*|arise\w*|arising|chis\w+|pois\w+|lis\w+|mis\w+|dis\w+|this|his))$|(?:wise|noise|noised|noiser|noising|vised|vising|viser|vise|prise|prised|prising|cise|cised|cises|raise|raised|raising|mise|mised|mising)$/

/** American spelling of a lower-case word (`optimisation` → `optimization`); other words come back as they are. */
export function american(word: string): string {
  if (word.length < 5) return word
  for (const [pattern, replacement] of BRITISH) {
    if (!pattern.test(word)) continue
    if (replacement.startsWith('iz') && ALWAYS_ISE.test(word)) continue
    return word.replace(pattern, replacement)
  }
  return word
}
