import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paperLines, readPaperFiles, readTitles } from '../../src/node/steps/files.ts'
import { scratch } from '../helpers/cli.ts'
import { paperOf } from '../helpers/paper.ts'

const folder = scratch()

test('papers without their abstracts are made whole from their files', async () => {
  const papers = [
    paperOf('a', 'On ViT', 'We use “ViT”.\u2028It works – 数学 😀.'),
    paperOf('b', '', `${'ä'.repeat(3000)} end`),
    paperOf('c', 'Größe', '', ['naïve']),
    { ...paperOf('d', 'Last', 'One more.'), year: 2020 },
  ]
  const files = ['0', '1'].map((name) => join(folder, name))
  writeFileSync(files[0], [...paperLines(papers.slice(0, 2))].join(''))
  writeFileSync(files[1], `\n${[...paperLines(papers.slice(2))].join('')}`)
  const titled = await readTitles(files)
  expect(titled.papers.map(({ abstract }) => abstract.length)).toEqual([0, 1000, 0, 0])
  expect(titled.papers.map(({ title }) => title)).toEqual(['On ViT', '', 'Größe', 'Last'])
  const whole = titled.papers.map(titled.whole)
  expect(whole).toEqual(papers)
  // In the order of the fields, too.
  expect(JSON.stringify(whole)).toBe(JSON.stringify(await readPaperFiles(files)))
  expect(titled.whole({ ...titled.papers[3], language: 'de' }, 3)).toEqual({ ...papers[3], language: 'de' })
  titled.close()
})
