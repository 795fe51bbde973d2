/** Generic-word control: words that name nothing by themselves, and phrases made of nothing else. */

/** What a word is, as bits: one look-up tells all. */
const [
  HEAD,
  ADJECTIVAL,
  PREFIX,
  QUALIFIER,
  SUFFIX,
  PLAIN,
  ACTION,
  MANNER,
  PROCESS,
  MARKED,
  UNIT,
  LIGHT,
  BARE,
] = Array.from({ length: 13 }, (_, bit) => 1 << bit)
const KINDS = new Map<string, number>()

function kind(bit: number, words: string): void {
  for (const word of words.split(/\s+/)) KINDS.set(word, (KINDS.get(word) ?? 0) | bit)
}

const kindsOf = (word: string): number => (KINDS.get(word) ?? 0) | (isBare(word) ? BARE : 0)

/** Heads that are no concept alone; after an established name they add nothing (`VTAB-1K benchmark`). */
kind(
  HEAD,
  `model method framework approach algorithm technique system architecture network task problem dataset benchmark
  corpus data experiment performance result analysis feature parameter paper study baseline accuracy efficiency code
  work training testing test inference evaluation learning learner strategy scheme solution procedure process pipeline
  module component layer step stage setting scenario application domain area field direction challenge issue question
  goal objective objectives target purpose aim idea concept notion insight observation finding evidence contribution
  advantage benefit limitation drawback weakness strength ability capability capacity potential property characteristic
  aspect factor effect impact influence role importance significance quality quantity amount number size scale level
  degree rate ratio score measure metric value variable function input output sample instance example case set subset
  group class category type kind form format version variant part portion piece unit element item object entity
  information knowledge detail description definition term name label tag word sentence text document image video audio
  signal sequence structure pattern relation relationship connection link difference similarity comparison alternative
  choice option decision action operation computation calculation estimation prediction improvement gain increase
  decrease reduction loss cost time space memory speed overhead resource power tool toolkit software hardware platform
  environment implementation design development research literature survey review theory practice principle rule
  assumption hypothesis condition constraint requirement need demand user human person people researcher practitioner
  community world reality state-of-the-art state art sota way means manner mechanism perspective view viewpoint
  experiment result introduction background conclusion discussion supplementary appendix section abstract copyright
  elsevier springer ieee acm license right author reserved github website url link http https available project page
  representation distribution generation success progress advance advancement breakthrough attention interest trend
  year decade today day era future past interaction dimension intelligence point line end base basis core key main
  technology science engineering optimization configuration extension generalization modification combination
  range variety diversity complexity simplicity flexibility usefulness effectiveness superiority competitiveness
  behavior phenomenon situation context content source origin destination body hand side top bottom edge gap tradeoff
  trade-off compromise bottleneck obstacle barrier opportunity possibility probability likelihood chance risk
  paradigm formulation criterion guideline standard reference annotation supervision teacher student agent expert
  plugin scale burden attempt effort exploration investigation examination downstream backbone`,
)

/** Phrases that name nothing, as forms. */
const PHRASES = new Set(
  `trade off,state of the art,end to end,real time,large scale,small scale,in the wild,high resolution,low resolution,open
source,ground truth,black box,white box,test time,real world,off line,on line,long term,short term,plug and play,off the
shelf,multi view,multi scale,model size,objective function,high quality,low quality,high level,low level,top k`
    .replaceAll('\n', ' ')
    .split(','),
)

/** Endings of what a thing is like, not of a thing: `graph-based`, `fine-grained`. */
kind(
  ADJECTIVAL,
  `based driven aware oriented specific guided agnostic related dependent independent grained wise centric tailed
  automatic`,
)

/** First parts of compounds, where one is cut. */
kind(
  PREFIX,
  'multi non pre semi sub inter intra pseudo cross mini micro macro mono bi tri co re un uni post anti',
)

/** Words that only qualify. */
kind(
  QUALIFIER,
  `novel new existing proposed recent previous prior current conventional traditional classical modern typical common
  general generic specific particular certain different various diverse multiple several many few single individual
  first second third last final initial early late good better best strong stronger strongest weak poor bad high higher
  highest low lower lowest large larger largest small smaller smallest big huge great significant substantial
  considerable notable remarkable superior inferior competitive comparable similar effective efficient simple complex
  complicated sophisticated advanced fast slow quick rapid robust flexible scalable practical theoretical empirical
  experimental extensive comprehensive thorough careful detailed important crucial critical essential key main major
  minor primary secondary fundamental basic core central real real-world world synthetic artificial natural popular
  widely well-known known unknown available accessible public open free full complete entire whole partial overall
  total average mean standard normal regular special unique original vanilla naive plain pure state-of-the-art state
  art sota promising challenging difficult hard easy interesting useful helpful valuable powerful successful optimal
  suboptimal appropriate suitable proper relevant related corresponding respective following above below additional
  extra further other another same such own our their its this these those baseline downstream upstream end-to-end
  off-the-shelf of the and in on for with to a an less more most least much very highly extremely long short scale benchmark training test testing experiment performance`,
)

/** What adds nothing to an established name when it stands behind it, and makes no name of a qualifier before it. */
kind(
  SUFFIX,
  `model method framework approach algorithm technique system architecture network task problem dataset benchmark corpus
  module mechanism paradigm strategy scheme setting scenario environment procedure baseline`,
)

/**
 * What adds little behind a name that the paper has without it, too: `COVID-19 pandemic`, `camera trapping survey`. Two
 * such forms were hardly ever annotated as two concepts.
 */
kind(
  LIGHT,
  `antibody array behavior calculation condition content data dataset domain effect estimator event feature function galaxy
  group guideline image layer level methodology operation pair pandemic particle pathway patient process property protein
  region relation relationship research rule sequence space stack structure survey symptom test tool value variant`,
)

/** Further words that make no name of a qualifier before them (`experimental result`). */
kind(
  PLAIN,
  'result performance experiment evaluation data work study paper feature analysis code literature solution process issue',
)

/** What is done, without what it is done to: nothing more is named where only its manner stands before it. */
kind(
  ACTION,
  `categorization classification detection estimation extraction generation identification prediction recognition
  segmentation selection processing`,
)
kind(
  MANNER,
  'accurate automated automatic direct effective efficient joint manual multilingual robust semi simultaneous unified',
)
/** Words that make a process of what is generic anyway (`search process`). */
kind(PROCESS, 'process procedure step stage phase')

/**
 * Whether a normal form names nothing: a generic word or phrase, a property (`graph based`), qualifiers with or without a
 * plain word behind them, an action in some manner (`joint segmentation`), the process of something generic
 * (`search process`), a numbered or lettered thing (`sub-task b`), or bare numbers.
 */
export function isGeneric(form: string): boolean {
  const last = form.slice(form.lastIndexOf(' ') + 1)
  const kinds = kindsOf(last)
  if (last.length === form.length) return (kinds & (BARE | UNIT | HEAD | QUALIFIER | PREFIX)) !== 0
  if ((kinds & ADJECTIVAL) !== 0 || PHRASES.has(form) || COMPARED.test(form)) return true
  const isMark = (kinds & BARE) !== 0 || ROMAN.test(last)
  if ((kinds & (SUFFIX | PLAIN | QUALIFIER | ACTION | UNIT)) === 0 && !isMark) return false
  const words = form.split(' ')
  if (words.every((word) => (kindsOf(word) & (BARE | UNIT)) !== 0)) return true
  words.pop()
  if ((kinds & UNIT) !== 0) return false
  if (isMark) return words.every((word) => (kindsOf(word) & (MARKED | PREFIX)) !== 0 || isMarked(word))
  if ((kinds & ACTION) !== 0) return words.every((word) => (kindsOf(word) & MANNER) !== 0)
  if (
    (kinds & PROCESS) !== 0 &&
    words.every((word) => (kindsOf(word) & (HEAD | ACTION)) !== 0 || word === 'search')
  )
    return true
  return words.every((word) => (kindsOf(word) & QUALIFIER) !== 0 || /^\d/.test(word))
}

const ROMAN = /^[ivx]{1,4}$/
/** Measures are no numbered things: accuracy@5. */
const isMarked = (word: string): boolean =>
  (kindsOf(word) & HEAD) !== 0 && word !== 'accuracy' && word !== 'rate'
/** Things that papers number or letter, besides generic heads. */
kind(MARKED, 'arm chapter cohort figure phase round subtask table track trial')

/** Of two things, the one that has more of something names neither. */
const COMPARED =
  /^(?:shorter|longer|larger|smaller|faster|slower|better|worse|greater|fewer|stronger|weaker|broader|wider|richer|simpler) /

/** Units, eras and months name nothing, with numbers or without. */
kind(
  UNIT,
  `nm mm cm km mg kg ng ml mpa gpa kpa hpa hz khz mhz ghz ev kev mev gev ppm ppb kda rpm kj kcal kwh mw kw wt vol bc bce cal
  yr kyr myr ka usd eur hour hr minute second week month january february april june july august september october november
  december`,
)

/** Below it are digits and signs. */
const LETTERS = 0x41

/** A single character, or a number. */
const isBare = (word: string): boolean =>
  word.length < 2 || (word.charCodeAt(0) < LETTERS && /^[\d.,%]+$/.test(word))

/** Whether a norm is a generic head, as `strategy` is. */
export const isSuffix = (norm: string): boolean => ((KINDS.get(norm) ?? 0) & SUFFIX) !== 0

/** The same, or a word that adds little behind what stands without it, too. */
export const addsLittle = (norm: string): boolean => ((KINDS.get(norm) ?? 0) & (SUFFIX | LIGHT)) !== 0

/** `vtab 1k benchmark` → `vtab 1k`; undefined where there is no such suffix or nothing would be left. */
export function withoutSuffix(form: string): string | undefined {
  const space = form.lastIndexOf(' ')
  return space > 0 && isSuffix(form.slice(space + 1)) ? form.slice(0, space) : undefined
}
