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

/** `a b c d` as a map of a to b and c to d. */
function pairs(table: string): ReadonlyMap<string, string> {
  const words = table.trim().split(/\s+/)
  return new Map(words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]] as const])))
}

const IRREGULAR = pairs(`
  aches ache aliases alias alumni alumnus analyses analysis antennae antenna apis api appendices appendix atlases atlas
  automata automaton avalanches avalanche axes axis axioms axiom bacteria bacterium bases base biases bias bonuses bonus
  buses bus caches cache calories calorie campuses campus canvases canvas censuses census children child cookies cookie
  corpora corpus corpuses corpus cpus cpu crises crisis criteria criterion curricula curriculum diagnoses diagnosis
  echoes echo emojis emoji emphases emphasis feet foot foci focus focuses focus formulae formula fungi fungus gases gas genera genus
  gpus gpu halves half headaches headache helices helix heroes hero hypotheses hypothesis indices index knives knife
  lemmata lemma lenses lens loci locus matrices matrix maxima maximum menus menu metastases metastasis mice mouse minima
  minimum mitochondria mitochondrion movies movie niches niche nuclei nucleus ontologies ontology optima optimum
  parentheses parenthesis people person peoples person phenomena phenomenon polyhedra polyhedron potatoes potato prognoses prognosis
  quanta quantum quizzes quiz radii radius selfies selfie shelves shelf simplices simplex spectra spectrum statuses status
  stimuli stimulus strata stratum syllabuses syllabus symposia symposium synopses synopsis syntheses synthesis teeth tooth theses thesis
  tomatoes tomato tpus tpu vertices vertex viruses virus wikis wiki wolves wolf women woman men man zombies zombie`)
/** Singular, though they end in s. */
const SINGULAR: ReadonlySet<string> = new Set(
  `aids alias alps always analytics athens atlas bates bayes besides bfgs bias bioinformatics canvas chaos christmas dbms
  debias diabetes douglas dynamics econometrics economics electronics elias ethics ethos flops forensics gas genetics
  genomics gibbs graphics hastings hawkes hermes informatics james joachims jones keras kinematics kubernetes lens
  linguistics logistics lpips mallows mars mathematics mcts mechanics metaphysics netherlands news numerics optics pandas
  paris perhaps photonics physics politics procrustes proteomics redis reuters rkhs robotics semantics series species
  statistics texas thermodynamics thomas timeseries wales whereas`.split(/\s+/),
)

/** Fields and the like: kinetics, metabolomics, hydrodynamics. */
const SINGULAR_ENDING = /(?:[^c]omics|dynamics|kinetics|genetics|mechanics|tectonics|phonetics)$/

/** The singular of an English noun in lower case; other words come back as they are. Idempotent. */
export function singular(word: string): string {
  const base = IRREGULAR.get(word) ?? withoutEnding(word)
  return IRREGULAR.get(base) ?? base
}

function withoutEnding(word: string): string {
  if (
    word.length <= 3 ||
    !word.endsWith('s') ||
    SINGULAR.has(word) ||
    SINGULAR_ENDING.test(word) ||
    /(?:[sui']|[^aeiou]y)s$/.test(word)
  )
    return word
  if (word.endsWith('trices')) return `${word.slice(0, -3)}x`
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  return word.slice(0, /(?:sh|ch|x|ss|zz)es$/.test(word) ? -2 : -1)
}

/** British endings and stems, with what stands for them in America. */
const BRITISH: readonly [RegExp, string][] = [
  [/^practis/, 'practic'],
  [/is(ations?|able|e[drs]?|ers|ing)$/, 'iz$1'],
  [/lys(e[drs]?|ers|ing)$/, 'lyz$1'],
  [/(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rig|rum|sav|tum|vap|vig)our/, '$1or'],
  [/(cent|fib|lit|met|theat)re$/, '$1er'],
  [/(cance|channe|counse|dia|fue|initia|labe|leve|mode|signa|tota|trave|tunne)ll(ed|er|ing)$/, '$1l$2'],
  [/(anal|catal|dial|epil|homol|monol|prol)ogue(?=s?$)/, '$1og'],
  [/ana(?=esth)/, 'an'],
  [/(?<!a)a+em/, 'em'],
  [/paed/, 'ped'],
  [/(?<=^(?:pal|arch|medi|prim|gyn|f|c))ae(?=[ocsv])/, 'e'],
  [/^aeti/, 'eti'],
  [/(?<=^c)oe(?=liac)|(?<=^am)oe(?=b)/, 'e'],
  [/^aluminium$/, 'aluminum'],
  [/sulph/, 'sulf'],
  [/^(m|sm)ould(?=s?$|ing$|ed$)/, '$1old'],
  [/^plough/, 'plow'],
  [/^oe(?=str|soph|dem)|(?<=f)oe(?=t)|(?<=rrh)oe(?=a)/, 'e'],
  [/(?<=^(?:de|of))fence$/, 'fense'],
  [/(?<=^(?:un)?)licence/, 'license'],
  [/^programme$/, 'program'],
  [/^grey/, 'gray'],
  [/artefact/, 'artifact'],
  [/(?<=judg|acknowledg)ement/, 'ment'],
  [/^ageing$/, 'aging'],
  [/manoeuv(?:re|er)/, 'maneuver'],
  [/^sceptic/, 'skeptic'],
]
/**
 * Stems in -is that Americans write so too: after a vowel (noise, raise), v (supervise) and w (likewise), and where it is
 * no suffix (exercise, promise, surprise, expertise).
 */
const ALWAYS_IS =
  /(?:^.?|[aeouvw]|[^ai]c|[cp]r|^ar|^dem|prem|prom|surm|advert|expert|treat|chast|parad|merchand|franch|desp)is$/

/** American spelling of a lower-case word (`optimisation` → `optimization`); other words come back as they are. */
export function american(word: string): string {
  if (word.length < 5) return word
  let spelled = word
  for (const [pattern, replacement] of BRITISH) {
    const match = pattern.exec(spelled)
    if (match === null || (replacement === 'iz$1' && ALWAYS_IS.test(spelled.slice(0, match.index + 2))))
      continue
    spelled = spelled.replace(pattern, replacement)
  }
  return spelled
}

const PLURAL_OF_CAPITALS = /^[\p{Lu}\p{N}]{2,}s$/u
const SHORT_CAPITALS = /^\p{Lu}{2,5}$/u

/**
 * What a word is counted and compared by: lower case, without possessive, singular, in American spelling. Capitals tell
 * the plural of a name (GPUs, PCs: always without its s) from a name in S (RKHS, MCTS: never).
 */
export function normalWord(word: string): string {
  const lower = word.toLowerCase().replace(/'s$/, '')
  if (PLURAL_OF_CAPITALS.test(word)) return lower.slice(0, -1)
  return SHORT_CAPITALS.test(word) ? lower : american(singular(lower))
}
