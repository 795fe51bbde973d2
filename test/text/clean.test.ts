import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '../../src/text/clean.ts'
import { linear } from './linear.ts'

/** The given text behind each unit of the clean text. */
const origins = (given: string): string[] => {
  const { text, given: back } = clean(given)
  return Array.from({ length: text.length }, (_, i) => {
    const { start, end } = back(i, i + 1)
    return given.slice(start, end)
  })
}

describe('clean', () => {
  it.each([
    ['LaTeX accents', 'caf\\\'e $x$ G\\"odel \\"{o} \\H{o} na\\"\\i ve \\v{c}', 'café x Gödel ö ő naïve č'],
    ['LaTeX letters', '\\o rsted Stra\\ss e \\O{} \\L{}odz', 'ørsted Straße Ø Łodz'],
    ['LaTeX symbols', '$\\alpha$-net, 5\\% of A\\&B, $\\leq$ 3', 'α-net, 5% of A&B, ≤ 3'],
    ['LaTeX formatting', '$\\textbf{L}arge \\emph{V}ision {\\bf M}odel$', 'Large Vision  Model'],
    ['LaTeX without text', '\\cite{a,b}We \\href{http://x}{link} \\begin{itemize}\\item A', 'We link   A'],
    ['dollars that are none', 'costs $5 ~ {x} \\', 'costs $5 ~ {x} \\'],
    ['tags', '<i>k</i>-means<sup>2</sup> <a href="x">here</a>', 'k-means2 here'],
    ['blocks', '<jats:title>Aim</jats:title><jats:p>We', '\n\nAim\n\n\n\nWe'],
    ['MathML', '<mml:math xmlns:mml="x"><mml:mi>x</mml:mi></mml:math> is', 'x is'],
    ['what is no tag', 'a<b and b>c, x <s and t>, <3', 'a<b and b>c, x <s and t>, <3'],
    ['entities', 'A&amp;B &lt; C&nbsp;D &#233; &rsquo;s &x; AT&T', "A&B < C D é 's &x; AT&T"],
    ['ligatures and widths', 'eﬃcient ＧＰＵ 𝐀𝑏 x² H₂O', 'efficient GPU Ab x2 H2O'],
    ['signs that say more than NFKC', 'Foo™ ½ … ℃', 'Foo™ ½ … ℃'],
    ['quotes, hyphens and spaces', '“a”\u00a0‘b’ c‑d −1', '"a" \'b\' c-d -1'],
    ['combining marks', 'cafe\u0301 e\u200b\u0301 o\u0302\u0301', 'café é ố'],
    ['characters that take no room', 'a\u200bb\ufeffc\u00add\u202ee\u0000f', 'abcdef'],
    ['lone surrogates', '\ud800a\udc00b😀', 'ab😀'],
  ])('reads %s', (_, given, text) => {
    expect(clean(given).text).toBe(text)
  })

  it('gives the way back', () => {
    expect(origins('x \\"{o}ﬁ <b>y</b>&amp;e\u0301')).toEqual([
      'x',
      ' ',
      '\\"{o}',
      'ﬁ',
      'ﬁ',
      ' ',
      'y',
      '&amp;',
      'e\u0301',
    ])
    const given = 'The \\textbf{Vision} <i>Transformer</i> is'
    const { text, given: back } = clean(given)
    const at = text.indexOf('Transformer')
    const { start, end } = back(at, at + 'Transformer'.length)
    expect(given.slice(start, end)).toBe('Transformer')
  })

  it('is the identity on plain text', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abc XYZ 019.,;:!?()[]"\'%-+*/=>@#_|^\n\tÀéß≤–中文') })
    fc.assert(
      fc.property(plain, (given) => {
        expect(clean(given).text).toBe(given)
        expect(origins(given)).toEqual(given.split(''))
      }),
    )
  })

  it('is idempotent on texts without markup', () => {
    const texts = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\\$<&{}~]/g, ''))
    fc.assert(
      fc.property(texts, (given) => {
        const once = clean(given).text
        expect(clean(once).text).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })

  const piece = fc.oneof(
    fc.constantFrom(
      '\\',
      '$',
      '{',
      '}',
      '<b>',
      '<',
      '&amp;',
      '&',
      '\\textbf{',
      "\\'e",
      '\\alpha',
      '\u0301',
      'ﬁ',
      '’',
      '~',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const anything = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  it('has ranges in order, in the text, and never empty, for any text', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { text, given: back } = clean(given)
        let before = { start: 0, end: 0 }
        for (let i = 0; i < text.length; i++) {
          const range = back(i, i + 1)
          expect(range.start).toBeLessThan(range.end)
          expect(range.end).toBeLessThanOrEqual(given.length)
          expect(
            range.start >= before.end || (range.start === before.start && range.end === before.end),
          ).toBe(true)
          before = range
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('cleans a given slice to the clean slice, where no markup depends on what stands around it', () => {
    const units = fc.constantFrom(
      'a',
      'B',
      ' ',
      'ﬁ',
      '’',
      '&amp;',
      '<b>',
      '</b>',
      '\u200b',
      'é',
      'x²',
      '𝐀',
      '\u00a0',
    )
    const texts = fc.array(units, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (given, a, b) => {
        const { text, given: back } = clean(given)
        fc.pre(text.length > 0)
        const from = Math.min(a % text.length, b % text.length)
        const to = Math.max(a % text.length, b % text.length) + 1
        const { start, end } = back(from, to)
        const whole = clean(given.slice(start, end)).text
        expect(whole).toContain(text.slice(from, to))
        const cutsLeft = from > 0 && back(from - 1, from).start === start
        const cutsRight = to < text.length && back(to, to + 1).end === end
        if (!cutsLeft && !cutsRight) expect(whole).toBe(text.slice(from, to))
      }),
    )
  })

  it.each(['$', '\\', '<', '&', '(', '{', '~', '\u0301', '\\a', '<a ', '$a', 'e\u0301\u200b', '&am', "\\'"])(
    'takes linear time on %j',
    (unit) => linear(unit, (text) => clean(text)),
  )
})
