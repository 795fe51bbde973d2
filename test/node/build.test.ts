import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { atlas, scratch } from '../helpers/cli.ts'

const folder = scratch()
const at = (name: string): string => join(folder, name)
const GERMAN =
  'Wir untersuchen die Erkennung von Bildern mit einem Netz, das nicht von den Daten der Nutzer lernt. Das Verfahren HistoNet ist für die Praxis und wird auch auf CIFAR-100 mit anderen verglichen.'
const record = (id: string, abstract: string) => `${JSON.stringify({ id, title: '', abstract })}\n`

const papersOf = (out: string) => JSON.parse(readFileSync(join(at(out), 'papers/0000.json'), 'utf8')).papers

test('--problems keeps them all, --strict writes nothing, the end counts them by kind', async () => {
  writeFileSync(at('bad.jsonl'), `${record('a', 'We use ViTs.')}${'{broken\n'.repeat(30)}42\n`)
  const paths = [at('bad.jsonl'), '--problems', at('problems.jsonl')]
  const done = await atlas(['build', ...paths, '--out', at('loose')])
  expect(done.code).toBe(0)
  expect(done.stderr).toContain('… and 11 more\n31 problems\n')
  expect(done.stderr).toMatch(/^ +30 × .*skipped/m)
  const problems = readFileSync(at('problems.jsonl'), 'utf8').trim().split('\n')
  expect(problems.map((line) => JSON.parse(line).place)).toHaveLength(31)
  expect(JSON.parse(problems[30])).toMatchObject({ file: at('bad.jsonl'), place: 'line 32' })
  const strict = await atlas(['build', ...paths, '--out', at('strict'), '--strict'])
  expect([strict.code, strict.stdout, existsSync(at('strict'))]).toEqual([1, '', false])
  expect(strict.stderr).toContain('expected no problem (--strict), found 31; nothing was written')
}, 60_000)

test('papers in other languages keep names; --lang keeps some, or takes all for English', async () => {
  writeFileSync(
    at('two.jsonl'),
    record('de', GERMAN) + record('en', 'We use ViTs for the recognition of images.'),
  )
  const built = async (out: string, ...lang: string[]) => {
    const { code, stderr } = await atlas(['build', at('two.jsonl'), '--out', at(out), ...lang])
    expect([code, stderr.includes('problem')]).toEqual([0, false])
    const { concepts, links } = JSON.parse(readFileSync(join(at(out), 'atlas.json'), 'utf8'))
    return concepts.label.filter((_: string, c: number) =>
      links.concept.slice(links.start[0], links.start[1]).includes(c),
    )
  }
  const labels = await built('told')
  expect(labels).toContain('HistoNet')
  expect(labels.filter((label: string) => /[a-z] [a-z]/.test(label))).toEqual([])
  expect(papersOf('told').map(({ language }: { language?: string }) => language)).toEqual(['de', undefined])
  await built('en', '--lang', 'en')
  expect(papersOf('en').map(({ id }: { id: string }) => id)).toEqual(['en'])
  await built('de', '--lang', 'de,fr')
  expect(papersOf('de').map(({ id }: { id: string }) => id)).toEqual(['de'])
  await built('all', '--lang', 'all')
  expect(papersOf('all').map(({ language }: { language?: string }) => language)).toEqual([
    undefined,
    undefined,
  ])
  const none = await atlas(['build', at('two.jsonl'), '--out', at('none'), '--lang', 'ja'])
  expect([none.code, existsSync(at('none'))]).toEqual([1, false])
  expect(none.stderr).toContain('expected papers in ja, found 2 in others; nothing was written')
  const wrong = await atlas(['build', at('two.jsonl'), '--out', at('none'), '--lang', 'German!'])
  expect([wrong.code, wrong.stderr.includes('Expected language tags such as en,de')]).toEqual([2, true])
}, 60_000)

test('--map names the columns of a table of its own kind, and says what it expects', async () => {
  writeFileSync(
    at('own.csv'),
    'Titel;Zusammenfassung\n"Ein Bild";"We compare Vision Transformers (ViTs) on ImageNet."\n',
  )
  const paths = [at('own.csv'), '--map', 'title=Titel', '--map', 'abstract=Zusammenfassung']
  const done = await atlas(['build', ...paths, '--out', at('own')])
  expect([done.code, done.stderr.includes('problem')]).toEqual([0, false])
  expect(papersOf('own')[0]).toMatchObject({ title: 'Ein Bild', abstract: expect.stringContaining('ViTs') })
  const wrong = await atlas(['build', at('own.csv'), '--map', 'title', '--out', at('none')])
  expect([wrong.code, existsSync(at('none'))]).toEqual([2, false])
  expect(wrong.stderr).toContain('Expected field=column')
  const unknown = await atlas(['build', at('own.csv'), '--map', 'titel=Titel', '--out', at('none')])
  expect([unknown.code, unknown.stderr.includes('found titel')]).toEqual([2, true])
}, 60_000)
