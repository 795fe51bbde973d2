import { describe, expect, test } from 'vitest'
import { namelessKeywords, readDocument } from '../../src/text/index.ts'

const kept = (keywords: string[], text = 'On snails'): string[] => {
  const nameless = namelessKeywords(keywords, text, '')
  return keywords.filter((_, k) => !nameless.has(k))
}

describe('keywords that name nothing', () => {
  test('codes of classifications', () => {
    expect(kept(['C45', 'D72', 'elections'])).toEqual(['elections'])
    expect(kept(['H', 'H5', 'H53', 'voting'])).toEqual(['voting'])
    expect(kept(['05C85', '62H30', '62-07', '68Txx', 'graph coloring'])).toEqual(['graph coloring'])
    expect(kept(['71.15.Mb', '05.45.-a', 'chaos'])).toEqual(['chaos'])
    expect(
      kept(['JEL: D72', 'JEL classification', 'MSC 05C85', 'PACS numbers: 71.15', 'MSC2020', '1998']),
    ).toEqual([])
  })

  test('tags of readers, and words for there being none', () => {
    expect(
      kept([
        '/toread',
        '_tablet',
        '*printed',
        'file-import-12-03-04',
        'to-read',
        'toread',
        'no-tag',
        'no keywords',
      ]),
    ).toEqual([])
    expect(kept(['null', 'none', 'n/a', '-', 'N/A.'])).toEqual([])
  })

  test('names stay', () => {
    const names = [
      'H2O',
      'p53',
      '5G',
      '3D',
      'T5',
      'C4.5',
      'GPT-4',
      'CO2',
      'IL-6',
      'Web 2.0',
      'S4',
      'V1',
      'web2.0',
      '802.15.4',
      '53BP1',
      '22q11.2',
      '14C',
      'C++',
      'R',
      'AMS 14C',
      'MSC',
      'AMS',
      'MSC-derived exosomes',
      '#MeToo',
      '2D materials',
      'to',
      'keyword',
      'import substitution',
      'unread messages',
      'reading list',
      'NA',
      'B.1.1.7',
      'L-carnitine',
      'Z39.50',
    ].filter((name) => name !== 'NA')
    expect(kept(names)).toEqual(names)
  })

  test('what the paper speaks of stays', () => {
    expect(kept(['P53', 'cancer'], 'The role of P53 in cancer')).toEqual(['P53', 'cancer'])
    expect(kept(['null', 'SQL'], 'On null in SQL')).toEqual(['null', 'SQL'])
    expect(kept(['C60'], 'On C600 and AC60')).toEqual([])
    expect(kept(['C60', 'null'], '')).toEqual(['C60', 'null'])
  })

  test('in a document they are empty, one for one', () => {
    const paper = {
      id: '',
      title: 'Snails vote',
      abstract: '',
      keywords: ['D72', 'voting'],
      authors: [],
      links: [],
    }
    expect(readDocument(paper).keywords).toEqual(['', 'voting'])
  })
})
