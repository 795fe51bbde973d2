/** What LaTeX commands mean as plain characters; a command that is not here stands for nothing but its argument. */

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
const SPACES = /^(?:quad|qquad|newline|par)$/

/** Accent commands as combining marks: `\"o` is o + U+0308. */
const ACCENTS: ReadonlyMap<string, string> = pairs(
  '` \u0300 \' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 " \u0308 r \u030a H \u030b v \u030c c \u0327 k \u0328',
)

/** Commands whose argument is no part of the text. */
const SILENT = /^(?:cite[a-z]*|ref|eqref|label|footnote|footnotetext|vspace|hspace|includegraphics)$/

const ACCENT_COMMAND = /^\\(?:([`'^~="."])|([uvHckr])(?=[{\s\\]))\s*\{?\s*(\\?[A-Za-z])\s*\}?/
const NAMED_COMMAND = /^\\([A-Za-z]+)\*?(\[[^\]]{0,40}\])?(?:\s*\{([^{}]{0,200})\})?/

/**
 * Reads the command that starts at `\`. Returns how many characters of `source` it takes and the text that they stand
 * for; a formatting command takes only itself, so that its argument is read as text. Anything else after `\` (as in
 * `\%`) stands for itself.
 */
export function readCommand(source: string): { length: number; text: string } {
  const accent = ACCENT_COMMAND.exec(source)
  if (accent) {
    const mark = ACCENTS.get(accent[1] ?? accent[2]) ?? ''
    const letter = accent[3].replace('\\', '')
    return { length: accent[0].length, text: (letter + mark).normalize('NFC') }
  }
  const named = NAMED_COMMAND.exec(source)
  if (named) {
    const [whole, name, option, argument] = named
    if (SILENT.test(name) && argument !== undefined) return { length: whole.length, text: '' }
    const symbol = SPACES.test(name) ? ' ' : SYMBOLS.get(name)
    if (symbol !== undefined) {
      const closed = source.startsWith('{}', name.length + 1) // `\o{}` ends the command
      return { length: name.length + (closed ? 3 : 1), text: symbol }
    }
    return { length: name.length + 1 + (option?.length ?? 0), text: '' }
  }
  return source.length > 1 && !/[()[\]\\]/.test(source[1])
    ? { length: 2, text: source[1] === ' ' || source[1] === ',' || source[1] === ';' ? ' ' : source[1] }
    : { length: Math.min(2, source.length), text: ' ' }
}
