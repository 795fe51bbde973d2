/** What an atlas was built from and how, kept in its manifest so that the build can be done again. */
import { column, fail, fieldsOf, isString, isWhole, MANY } from './check.ts'
import { MANIFEST_FILE } from './format.ts'

/** What is left out was not given. A path that is not absolute starts from the atlas folder. */
export interface Recipe {
  /** Files, folders, `zotero:…`, and `-` for standard input; sorted. */
  sources: string[]
  vocabulary?: string[]
  corrections?: string[]
  /** Columns of tables by field. */
  map?: [field: string, name: string][]
  /** Fields of numbers by the names that these get. */
  keep?: [name: string, field: string][]
  /** Primary tags, or `all`. */
  lang?: string[]
  seed?: number
  minPapers?: number
  zoteroPort?: number
  strict?: true
  /** Whether papers are kept in a collection named after their source. */
  label?: true
}

const LISTS = ['vocabulary', 'corrections', 'lang'] as const
const PAIRS = ['map', 'keep'] as const
const FLAGS = ['strict', 'label'] as const
const NUMBERS = ['seed', 'minPapers', 'zoteroPort'] as const
const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every(isString)

/** What a parsed manifest says it was built from; undefined where it does not. Throws a FolderError where that is broken. */
export function readRecipe(json: unknown): Recipe | undefined {
  const manifest = fieldsOf(json, MANIFEST_FILE)
  if (!manifest.has('built')) return undefined
  const where = `${MANIFEST_FILE}: built`
  const built = fieldsOf(manifest.get('built'), where)
  const texts = (name: string): string[] => column(built.get(name), `${where}.${name}`, 'text', isString)
  const recipe: Recipe = { sources: texts('sources') }
  for (const name of LISTS) if (built.has(name)) recipe[name] = texts(name)
  for (const name of NUMBERS) {
    const value = built.get(name)
    if (value === undefined) continue
    if (!isWhole(0, MANY)(value)) fail(`${where}.${name}`, 'a whole number', value)
    recipe[name] = value
  }
  for (const name of PAIRS)
    if (built.has(name)) recipe[name] = column(built.get(name), `${where}.${name}`, 'a pair of texts', isPair)
  for (const name of FLAGS) if (built.get(name) === true) recipe[name] = true
  return recipe
}
