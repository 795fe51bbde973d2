/** How the sources of a recipe are read: the same for a build and for its steps. */
import type { Recipe } from '../folder/index.ts'
import type { Paper } from '../types.ts'
import type { ReadPapersOptions } from './files.ts'

/** For `--lang`: every paper as if it were English. */
export const ALL = 'all'

export const isAll = ({ lang }: Pick<Recipe, 'lang'>): boolean => lang?.includes(ALL) ?? false

/** What sources are read by. */
export const readOptionsOf = ({ map, keep, label, zoteroPort }: Recipe): ReadPapersOptions => ({
  ...(map && { map: new Map(map) }),
  ...(keep && { keep: new Map(keep) }),
  ...(label && { label }),
  ...(zoteroPort !== undefined && { zoteroPort }),
})

/** The languages in which vocabularies are read; undefined for their own. */
export const languagesOf = (recipe: Pick<Recipe, 'lang'>): Recipe['lang'] =>
  isAll(recipe) ? undefined : recipe.lang

/** The papers in the languages of a recipe; one of which nothing tells the language is taken for English. */
export async function inLanguages(papers: Paper[], recipe: Pick<Recipe, 'lang'>): Promise<Paper[]> {
  const tags = languagesOf(recipe)
  if (tags === undefined) return papers
  const { languageOfPaper } = await import('../text/index.ts')
  return papers.filter((paper) => tags.includes(languageOfPaper(paper) ?? 'en'))
}
