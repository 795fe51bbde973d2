/** Generic-word control: words that name nothing by themselves, and phrases made of nothing else. */

/** Heads that are no concept alone; after an established name they add nothing (`VTAB-1K benchmark`). */
const HEADS = new Set(
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
  plugin scale burden attempt effort exploration investigation examination downstream backbone`.split(/\s+/),
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
const ADJECTIVAL = new Set(
  `based driven aware oriented specific guided agnostic related dependent independent grained wise centric tailed
  automatic`.split(/\s+/),
)

/** First parts of compounds, where one is cut. */
const PREFIXES = new Set(
  'multi non pre semi sub inter intra pseudo cross mini micro macro mono bi tri co re un uni post anti'.split(
    ' ',
  ),
)

/** Words that only qualify. */
const QUALIFIERS = new Set(
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
  off-the-shelf of the and in on for with to a an less more most least much very highly extremely long short scale benchmark training test testing experiment performance`.split(
    /\s+/,
  ),
)

/** What adds nothing to an established name when it stands behind it, and makes no name of a qualifier before it. */
const SUFFIXES = new Set(
  `model method framework approach algorithm technique system architecture network task problem dataset benchmark corpus
  module mechanism paradigm strategy scheme setting scenario environment procedure baseline`.split(/\s+/),
)

/** Further words that make no name of a qualifier before them (`experimental result`). */
const PLAIN = new Set(
  'result performance experiment evaluation data work study paper feature analysis code literature solution process issue'.split(
    ' ',
  ),
)

/** What is done, without what it is done to: nothing more is named where only its manner stands before it. */
const ACTIONS = new Set(
  `categorization classification detection estimation extraction generation identification prediction recognition
  segmentation selection processing`.split(/\s+/),
)
const MANNERS = new Set(
  'accurate automated automatic direct effective efficient joint manual multilingual robust semi simultaneous unified'.split(
    ' ',
  ),
)
/** Words that make a process of what is generic anyway (`search process`). */
const PROCESSES = new Set(['process', 'procedure', 'step', 'stage', 'phase'])

/**
 * Whether a normal form names nothing: a generic word or phrase, a property (`graph based`), qualifiers with or without a
 * plain word behind them, an action in some manner (`joint segmentation`), the process of something generic
 * (`search process`), a numbered or lettered thing (`sub-task b`), or bare numbers.
 */
export function isGeneric(form: string): boolean {
  const last = form.slice(form.lastIndexOf(' ') + 1)
  if (last.length === form.length)
    return isBare(form) || UNITS.has(form) || HEADS.has(form) || QUALIFIERS.has(form) || PREFIXES.has(form)
  if (ADJECTIVAL.has(last) || PHRASES.has(form) || COMPARED.test(form)) return true
  const head = SUFFIXES.has(last) || PLAIN.has(last) || QUALIFIERS.has(last)
  const isMark = isBare(last) || ROMAN.test(last)
  if (!head && !isMark && !ACTIONS.has(last) && !UNITS.has(last)) return false
  const words = form.split(' ')
  if (words.every((word) => isBare(word) || UNITS.has(word))) return true
  words.pop()
  if (UNITS.has(last)) return false
  if (isMark) return words.every((word) => MARKED.has(word) || PREFIXES.has(word) || isMarked(word))
  if (ACTIONS.has(last)) return words.every((word) => MANNERS.has(word))
  if (PROCESSES.has(last) && words.every((word) => HEADS.has(word) || ACTIONS.has(word) || word === 'search'))
    return true
  return words.every((word) => QUALIFIERS.has(word) || /^\d/.test(word))
}

const ROMAN = /^[ivx]{1,4}$/
/** Measures are no numbered things: accuracy@5. */
const isMarked = (word: string): boolean => HEADS.has(word) && word !== 'accuracy' && word !== 'rate'
/** Things that papers number or letter, besides generic heads. */
const MARKED = new Set('arm chapter cohort figure phase round subtask table track trial'.split(' '))

/** Of two things, the one that has more of something names neither. */
const COMPARED =
  /^(?:shorter|longer|larger|smaller|faster|slower|better|worse|greater|fewer|stronger|weaker|broader|wider|richer|simpler) /

/** Units, eras and months name nothing, with numbers or without. */
const UNITS = new Set(
  `nm mm cm km mg kg ng ml mpa gpa kpa hpa hz khz mhz ghz ev kev mev gev ppm ppb kda rpm kj kcal kwh mw kw wt vol bc bce cal
  yr kyr myr ka usd eur hour hr minute second week month january february april june july august september october november
  december`.split(/\s+/),
)

/** A single character, or a number. */
const isBare = (word: string): boolean => word.length < 2 || /^[\d.,%]+$/.test(word)

/** Whether a norm is a generic head, as `strategy` is. */
export const isSuffix = (norm: string): boolean => SUFFIXES.has(norm)

/** `vtab 1k benchmark` → `vtab 1k`; undefined where there is no such suffix or nothing would be left. */
export function withoutSuffix(form: string): string | undefined {
  const space = form.lastIndexOf(' ')
  return space > 0 && isSuffix(form.slice(space + 1)) ? form.slice(0, space) : undefined
}
