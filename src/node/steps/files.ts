/** The files that steps hand to each other: papers as JSON lines, a recipe as JSON, all else as partials/format.ts says. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type Recipe, readRecipe } from '../../folder/index.ts'
import { BrokenBytes, readKind } from '../../partials/index.ts'
import type { Paper } from '../../types.ts'
import { aside } from '../aside.ts'
import { reasonOf } from '../files.ts'
import { move, write } from '../save/disk.ts'

/** Replaces a file of a step at one stroke. */
export const writeStep = (path: string, pieces: Iterable<string | Uint8Array>): Promise<void> =>
  aside(path, async (temporary) => {
    await write(temporary, pieces)
    await move(temporary, path)
  })

/** What `read` makes of the bytes of a file. Throws an Error that says which file is missing or broken. */
export async function readStep<T>(path: string, read: (bytes: Uint8Array) => T): Promise<T> {
  try {
    return read(await readFile(path))
  } catch (error) {
    if (error instanceof BrokenBytes) throw new Error(`${path}: ${error.message}`)
    throw new Error(`${path}: ${reasonOf(error)}`)
  }
}

export const readKindOf = <T>(path: string, kind: string): Promise<T> =>
  readStep(path, (bytes) => readKind<T>(bytes, kind))

/** The papers of files that `papers` wrote, file by file. Throws an Error where a line holds none. */
export async function readPaperFiles(paths: readonly string[]): Promise<Paper[]> {
  const papers: Paper[] = []
  for (const path of paths) {
    let line = 0
    try {
      for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
        line++
        if (text !== '') papers.push(paperOf(text))
      }
    } catch (error) {
      const reason =
        error instanceof SyntaxError ? `line ${line}: expected a paper: ${error.message}` : reasonOf(error)
      throw new Error(`${path}: ${reason}`)
    }
  }
  return papers
}

function paperOf(text: string): Paper {
  const paper = JSON.parse(text)
  const isOf = [paper?.id, paper?.title, paper?.abstract].every((one) => typeof one === 'string')
  if (!isOf) throw new SyntaxError(`found ${text.slice(0, 60)}`)
  return paper
}

/** The text of a file of papers. */
export function* paperLines(papers: readonly Paper[]): Iterable<string> {
  for (const paper of papers) yield `${JSON.stringify(paper)}\n`
}

/** What the atlas is made from and how; without a file nothing is asked for. */
export async function readRecipeFile(path: string | undefined): Promise<Recipe> {
  if (path === undefined) return { sources: [] }
  const recipe = await readStep(path, (bytes) =>
    readRecipe({ built: JSON.parse(Buffer.from(bytes).toString('utf8')) }),
  )
  return recipe ?? { sources: [] }
}
