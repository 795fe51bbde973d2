/** TeX as bibliographies hold it → Unicode: accents, letters, symbols and quotes; commands and braces go, formulas stay. */

const table = (rows: string): Map<string, string> =>
  new Map(
    rows
      .trim()
      .split(/\s+/)
      .map((row) => [row.slice(0, row.lastIndexOf('=')), row.slice(row.lastIndexOf('=') + 1)] as const),
  )

/** Accents as combining marks that follow their letter. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['h', '\u0309'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
])

/** Commands of text that stand for characters. */
const LETTERS = table(`
  ss=ß ae=æ AE=Æ oe=œ OE=Œ o=ø O=Ø l=ł L=Ł aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ SS=ẞ
  textendash=– textemdash=— textquoteright=’ textquoteleft=‘ textquotedblleft=“ textquotedblright=” textquotesingle='
  guillemotleft=« guillemotright=» glqq=„ grqq=“ glq=‚ grq=‘ flqq=« frqq=» textasciitilde=~ textasciicircum=^
  textbackslash=\\ textunderscore=_ textless=< textgreater=> textbar=| textbraceleft={ textbraceright=} textdollar=$
  textregistered=® texttrademark=™ textcopyright=© copyright=© textdegree=° degree=° textmu=µ textbullet=• textellipsis=…
  textperiodcentered=· textonehalf=½ textonequarter=¼ textordfeminine=ª textordmasculine=º textexclamdown=¡
  textquestiondown=¿ textsection=§ S=§ P=¶ dag=† ddag=‡ pounds=£ textsterling=£ texteuro=€ euro=€ textyen=¥ ldots=… dots=…
  LaTeX=LaTeX TeX=TeX BibTeX=BibTeX textpm=± texttimes=× textalpha=α textbeta=β`)
/** Commands of formulas that stand for characters. */
const SYMBOLS = table(`
  alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν
  xi=ξ pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π
  Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ infty=∞ times=× cdot=· pm=± mp=∓ leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ approx=≈
  sim=∼ simeq=≃ equiv=≡ to=→ rightarrow=→ leftarrow=← leftrightarrow=↔ Rightarrow=⇒ uparrow=↑ downarrow=↓ star=⋆ ast=∗
  circ=∘ bullet=• in=∈ subset=⊂ subseteq=⊆ cup=∪ cap=∩ emptyset=∅ forall=∀ exists=∃ nabla=∇ partial=∂ sum=∑ prod=∏ int=∫
  ldots=… dots=… cdots=⋯ prime=′ propto=∝ ll=≪ gg=≫ sqrt=√ hbar=ℏ Re=ℜ Im=ℑ aleph=ℵ langle=⟨ rangle=⟩ mid=| perp=⊥ degree=°`)
/** Commands whose argument is no text. */
const SILENT =
  /^(?:cite[a-z]*|label|ref|eqref|color|hspace|vspace|raisebox|footnote|index|begin|end|vphantom|phantom)$/
/** Longest formula: a lone `$` further from the next one is a dollar. */
const LONGEST_FORMULA = 300
/** Characters that may mean something else than themselves. */
const ODD = /[\\{}$~`'\-%]/g

/** A formula of nothing but characters becomes them; any other stays as it is written. */
function formula(source: string): string {
  const inner = source
    .slice(1, -1)
    .replace(/\\([A-Za-z]+)(?:\{\}| )?/g, (command, name: string) => SYMBOLS.get(name) ?? command)
  return /[\\^_{}]/.test(inner) ? source : inner.trim()
}

/** The end of the group that opens at `open`, or -1. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return -1
}

const ARGUMENT =
  /[ \t\n\r]*(?:\{[ ]*(?:\\([ij])(?![A-Za-z])|(\p{L}))[ ]*\}|\\([ij])(?![A-Za-z])(?:\{\})?|(\p{L}))/uy

/** An accent at `at` (on its command), as the accented letter and where it ends. */
function accented(text: string, at: number): { put: string; end: number } | undefined {
  const mark = ACCENTS.get(text[at + 1])
  if (!mark) return undefined
  ARGUMENT.lastIndex = at + 2
  const found = ARGUMENT.exec(text)
  // A mark that is a letter needs a brace or a space before its letter: `\c{c}`, `\c c`, but `\cite`.
  if (!found || (/\p{L}/u.test(text[at + 1]) && /^[\p{L}]/u.test(found[0]))) return undefined
  const letter = found[1] ?? found[2] ?? found[3] ?? found[4]
  return { put: (letter + mark).normalize('NFC'), end: ARGUMENT.lastIndex }
}

const COMMAND = /\\([A-Za-z]+)\*?/y

/** A command at `at`: what it stands for and where it ends. */
function command(text: string, at: number): { put: string; end: number } {
  COMMAND.lastIndex = at
  const name = COMMAND.exec(text)?.[1]
  if (name === undefined) {
    const next = text[at + 1] ?? ''
    return {
      put: /[\s\\,;:]/.test(next) ? ' ' : /[-/!@()[\]]/.test(next) ? '' : next,
      end: at + 1 + next.length,
    }
  }
  const end = COMMAND.lastIndex
  const letter = LETTERS.get(name) ?? SYMBOLS.get(name)
  if (letter !== undefined) {
    const ended = text.startsWith('{}', end)
      ? 2
      : text[end] === ' ' && /[\p{L}\p{N}]/u.test(text[end + 1] ?? '')
        ? 1
        : 0
    return { put: letter, end: end + ended }
  }
  if (SILENT.test(name) && text[end] === '{') {
    const close = closing(text.slice(end, end + 1000), 0)
    if (close >= 0) return { put: '', end: end + close + 1 }
  }
  // Anything else formats its argument, which is read as text; the space after it belongs to it.
  return { put: '', end: text[end] === ' ' ? end + 1 : end }
}

/**
 * Turns TeX into Unicode: accents (`{\"o}`, `\'{\i}`, `\c c`), letters (`\ss`), symbols, quotes, dashes, escapes (`\%`); braces
 * that protect are taken off, formatting commands leave their argument. A formula that is only characters (`$\beta$`)
 * becomes them, any other keeps its TeX. Linear in the text (formulas are looked for within 300 characters).
 */
export function fromTex(text: string): string {
  ODD.lastIndex = 0
  if (!ODD.test(text)) return text
  const parts: string[] = []
  let from = 0
  const put = (at: number, piece: string, end: number): void => {
    parts.push(text.slice(from, at), piece)
    from = end
    ODD.lastIndex = end
  }
  ODD.lastIndex = 0
  for (let found = ODD.exec(text); found; found = ODD.exec(text)) {
    const at = found.index
    const char = text[at]
    if (char === '\\') {
      const { put: piece, end } = accented(text, at) ?? command(text, at)
      put(at, piece, end)
    } else if (char === '{' || char === '}') put(at, '', at + 1)
    else if (char === '~') put(at, ' ', at + 1)
    else if (char === '$') {
      const close = text.slice(at + 1, at + LONGEST_FORMULA).indexOf('$')
      if (close > 0) put(at, formula(text.slice(at, at + close + 2)), at + close + 2)
    } else if (text.startsWith('---', at)) put(at, '—', at + 3)
    else if (text.startsWith('--', at)) put(at, '–', at + 2)
    else if (text.startsWith('``', at)) put(at, '“', at + 2)
    else if (text.startsWith("''", at)) put(at, '”', at + 2)
  }
  parts.push(text.slice(from))
  return parts.join('')
}
