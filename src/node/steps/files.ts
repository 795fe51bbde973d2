/** The files that steps hand to each other: papers as JSON lines, a recipe as JSON, all else as partials/format.ts says. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type Column, wholes } from '../../column.ts'
import { type Recipe, readRecipe, type Whole } from '../../folder/index.ts'
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
  for (const path of paths) for await (const { paper } of papersIn(path)) papers.push(paper)
  return papers
}

/** The papers of a file, each with where its line begins and how long it is, in bytes. */
async function* papersIn(path: string): AsyncGenerator<{ paper: Paper; at: number; bytes: number }> {
  let line = 0
  let at = 0
  try {
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      line++
      const bytes = Buffer.byteLength(text)
      if (text !== '') yield { paper: paperOf(text), at, bytes }
      at += bytes + 1
    }
  } catch (error) {
    const reason =
      error instanceof SyntaxError ? `line ${line}: expected a paper: ${error.message}` : reasonOf(error)
    throw new Error(`${path}: ${reason}`)
  }
}

/** Papers without the text that no map is drawn by, which is most of them. */
export interface TitledPapers {
  papers: Paper[]
  /** A paper with its abstract, read from its file. Throws an Error where that is gone. */
  whole: Whole
  close(): void
}

/** Of an abstract so much is left where a paper has no title: its first words may be what it is called by. */
const OPENING = 1000

/** The papers of files that `papers` wrote, as `readPaperFiles`, their abstracts left in the files. */
export async function readTitles(paths: readonly string[]): Promise<TitledPapers> {
  const papers: Paper[] = []
  /** Of each paper its file, where its line begins in it, and how long it is. */
  const places: Column<Uint32Array> = wholes()
  for (const [file, path] of paths.entries())
    for await (const { paper, at, bytes } of papersIn(path)) {
      papers.push({ ...paper, abstract: paper.title === '' ? paper.abstract.slice(0, OPENING) : '' })
      for (const value of [file, at, bytes]) places.push(value)
    }
  const open = paths.map((path) => openSync(path, 'r'))
  const whole: Whole = (paper, number) => {
    const [file, at, bytes] = places.array.subarray(number * 3)
    const line = Buffer.alloc(bytes)
    readSync(open[file], line, 0, bytes, at)
    return { ...paper, abstract: paperOf(line.toString('utf8')).abstract }
  }
  return { papers, whole, close: () => open.forEach(closeSync) }
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
