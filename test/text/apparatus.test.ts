import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apparatusOf, isPlaceholder, withoutApparatus } from '../../src/text/apparatus.ts'
import { readDocument, surfaceOf } from '../../src/text/index.ts'
import { linear } from './linear.ts'

/** What is left, with its white space put together. */
const left = (text: string): string => withoutApparatus(text).replace(/\s+/g, ' ').trim()
const TEXT = 'We weighed snails in spring. Heavier snails lived longer.'

describe('lines of publishers and notes of databases', () => {
  test.each([
    '(c) 2005 Published by Elsevier Ltd.',
    '(C) 2012 Elsevier Ltd. All rights reserved.',
    '(c) 2012 Elsevier B.V. All rights reserved',
    'Copyright (C) 2019 John Wiley & Sons, Ltd.',
    'Copyright © 2020 John Wiley &amp; Sons, Ltd.',
    'Copyright (C) 2012 S. Karger AG, Basel',
    'Crown Copyright 2015 Published by Elsevier Ltd. All rights reserved.',
    'Copyright 1999 Academic Press',
    'Copyright. (C) 2008 Snail Society.',
    '© 2018 Informa UK Limited, trading as Taylor & Francis Group.',
    '© 2019, Springer Science+Business Media, LLC, part of Springer Nature.',
    '© The Author(s) 2017.',
    '© 2013 Doe et al.',
    '© 2017',
    '©2006 Society for Snail Biology.',
    '&copy; 2014 Elsevier GmbH.',
    '© Springer Science+Business Media, LLC 2010',
    '(C) Scandinavian Snail Association 2000.',
    '© 2020 The Authors. Journal of Snails published by John Wiley & Sons Ltd on behalf of the Snail Society.',
    '© 2021 The Author(s). Published by Elsevier Ltd. This is an open access article under the CC BY license (http://creativecommons.org/licenses/by/4.0/).',
    '(C) 2014 Elsevier Ltd. All rights reserved. Selection and peer-review under responsibility of the scientific committee of Snails 2014.',
    '(C) 2001 Editions scientifiques et medicales Elsevier SAS',
    '2016 Elsevier B.V.',
    '? 2021 Elsevier B.V. All rights reserved.',
    'Published by Elsevier Inc.',
    'All rights reserved.',
    'This article is protected by copyright. All rights reserved.',
    'This work is licensed under a Creative Commons Attribution 4.0 International License.',
    "This article is part of the theme issue 'Slow animals'.",
    '(PsycInfo Database Record (c) 2021 APA, all rights reserved).',
    '(PsycINFO Database Record (c) 2016 APA, all rights reserved)',
    '((c) 1997 APA/PsycINFO, all rights reserved)',
    '[ABSTRACT FROM AUTHOR]',
    '[ABSTRACT FROM AUTHOR] Copyright of Journal of Snails is the property of Snail Press and its content may not be copied or emailed to multiple sites without the written permission of its holder. However, users may print articles for individual use.',
    '(ABSTRACT TRUNCATED AT 250 WORDS)',
    'Supplementary Information: The online version contains supplementary material available at 10.1000/s123-021-9.',
    'Abstract Copyright (2009), British Society of Snails.',
  ])('%s', (line) => {
    expect(left(`${TEXT} ${line}`).replace(/ \?$/, '')).toBe(TEXT)
    expect(left(`${TEXT.slice(0, -1)} ${line}`).replace(/ \?$/, '')).toMatch(/Heavier snails lived longer/)
  })

  test('in the middle of a text they end where it goes on', () => {
    expect(left('It helps. © 2008 Snail Periodicals, Inc.We show three cases.')).toBe(
      'It helps. We show three cases.',
    )
    expect(left('(C) 2001 Elsevier Ltd. We found that snails sleep.')).toBe('We found that snails sleep.')
    expect(left('© 2001 Elsevier Ltd. All rights reserved. In this study, snails slept. They woke.')).toBe(
      'In this study, snails slept. They woke.',
    )
  })

  test.each([
    'The notice "Copyright (c) 1976" was required by law until 1989.',
    'Copyright law in the United States changed in 1976 with the Copyright Act.',
    'We study copyright. Copyright Infringement is common. All of it is old.',
    'We compare articles (a) of 2017, (b) of 2018 and (c) 2019 articles.',
    'Snails were counted in (a) 2017, (b) 2018, and (c) 2019.',
    'The SafeCare© model and the MeSH© thesaurus were used in 2010 by nurses.',
    'Vitamin (C) 2000 mg was given to the patients.',
    'We release a corpus under the CC BY license. Published by us in 2019, it grew.',
    'We studied three publishers: Elsevier, Springer, and Wiley.',
    'The book (Springer, 2005) tells of open access articles.',
    'Snails live in groups. In 2016 the University of Oslo counted them.',
    'Groups declared that all human rights reserved to adults be given to snails.',
    'Abstract art was shown. ABSTRACT is a system.',
  ])('%s stays', (text) => {
    expect(withoutApparatus(text)).toBe(text)
  })
})

describe('labels that lost their colon', () => {
  test.each([
    ['BackgroundCardiac surgery hurts. MethodsWe asked. ResultsThe score fell. ConclusionIt helps.', 4],
    ['PurposeThe aim was this. MethodsA search was done. ResultsThe survivors ate.', 3],
    ['BackgroundDelirium is common. MethodsWe gave it. ConclusionThe drug is safe.', 3],
    ['We begin. CONCLUSIONSIn winter, snails sleep.', 1],
    ['AbstractBackgroundThe snails sleep.', 1],
    ['Methods We asked them. Results The score fell.', 2],
    ['OBJECTIVE To test it. DESIGN Randomised trial. SETTING Six farms.', 3],
  ])('%s', (text, count) => {
    expect(apparatusOf(text)).toHaveLength(count)
    expect(left(text)).not.toMatch(/background|method|result|conclusion|purpose|abstract|objective|design/i)
  })

  test.each([
    'MethodsNet finds methods. ResultsDB holds results.',
    'RESULTS: The score fell. METHODS: We asked.',
    'Results of this kind are rare. Methods that work are rarer.',
    'We used the MethodsThe package.',
    'Background matting is a task. Design Science is a field. Context Trees are trees.',
    'ResultsFinder helps.',
  ])('%s stays', (text) => {
    expect(withoutApparatus(text)).toBe(text)
  })

  test('a sentence begins behind one', () => {
    const abstract = 'It hurts ResultsX. ResultsThe humpback whales sang'
    const [field] = readDocument({ id: '', title: '', abstract, keywords: [], authors: [], links: [] }).fields
    expect(field.sentences.map(({ from, to }) => surfaceOf(field, from, to))).toEqual([
      'It hurts ResultsX.',
      'The humpback whales sang',
    ])
  })
})

test.each(['[No abstract available]', 'NA', 'N/A', 'n/a.', 'No abstract', '-', '[Not Available].', 'None'])(
  '%s is no abstract',
  (text) => {
    expect(isPlaceholder(text)).toBe(true)
    expect(withoutApparatus(text).trim()).toBe('')
    const paper = { id: '', title: text, abstract: text, keywords: [], authors: [], links: [] }
    expect(readDocument(paper).fields).toEqual([])
  },
)

test.each(['', ' ', 'No abstract nouns', 'NaCl', 'Nash equilibria.', 'N/A values'])(
  '%j is a text',
  (text) => {
    expect(isPlaceholder(text)).toBe(false)
  },
)

test('ranges are sorted and disjoint, and places stay, for any text of such pieces', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '©',
      '(c) ',
      ' 2005 ',
      'Copyright ',
      'Elsevier ',
      'Ltd. ',
      'All rights reserved',
      '. ',
      'ResultsThe ',
      'we ',
      'Methods ',
      '(b) ',
      'Published by ',
      '[ABSTRACT FROM AUTHOR]',
      '(PsycInfo Database Record ',
      '\n',
      'snails ',
      '😀',
    ),
  )
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('')
      let end = -1
      for (const range of apparatusOf(text)) {
        expect(range.start).toBeGreaterThan(end)
        expect(range.end).toBeGreaterThan(range.start)
        end = range.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
      const read = withoutApparatus(text)
      expect(read).toHaveLength(text.length)
      for (let i = 0; i < text.length; i++) if (read[i] !== text[i]) expect(read[i]).toMatch(/\s/)
    }),
  )
})

test.each([
  '(c) 2005 ',
  '(C) 2005 A ',
  '© ',
  'Copyright ',
  'Copyright of a ',
  'Published by A ',
  'All rights reserved ',
  '. 2005 A ',
  'This is an open access article ',
  '(PsycInfo Database Record ',
  '. ResultsThe ',
  '.Abstract',
  'BackgroundAbstract',
  '((c) 1997 APA/',
  '[ABSTRACT ',
  '<',
])('takes linear time on %j', (unit) => linear(unit, (text) => withoutApparatus(`${text}© x`)))
