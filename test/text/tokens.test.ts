import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../src/text/sentences.ts'
import { tokenize } from '../../src/text/tokens.ts'
import { linear } from './linear.ts'

const texts = (text: string): string[] =>
  tokenize(text).map((token) => (token.glued ? `-${token.text}` : token.text))

/** The same tokens by one regular expression: slow, but plain to see. */
const ORACLE =
  /https?:\/\/\S*[^\s.,;:!?)\]}'"]|[\p{L}\p{N}\p{M}]+(?:(?:['&]|\.(?![A-Z][a-z])|(?<=(?:^|[^\p{L}\p{N}\p{M}])[\0-\uffff])\.)[\p{L}\p{N}\p{M}]+)*(?:[+#]+(?![+#\p{L}\p{N}\p{M}]))?|\S/gu

function oracle(text: string): string[] {
  const found: string[] = []
  let last = { end: -1, word: false }
  let gluedAt = -1
  for (const match of text.matchAll(ORACLE)) {
    if (match.index < gluedAt) continue
    const rest = text.slice(match.index)
    const hyphen = /^(?:--?|[‐‑–])(?=[\p{L}\p{N}])/u.exec(rest)
    if (hyphen && last.word && last.end === match.index) {
      gluedAt = match.index + hyphen[0].length
      continue
    }
    found.push(match.index === gluedAt ? `-${match[0]}` : match[0])
    const word = /[\p{L}\p{N}]/u.test(match[0]) && !match[0].includes('://')
    last = { end: match.index + match[0].length, word }
  }
  return found
}

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'Ab',
    'Z',
    '1',
    '.',
    "'",
    '&',
    '+',
    '#',
    '-',
    '--',
    '–',
    ' ',
    'http://',
    'https://a.b/c',
    '\u0301',
    '𝐀',
    '中',
  ),
  fc.string({ unit: 'binary', maxLength: 2 }),
)
const anything = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))

describe('tokenize', () => {
  it.each([
    ['parameter-efficient fine-tuning', ['parameter', '-efficient', 'fine', '-tuning']],
    ['Kullback--Leibler and a - b -c', ['Kullback', '-Leibler', 'and', 'a', '-', 'b', '-', 'c']],
    [
      "Crohn's Q&A in e.g. C++, C# at 3.5%",
      ["Crohn's", 'Q&A', 'in', 'e.g', '.', 'C++', ',', 'C#', 'at', '3.5', '%'],
    ],
    ['ReAct+Reflexion', ['ReAct', '+', 'Reflexion']],
    [
      'results.We use Node.js, a Ph.D and U.S.A',
      ['results', '.', 'We', 'use', 'Node.js', ',', 'a', 'Ph.D', 'and', 'U.S.A'],
    ],
    ['see https://github.com/a_b/c.', ['see', 'https://github.com/a_b/c', '.']],
    ['(ViT) [1]', ['(', 'ViT', ')', '[', '1', ']']],
    ['', []],
  ])('cuts %j', (text, tokens) => {
    expect(texts(text)).toEqual(tokens)
  })

  it('knows words, norms and positions', () => {
    const [token, mark] = tokenize(' Optimisations!')
    expect(token).toMatchObject({
      text: 'Optimisations',
      lower: 'optimisations',
      norm: 'optimization',
      start: 1,
      end: 14,
      word: true,
      glued: false,
    })
    expect(mark.word).toBe(false)
    expect(tokenize('http://a.b')[0].word).toBe(false)
  })

  it('cuts any text as one regular expression does', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(texts(text)).toEqual(oracle(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('covers everything but spaces and joining hyphens, in order', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0
        for (const token of tokenize(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.text)
          expect(text.slice(end, token.start)).toMatch(token.glued ? /^(?:--?|[‐‑–])$/ : /^\s*$/u)
          end = token.end
        }
        expect(text.slice(end)).toMatch(/^\s*$/u)
      }),
    )
  })

  it('keeps known forms when their table starts anew', () => {
    const words = Array.from({ length: 210_000 }, (_, i) => `w${i.toString(36)}`)
    expect(
      tokenize(words.join(' ')).every((token, i) => token.text === words[i] && token.lower === words[i]),
    ).toBe(true)
    expect(tokenize('networks')[0].norm).toBe('network')
  })

  it.each(['(', '-', 'a-', 'a.', "a'", '+', 'a+', 'http://', '\u0301', '.', 'a'])(
    'takes linear time on %j',
    (unit) => linear(unit, (text) => splitSentences(text, tokenize(text))),
  )
})

describe('splitSentences', () => {
  const sentences = (text: string): string[] =>
    splitSentences(text, tokenize(text)).map(({ start, end }) => text.slice(start, end))

  it.each([
    [['We cut.', 'It works!', 'Does it?', '3 times.'], 'We cut. It works! Does it? 3 times.'],
    [['See Fig. 3 and Smith et al. (2020), e.g. Section 2 vs. Table 1.', 'Next.'], undefined],
    [['Smith et al. claimed.', 'J. Smith did.'], undefined],
    [['By Smith et al.', 'We do.'], undefined],
    [['He said "yes."', 'Then (he left.)', 'End'], undefined],
    [['At 3.5 points. lower case goes on.'], undefined],
    [['results.', 'We go.'], 'results.We go.'],
    [['Background', 'We go'], 'Background\n\nWe go'],
    [['One line\nand the next.'], undefined],
    [['我们提出。', '结果好！', '完'], '我们提出。结果好！完'],
    [['Wait?!', 'Yes...', 'No.'], undefined],
  ])('gives %j', (parts, text) => {
    expect(sentences(text ?? parts.join(' '))).toEqual(parts)
  })

  it('partitions the tokens of any text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const tokens = tokenize(text)
        let next = 0
        for (const { from, to, start, end } of splitSentences(text, tokens)) {
          expect(from).toBe(next)
          expect(to).toBeGreaterThan(from)
          expect([start, end]).toEqual([tokens[from].start, tokens[to - 1].end])
          next = to
        }
        expect(next).toBe(tokens.length)
      }),
    )
  })
})
