/** The options of `build`. */
import { type Command, InvalidArgumentError } from 'commander'
import type { Recipe } from '../../folder/index.ts'
import { wrongKeptName } from '../../kept.ts'
import { FIELD_NAMES } from '../../sources/field-names.ts'
import { ALL } from '../reading.ts'
import { whole } from './usage.ts'

export interface BuildGiven {
  seed?: number
  minPapers?: number
  vocabulary?: string[]
  corrections?: string[]
  map?: ReadonlyMap<string, string>
  keep?: ReadonlyMap<string, string>
  lang?: readonly string[]
  zoteroPort?: number
  threads?: number
  problems?: string
  strict?: true
  label?: true
  json?: boolean
}

/** `en,de`, or `all`. */
function languages(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().toLowerCase())
  if (tags.some((tag) => !/^[a-z]{2,3}$/.test(tag)))
    throw new InvalidArgumentError(`Expected language tags such as en,de, or ${ALL}.`)
  return tags
}

const FIELDS: readonly string[] = [...FIELD_NAMES.keys()]

/** What stands before the first `=` and behind it. */
function pairIn(text: string, expected: string): [before: string, behind: string] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError(`Expected ${expected}.`)
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** Adds `title=Titel` to the columns by field. */
function columnOf(
  text: string,
  columns: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const [field, column] = pairIn(text, 'field=column, as title=Titel')
  if (!FIELDS.includes(field))
    throw new InvalidArgumentError(`Expected one of ${FIELDS.join(', ')} before the =, found ${field}.`)
  return new Map([...columns, [field, column]])
}

/** Adds `citations=Cited by` to the fields by the names that their numbers get. */
function numberOf(
  text: string,
  fields: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const [name, field] = pairIn(text, 'name=field, as citations="Cited by"')
  const wrong = wrongKeptName(name)
  if (wrong) throw new InvalidArgumentError(`Before the =: ${wrong}.`)
  const other = [...fields.keys()].find((one) => one !== name && one.toLowerCase() === name.toLowerCase())
  if (other)
    throw new InvalidArgumentError(
      `Expected names that differ by more than case, found ${other} and ${name}.`,
    )
  return new Map([...fields, [name, field]])
}

const listed = (file: string, files: string[] = []): string[] => [...files, file]

/** What of it is worth to be remembered: what else is given says how to work, not what comes of it. */
export const recipeOf = (
  sources: string[],
  { vocabulary, corrections, map, keep, lang, seed, minPapers, zoteroPort, strict, label }: BuildGiven,
): Recipe => ({
  sources,
  ...(vocabulary && { vocabulary }),
  ...(corrections && { corrections }),
  ...(map && { map: [...map] }),
  ...(keep && { keep: [...keep] }),
  ...(lang && { lang: [...lang] }),
  ...(seed !== undefined && { seed }),
  ...(minPapers !== undefined && { minPapers }),
  ...(zoteroPort !== undefined && { zoteroPort }),
  ...(strict && { strict }),
  ...(label && { label }),
})

/** Adds what a build can be told. */
export const withBuildOptions = (verb: Command): Command =>
  verb
    .option('--seed <number>', 'seed of everything random (default 1)', whole(0, 2 ** 32 - 1))
    .option(
      '--min-papers <number>',
      'papers that a concept must link to (default: grows with the corpus)',
      whole(1, 1e9),
    )
    .option(
      '--vocabulary <file>',
      'terms that the vocabulary lacks: SKOS, MeSH, CSO, VOSviewer thesaurus or table (repeatable)',
      listed,
    )
    .option(
      '--corrections <file>',
      'what you corrected: corrections.json of the viewer, or a VOSviewer thesaurus (repeatable)',
      listed,
    )
    .option(
      '--lang <tags>',
      'keep the papers in these languages only (en,de), and take the names of --vocabulary in them; all: read everything as if it were English',
      languages,
    )
    .option(
      '--map <field=column>',
      'a column of a table that has a name of its own, such as title=Titel (repeatable)',
      columnOf,
    )
    .option(
      '--keep <name=field>',
      'numbers of a source to keep with papers, for colours, sizes and exports: a column of a table, a field of JSON or BibTeX, a tag of RIS, such as citations="Cited by" (repeatable)',
      numberOf,
    )
    .option(
      '--label',
      'keep papers in a collection named after the file or folder that they come from, to compare two of them on the map',
    )
    .option(
      '--zotero-port <number>',
      'where a running Zotero listens, for zotero: (default 23119)',
      whole(1, 65535),
    )
    .option('--threads <number>', 'threads to read with (default: what is worth it)', whole(1, 256))
    .option('--problems <file>', 'write all problems to a file, as JSON lines')
    .option('--strict', 'write no atlas where there is a problem')
    .option('--json', 'print the counts and the problems as JSON')
