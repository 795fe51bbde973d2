/** What the evaluations read from `../shared`, and confidence intervals. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { generator } from '../../src/random.ts'
import type { Paper } from '../../src/types.ts'
import { paperOf } from '../helpers/paper.ts'

export const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url))

/** The records of a JSONL file under `../shared`, gzipped or not; ends the process where it is missing. */
export function readShared<T>(path: string): T[] {
  const file = SHARED + path
  if (!existsSync(file)) {
    console.error(`this evaluation needs ../shared/${path}, which is not there`)
    process.exit(1)
  }
  const bytes = readFileSync(file)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as T] : []))
}

export interface GoldConcept {
  label: string
  aliases: string[]
  type: string
  role: string
  salient: boolean
}
export interface GoldPaper {
  id: string
  concepts: GoldConcept[]
}

/** A paper of which only the text is known, by its abstract first. */
export const textPaper = (id: string, abstract: string, title = '', keywords: string[] = []): Paper =>
  paperOf(id, title, abstract, keywords)

export const byId = (papers: readonly Paper[]): Paper[] =>
  papers.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

export interface Estimate {
  value: number
  /** 95 % bootstrap interval over papers. */
  low: number
  high: number
}

/** A statistic of a sample with its percentile bootstrap interval (Efron 1979), 1,000 resamples, seeded. */
export function bootstrap<T>(sample: readonly T[], statistic: (sample: readonly T[]) => number): Estimate {
  const random = generator(1)
  const values = Array.from({ length: 1000 }, () =>
    statistic(sample.map(() => sample[Math.floor(random() * sample.length)])),
  ).sort((a, b) => a - b)
  return { value: statistic(sample), low: values[25], high: values[974] }
}
