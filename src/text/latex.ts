/** What LaTeX commands mean as plain characters; a command that is not here stands for nothing but its argument. */

import { plainCharacter } from './characters.ts'

/** `a b c d` as a map of a to b and c to d. */
function pairs(table: string): Map<string, string> {
  const words = table.trim().split(/\s+/)
  return new Map(words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]] as const])))
}

/** Commands that stand for a character. */
const SYMBOLS: ReadonlyMap<string, string> = pairs(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν
  xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ
  Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω ell ℓ infty ∞ times × cdot · pm ± leq ≤ le ≤ geq ≥ ge ≥ neq ≠ approx ≈
  sim ~ to → star * rightarrow → leftarrow ← dots … ldots … cdots … ss ß ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł
  aa å AA Å i ı j ȷ textendash – textemdash — textquoteright ’ textquoteleft ‘ textasciitilde ~ textunderscore
  _ textregistered ® texttrademark ™`)
/** Commands that stand for a space. */
const SPACES = /^(?:quad|qquad|newline|par|item)$/

/** Accent commands as combining marks: `\"o` is o + U+0308. */
const ACCENTS: ReadonlyMap<string, string> = pairs(
  '` \u0300 \' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 " \u0308 r \u030a H \u030b v \u030c c \u0327 k \u0328',
)

/** Commands whose argument, or first argument, is no part of the text. */
const SILENT =
  /^(?:begin|bibliography|cite[a-z]*|color|end|eqref|footnote|footnotetext|href|hspace|includegraphics|label|ref|textcolor|vspace)$/
/** Letters of other alphabets: as after any command of letters, TeX takes the space after them for its end. */
const LETTERS = /^(?:ss|ae|AE|oe|OE|o|O|l|L|aa|AA|i|j)$/

const ACCENT_COMMAND =
  /^\\(?:[`'^~="."]|[uvHckr](?=[{\s\\]))\s*(?:\{\s*(?:([A-Za-z])|\\([ij]))\s*\}|([A-Za-z])|\\([ij])(?:\{\}|[ \t](?=[a-z])|(?![A-Za-z])))/
const NAMED_COMMAND = /^\\([A-Za-z]+)\*?(\[[^\]]{0,40}\])?(?:\s*\{([^{}]{0,200})\})?/
/** Commands of one character that stand for a space, and for nothing; any other stands for that character. */
const SPACE_COMMANDS = ' ,;:>\t\n\r\\()[]'
const EMPTY_COMMANDS = '-/!@'

/**
 * Reads the command that starts at `\`. Returns how many characters of `source` it takes and the text that they stand
 * for; a formatting command takes only itself, so that its argument is read as text. Anything else after `\` (as in
 * `\%`) stands for itself, a `\` at the end for a space.
 */
export function readCommand(source: string): { length: number; text: string } {
  const accent = ACCENT_COMMAND.exec(source)
  if (accent) {
    const letter = accent[1] ?? accent[2] ?? accent[3] ?? accent[4]
    return { length: accent[0].length, text: (letter + ACCENTS.get(source[1])).normalize('NFC') }
  }
  const named = NAMED_COMMAND.exec(source)
  if (named)
    return readNamed(source, named[1], named[2]?.length ?? 0, named[3] === undefined ? 0 : named[0].length)
  if (source.length === 1) return { length: 1, text: ' ' }
  const point = String.fromCodePoint(source.codePointAt(1)!)
  const text = SPACE_COMMANDS.includes(point)
    ? ' '
    : EMPTY_COMMANDS.includes(point)
      ? ''
      : plainCharacter(point)
  return { length: 1 + point.length, text }
}

/** A command of letters; `option` is the length of its option, `whole` that of all when it has an argument, else 0. */
function readNamed(
  source: string,
  name: string,
  option: number,
  whole: number,
): { length: number; text: string } {
  if (whole > 0 && SILENT.test(name)) return { length: whole, text: '' }
  const end = name.length + 1
  const symbol = SPACES.test(name) ? ' ' : SYMBOLS.get(name)
  if (symbol === undefined) return { length: end + option, text: '' }
  const closed = source.startsWith('{}', end) // `\o{}` ends the command
  const spaced = LETTERS.test(name) && /^[ \t][a-z]/.test(source.slice(end, end + 2))
  return { length: end + (closed ? 2 : spaced ? 1 : 0), text: symbol }
}
