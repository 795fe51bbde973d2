/**
 * Forms that say the same words in another order. Contexts are no help here: over 5,000 papers, words and concepts around
 * two forms agree as well for a thing and its kind (`relevance feedback`, `pseudo-relevance feedback`) as for two names of
 * one thing (`counting triangles`, `triangle counting`), so only orders that grammar makes equal are taken for one.
 */

/** `A of B`, in words of which none links more. */
const OF = /^((?:(?!\b(?:of|and|or|to)\b)\S+ ?){1,3}) of (?:the )?((?:(?!\b(?:of|and|or|to)\b)\S+ ?){1,3})$/
const GERUND = /^\p{Ll}{3,}ing$/u
const LINKING = /\b(?:and|as|between|by|for|from|in|of|on|or|to|versus|via|vs|with)\b/
/** Heads that turn their first modifier into their second: English–German translation. */
const DIRECTED = /^(?:conversion|generation|mapping|transfer|translation)$/

/**
 * The compounds that a phrase may come to: `detection of fake news` and `detecting fake news` to `fake news detection`.
 * A verb and its object are that compound where the noun is made of the verb (`detecting`, `detection`), the object has
 * two words, or the compound is known (`model merging`): `learning object` is no `object learning`.
 */
export function compoundsOf(form: string, isKnown: (compound: string) => boolean): string[] {
  const of = form.includes(' of ') ? OF.exec(form) : null
  if (of) return [`${of[2]} ${of[1]}`]
  const space = form.indexOf(' ')
  const verb = form.slice(0, Math.max(space, 0))
  if (!GERUND.test(verb)) return []
  const object = form.slice(space + 1)
  if (LINKING.test(object)) return []
  const compounds = nounsOf(verb).map((noun) => `${object} ${noun}`)
  const plain = `${object} ${verb}`
  if (object.includes(' ') || (verb !== 'learning' && isKnown(plain))) compounds.push(plain)
  return compounds
}

/** `detecting` → `detection`, and what else may be its noun; most of them are no words. */
function nounsOf(gerund: string): string[] {
  const stem = gerund.slice(0, -3)
  const cut = stem.slice(0, -1)
  if (stem.endsWith('y')) return [`${cut}ication`, `${cut}sis`]
  const nouns = [`${stem}ion`, `${stem}ation`, `${stem}ment`, `${stem}ement`, `${stem}al`, `${stem}ance`]
  if (stem.endsWith('z')) nouns.push(`${cut}tion`, `${cut}sis`)
  else if (stem.endsWith('lv')) nouns.push(`${cut}ution`)
  else if (stem.endsWith('er')) nouns.push(`${stem}y`)
  return nouns
}

/** What forms share that differ in the order of their modifiers alone; undefined where that order may mean something. */
export function modifierKey(form: string): string | undefined {
  const words = form.split(' ')
  const head = words.pop()!
  if (words.length < 2 || DIRECTED.test(head) || LINKING.test(form)) return undefined
  return `${words.sort().join(' ')} ${head}`
}
