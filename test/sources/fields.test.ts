/** The ways in which people and programs write a field of a record, whatever the format. */
import { describe, expect, test } from 'vitest'
import { read } from '../helpers/sources.ts'

const recordOf = async (fields: object) => {
  const { papers, problems } = await read(JSON.stringify([{ title: 'Graphs', ...fields }]), 'a.json')
  return { paper: papers[0], problems: problems.map(({ what, done }) => `${what}: ${done}`) }
}

describe('a DOI', () => {
  test.each([
    '10.5072/abc',
    'doi:10.5072/abc',
    'DOI: 10.5072/abc',
    'Doi: https://doi.org/10.5072/abc',
    'doi: doi:10.5072/abc',
    'http://dx.doi.org/10.5072/abc',
    'https://doi.org/10.5072%2Fabc',
    'urn:doi:10.5072/abc',
    'info:doi/10.5072/abc',
    'https://dx-doi-org.ezproxy.example.edu/10.5072/abc',
    'https://login.example.edu/login?url=https://doi.org/10.5072/abc',
    'https://link.springer.com/content/pdf/10.5072/abc.pdf',
    'https://www.tandfonline.com/doi/full/10.5072/abc?needAccess=true',
    '(10.5072/abc)',
    '<https://doi.org/10.5072/abc>',
    '\\url{https://doi.org/10.5072/abc}',
    '{10.5072/abc}',
    '10.5072/abc.',
    '10.5072/abc [doi]',
    '10.5072/abc (published)',
    '"10.5072/abc"',
    '[10.5072/abc](https://doi.org/10.5072/abc)',
    'https://doi.org/10.5072/abc/',
    'hdl.handle.net/10.5072/abc',
    'dl.acm.org/doi/10.5072/abc',
    'onlinelibrary.wiley.com/doi/abs/10.5072/abc',
  ])('%s', async (doi) => {
    expect(await recordOf({ doi })).toMatchObject({ paper: { doi: '10.5072/abc' }, problems: [] })
  })

  test.each([
    ['https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf', '10.1101/2020.01.01.123456'],
    ['https://www.medrxiv.org/content/10.1101/2020.01.01.20012345v1', '10.1101/2020.01.01.20012345'],
    ['10.1002/(SICI)1097(19980815)17:15<1661::AID-SIM9>3.0.CO;2-2', undefined],
    [
      'https://doi.org/10.1002/(SICI)1097(19980815)17:15%3C1661::AID-SIM9%3E3.0.CO;2-2',
      '10.1002/(SICI)1097(19980815)17:15<1661::AID-SIM9>3.0.CO;2-2',
    ],
  ])('%s', async (doi, plain = doi) => {
    expect((await recordOf({ doi })).paper.doi).toBe(plain)
  })

  test('an address of doi.org tells it, where nothing else does', async () => {
    expect((await recordOf({ url: 'https://doi.org/10.5072/abc' })).paper.doi).toBe('10.5072/abc')
    expect((await recordOf({ url: 'https://example.org/10.5072/abc' })).paper.doi).toBeUndefined()
  })

  test('of two the first counts, and it is told; a mark of none is none', async () => {
    expect(await recordOf({ doi: '10.5072/abc; https://doi.org/10.5072/def' })).toMatchObject({
      paper: { doi: '10.5072/abc' },
      problems: [expect.stringMatching(/^doi: expected one, found .*: the first counts$/)],
    })
    for (const doi of ['N/A', '-', 'not available'])
      expect(await recordOf({ doi })).toEqual({
        paper: expect.not.objectContaining({ doi: expect.anything() }),
        problems: [],
      })
    expect((await recordOf({ doi: '10.5072 and more' })).problems).toHaveLength(1)
  })
})

describe('a year', () => {
  test.each([
    2020,
    '2020',
    '2020.0',
    20200330,
    '20200330',
    202003,
    '2020-03-30T12:00:00Z',
    '30/03/2020',
    'March 30, 2020',
    '17-MAR-2020',
    'c2020',
    '[2020]',
    '2020年3月',
    1_585_526_400_000,
    [2020],
    [[2020, 3, 30]],
    { year: 2020, month: 3 },
    { 'date-parts': [[2020, 3, 30]] },
  ])('%j', async (year) => {
    expect(await recordOf({ year })).toMatchObject({ paper: { year: 2020 }, problems: [] })
  })

  test.each(['12020', '03/30/20', 'in press', 1_585_526, '202099', {}])('%j is none', async (year) => {
    const { paper, problems } = await recordOf({ year })
    expect(paper.year).toBeUndefined()
    expect(problems).toEqual([expect.stringMatching(/^year: expected four digits/)])
  })
})

describe('an abstract', () => {
  test.each([
    '[No abstract available]',
    'No abstract available for this article.',
    'No abstract is available.',
    '<p>No abstract available</p>',
    'Abstract not available',
    'An abstract is not available for this content so a preview has been provided. Please use the link above.',
    'This article has no associated abstract. (fix it)',
    'There is no abstract for this article.',
    'Missing abstract',
    'No description supplied',
    'Not available.',
    'N/A',
    'n.a.',
    'nan',
    '—',
    '...',
    'ABSTRACT:',
    'International audience',
    'Kein Abstract verfügbar',
    'Pas de résumé disponible',
    'Resumen no disponible.',
    '暂无摘要',
    '抄録なし',
  ])('%s: is none', async (abstract) => {
    expect(await recordOf({ abstract })).toMatchObject({ paper: { abstract: '' }, problems: [] })
  })

  test.each([
    'No description of graphs is complete.',
    'Abstract algebra is not available to all.',
    'We say that data are not available.',
    'None of these models is right.',
  ])('%s', async (abstract) => {
    expect((await recordOf({ abstract })).paper.abstract).toBe(abstract)
  })
})

describe('authors in one text', () => {
  const namesOf = async (authors: string): Promise<string[]> =>
    ((await recordOf({ authors })).paper.authors ?? []).map(({ given, family, suffix, name }) =>
      family ? [given ?? '', family, suffix].filter((part) => part !== undefined).join('|') : name,
    )
  const TWO = ['Jane|Doe', 'Ann|Roe']

  test.each([
    'Doe, Jane and Roe, Ann',
    'Doe, Jane AND Roe, Ann',
    'Doe, Jane und Roe, Ann',
    'Doe, Jane et Roe, Ann',
    'Doe, Jane & Roe, Ann',
    'Doe, Jane, and Roe, Ann',
    'Doe, Jane, Roe, Ann',
    'Doe, Jane; Roe, Ann',
    'Doe, Jane / Roe, Ann',
    'Doe, Jane|Roe, Ann',
    'Doe, Jane\nRoe, Ann',
    'Jane Doe\nAnn Roe',
    'Jane Doe and Ann Roe, editors',
    'Doe, Jane (ed.); Roe, Ann (ed.)',
    'Jane Doe1, Ann Roe2,3',
    'Jane Doe*, Ann Roe†',
    'Dr. Jane Doe; Prof. Ann Roe',
    'Jane Doe <jane@example.org>, Ann Roe <ann@example.org>',
    'Doe, Jane (57201234567); Roe, Ann (7004212771)',
    "['Jane Doe', 'Ann Roe']",
    '["Jane Doe", "Ann Roe"]',
    "[{'authorId': None, 'name': 'Jane Doe'}, {'authorId': '2', 'name': 'Ann Roe'}]",
    '[{"name": "Jane Doe"}, {"name": "Ann Roe"}]',
  ])('%j', async (authors) => {
    expect(await namesOf(authors)).toEqual(TWO)
  })

  test.each([
    ['Doe J and Roe RS', ['J|Doe', 'RS|Roe']],
    ['Doe J, Roe RS, & Poe M', ['J|Doe', 'RS|Roe', 'M|Poe']],
    ['Doe, Jane, Roe, Ann and Poe, Max', [...TWO, 'Max|Poe']],
    ['Kim, Min-jun, van Dyk, Karl', ['Min-jun|Kim', 'Karl|van Dyk']],
    ['Doe, Jane, Jr. (57201234567)', ['Jane|Doe|Jr.']],
    ['Doe Jr., Jane; Roe III, Ann', ['Jane|Doe|Jr.', 'Ann|Roe|III']],
    ['{Example Consortium} and Doe, Jane', ['Example Consortium', 'Jane|Doe']],
    ['张三, 李四', ['|张三', '|李四']],
    ['张三；李四', ['|张三', '|李四']],
    ['Jane Doe, Ann Roe, Max Poe, Kim Low', [...TWO, 'Max|Poe', 'Kim|Low']],
  ])('%j', async (authors, expected) => {
    expect(await namesOf(authors)).toEqual(expected)
  })
})

describe('keywords in one text', () => {
  test.each([
    'maps; seas',
    'maps;seas;',
    'maps | seas',
    'maps, seas',
    'maps • seas',
    'maps · seas',
    'maps；seas',
    'maps，seas',
    'maps、seas',
    'maps\nseas',
    'Keywords: maps, seas',
    'Index Terms— maps, seas',
  ])('%j', async (keywords) => {
    expect((await recordOf({ keywords })).paper.keywords).toEqual(['maps', 'seas'])
  })

  test.each([
    ['maps (old, rare), seas', ['maps (old, rare)', 'seas']],
    ['maps (old, seas', ['maps (old', 'seas']],
    ['maps, old; seas', ['maps, old', 'seas']],
    ['R&amp;D, seas', ['R&amp;D', 'seas']],
  ])('%j', async (keywords, expected) => {
    expect((await recordOf({ keywords })).paper.keywords).toEqual(expected)
  })

  test('of BibTeX, in several fields and in braces', async () => {
    const { papers } = await read(
      `@article{a, title={A}, author_keywords={maps}, author_keywords={seas}}
@article{b, title={B}, keywords={maps\\sep seas}}
@article{c, title={C}, keywords={{maps; seas}}}
@article{d, title={D}, keywords={maps, {old, rare} seas}}`,
      'a.bib',
    )
    expect(papers.map(({ keywords }) => keywords)).toEqual([
      ['maps', 'seas'],
      ['maps', 'seas'],
      ['maps', 'seas'],
      ['maps', 'old, rare seas'],
    ])
  })

  test('are parted in time that grows with them', async () => {
    const before = performance.now()
    const { papers } = await read(
      JSON.stringify([{ title: 'A', keywords: `(${'a,'.repeat(200_000)}` }]),
      'a.json',
    )
    expect(papers[0].keywords).toHaveLength(1000)
    expect(performance.now() - before).toBeLessThan(5000)
  })
})
