/** The normal form of a phrase: what two surfaces must share to be the same without further evidence. */
import { clean, singular, type Token, tokenize } from '../text/index.ts'

const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma'.split(' ')
const LATER_GREEK = 'tau upsilon phi chi psi omega'.split(' ') // after final sigma, U+03C2
const isGreek = (code: number): boolean => code >= 0x3b1 && code <= 0x3c9

function spellGreek(word: string): string {
  if (word.length > 2 || !isGreek(word.charCodeAt(0))) return word
  const at = word.charCodeAt(0) - 0x3b1
  const name = at < 18 ? GREEK[at] : LATER_GREEK[at - 19]
  return singular((name ?? 'sigma') + word.slice(1))
}

/** The normal forms of what short forms stand for, by their exact text without a plural s. */
export interface Expansions {
  get(short: string): string | undefined
}
const NO_EXPANSIONS: Expansions = { get: () => undefined }

/** `ViTs` → `ViT`: the singular of a short form, which keeps its case. */
export function singularShort(text: string): string {
  return text.endsWith('s') && PLURAL_SHORT.test(text) ? text.slice(0, -1) : text
}
const PLURAL_SHORT = /[\p{Lu}\d]s$/u

/** The tokens `from … to - 1` as one writes them: hyphens and single spaces between them. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = tokens[from].text
  for (let i = from + 1; i < to; i++) text += (tokens[i].glued ? '-' : ' ') + tokens[i].text
  return text
}

/**
 * The normal form of the tokens `from … to - 1`: their norms (lower case, singular, American) joined by spaces, Greek
 * letters spelled out, punctuation dropped, known short forms written out. Empty where no token is a word.
 */
export function formOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  expansions: Expansions = NO_EXPANSIONS,
): string {
  let form = ''
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token.word) continue
    const words = expansions.get(singularShort(token.text)) ?? spellGreek(token.norm)
    form = form === '' ? words : `${form} ${words}`
  }
  return form
}

/** The normal form of a free-standing text (a label, a keyword). Idempotent. */
export function normalForm(text: string, expansions: Expansions = NO_EXPANSIONS): string {
  const tokens = tokenize(clean(text).text)
  return formOf(tokens, 0, tokens.length, expansions)
}

/** A form without its spaces: what `fine tuning`, `fine-tuning` and `finetuning` share. */
export function closedForm(form: string): string {
  return form.includes(' ') ? form.replaceAll(' ', '') : form
}
