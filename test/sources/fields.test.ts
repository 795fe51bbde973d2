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
  ])('%s', async (doi) => {
    expect(await recordOf({ doi })).toMatchObject({ paper: { doi: '10.5072/abc' }, problems: [] })
  })

  test.each([
    ['https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf', '10.1101/2020.01.01.123456'],
    ['https://www.medrxiv.org/content/10.1101/2020.01.01.20012345v1', '10.1101/2020.01.01.20012345'],
    ['10.1002/(SICI)1097(19980815)17:15<1661::AID-SIM9>3.0.CO;2-2', undefined],
  ])('%s', async (doi, plain = doi) => {
    expect((await recordOf({ doi })).paper.doi).toBe(plain)
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
