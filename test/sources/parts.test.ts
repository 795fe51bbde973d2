import { describe, expect, test } from 'vitest'
import { authorsOf } from '../../src/sources/author-lists.ts'
import { authorFrom, authorOf } from '../../src/sources/authors.ts'
import { stemOf } from '../../src/sources/format.ts'
import { codeLinks, linkTo } from '../../src/sources/links.ts'

describe('authors', () => {
  test.each([
    ['Ada Lovelace', { name: 'Ada Lovelace', given: 'Ada', family: 'Lovelace' }],
    ['Lovelace, Ada', { name: 'Ada Lovelace', given: 'Ada', family: 'Lovelace' }],
    [
      'King, Jr., Martin Luther',
      { name: 'Martin Luther King Jr.', given: 'Martin Luther', family: 'King', suffix: 'Jr.' },
    ],
    [
      'Martin Luther King Jr.',
      { name: 'Martin Luther King Jr.', given: 'Martin Luther', family: 'King', suffix: 'Jr.' },
    ],
    ['Guy L. Steele, III', { name: 'Guy L. Steele III', given: 'Guy L.', family: 'Steele', suffix: 'III' }],
    ['Ludwig van Beethoven', { name: 'Ludwig van Beethoven', given: 'Ludwig', family: 'van Beethoven' }],
    ['van den Berg, Anna', { name: 'Anna van den Berg', given: 'Anna', family: 'van den Berg' }],
    ['Plato', { name: 'Plato', family: 'Plato' }],
    ['Doe J', { name: 'J Doe', given: 'J', family: 'Doe' }],
    ['van Dyk K.', { name: 'K. van Dyk', given: 'K.', family: 'van Dyk' }],
    ['Plato,', { name: 'Plato', family: 'Plato' }],
    ['  李  ', { name: '李', family: '李' }],
  ])('%s', (text, author) => expect(authorOf(text)).toEqual(author))

  test('nothing is no author', () => {
    for (const nothing of ['', ' ', ',', {}, [], null, 5]) expect(authorFrom(nothing)).toBeUndefined()
  })

  const LISTS: readonly (readonly [written: string, names: string])[] = [
    ['Jane Doe, Ann Roe and Max Poe', 'Jane|Doe; Ann|Roe; Max|Poe'],
    ['Doe, Jane; Roe, R.', 'Jane|Doe; R.|Roe'],
    ['Doe, Jane and Roe, R.', 'Jane|Doe; R.|Roe'],
    ['Doe, M.D. and Roe, Md', 'M.D.|Doe; Md|Roe'],
    ['Doe, J., Roe, R., & Poe, M.', 'J.|Doe; R.|Roe; M.|Poe'],
    ['Doe, J., Jr., van Dyk, K.', 'J.|Doe|Jr.; K.|van Dyk'],
    ['Doe JR, Roe B', 'JR|Doe; B|Roe'],
    ['Doe JR; Roe B', 'JR|Doe; B|Roe'],
    ['Doe J.R., van Dyk K.', 'J.R.|Doe; K.|van Dyk'],
    ['Doe, Jane, Jr.', 'Jane|Doe|Jr.'],
    ['Doe, III, Jane', 'Jane|Doe|III'],
    ['Jane Doe III', 'Jane|Doe|III'],
    ['Jane Doe, Jr., Ann Roe & Max Poe', 'Jane|Doe|Jr.; Ann|Roe; Max|Poe'],
    ['Jane Doe, Ph.D., Ann Roe, M.D., MPH', 'Jane|Doe|Ph.D.; Ann|Roe|M.D.'],
    ['Doe, Jane (57201234567); Roe, R. (0000-0001-2345-678X)', 'Jane|Doe; R.|Roe'],
    ['Jane Doe¹*, Ann Roe²', 'Jane|Doe; Ann|Roe'],
    ['Doe, Jane; Roe, R.; et al.', 'Jane|Doe; R.|Roe'],
    ['Doe, Jane and others', 'Jane|Doe'],
    ['Doe, Jane\nRoe, Ann', 'Jane|Doe; Ann|Roe'],
    ['张三；李四', '张三; 李四'],
    ['张三、李四，王五', '张三; 李四; 王五'],
    ['[No author name available]', ''],
    ['[Anonymous]', ''],
  ]
  test.each(LISTS)('%j', (written, names) => {
    const authors = authorsOf(written).map((name) => authorFrom(name)!)
    const shown = authors.map(({ given, family, suffix }) =>
      [given, family, suffix].filter((part) => part !== undefined).join('|'),
    )
    expect(shown.join('; ')).toBe(names)
  })
})

describe('links', () => {
  test.each([
    ['at https://github.com/a/b.', 'https://github.com/a/b'],
    ['(github.com/a/b).', 'https://github.com/a/b'],
    ['[code](https://github.com/a/b)', 'https://github.com/a/b'],
    ['\\url{https://github.com/a/b\\_c}', 'https://github.com/a/b_c'],
    ['https://huggingface.co/a/b(c), and', 'https://huggingface.co/a/b(c)'],
    ['http://www.bitbucket.org/a/b"', 'http://www.bitbucket.org/a/b'],
    ['https://github.com/a/b。', 'https://github.com/a/b'],
  ])('%s', (text, url) => expect(codeLinks(text)).toEqual([{ kind: 'code', url }]))

  test.each([
    'https://notgithub.com/a',
    'github.com',
    'github.com/.',
    'me@github.com/x',
    'https://evil.com/github.com',
  ])('no code: %s', (text) =>
    expect(codeLinks(text).filter(({ url }) => new URL(url).hostname !== 'github.com')).toEqual([]),
  )

  test('only http', () => {
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//x.org', 'x'])
      expect(linkTo(bad)).toBeUndefined()
  })

  test('without what a parser of addresses reads over', () => {
    for (const odd of ['\u0001https://x.org/a', 'ht\ntps://x.org/a\u001f', ' https://x.org/\0a '])
      expect(linkTo(odd)?.url).toBe('https://x.org/a')
    expect(linkTo('java\nscript:alert(1)')).toBeUndefined()
  })
})

test('stems', () => {
  expect(
    ['a/b/abstracts.jsonl.gz', 'x.txt', '.hidden', 'C:\\d\\my.papers.bib', 'stdin', ''].map(stemOf),
  ).toEqual(['abstracts', 'x', '.hidden', 'my.papers', 'stdin', 'record'])
})
