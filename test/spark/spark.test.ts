/**
 * The job of `spark/` in local mode. It needs Java, and PySpark (spark/requirements.txt) in the Python that SPARK_PYTHON names,
 * by default python3; without them it is skipped.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { atlas, BIN, filesIn, scratch, TSX } from '../helpers/cli.ts'

const PYTHON = process.env.SPARK_PYTHON ?? 'python3'
const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0
const IS_THERE = runs('java', '-version') && runs(PYTHON, '-c', 'import pyspark')
if (!IS_THERE)
  console.warn(`skipped: no Java, or no PySpark in ${PYTHON} (pip install -r spark/requirements.txt)`)

const folder = scratch()
const at = (...names: string[]): string => join(folder, ...names)
const record = (p: number): string =>
  `${JSON.stringify({
    id: `p${p}`,
    title: `On ${['ViT', 'LoRA', 'GLUE'][p % 3]}`,
    abstract: `We compare Vision Transformers (ViTs) with Net${p % 7} on ${['ImageNet', 'CIFAR-100'][p % 2]}.`,
  })}\n`

/** Two slots of this machine, which listen to nobody else. */
const LOCAL = [
  ...['--master', 'local[2]', '--driver-memory', '1g'],
  ...['spark.driver.host=127.0.0.1', 'spark.driver.bindAddress=127.0.0.1', 'spark.ui.enabled=false'].flatMap(
    (one) => ['--conf', one],
  ),
]

test.skipIf(!IS_THERE)(
  'a job on Spark gives the folder that a build gives, to the byte',
  async () => {
    writeFileSync(at('papers.jsonl'), Array.from({ length: 3000 }, (_, p) => record(p)).join(''))
    const built = await atlas(['build', at('papers.jsonl'), '--out', at('built'), '--seed', '2'])
    expect(built.code).toBe(0)
    const job = join(import.meta.dirname, '../../spark/concept_atlas.py')
    const command = [process.execPath, TSX, BIN].map((part) => `'${part}'`).join(' ')
    const given = ['--command', command, '--parts', '3', '--work', at('work'), '--option=--seed=2']
    const done = spawnSync(PYTHON, [job, ...given, '--out', at('spark'), at('papers.jsonl')], {
      encoding: 'utf8',
      env: {
        ...process.env,
        SPARK_LOCAL_IP: '127.0.0.1',
        PYSPARK_PYTHON: PYTHON,
        PYSPARK_SUBMIT_ARGS: `${LOCAL.join(' ')} pyspark-shell`,
      },
    })
    expect([done.status, done.status === 0 ? '' : done.stderr.slice(-4000)]).toEqual([0, ''])
    expect(done.stdout).toContain('3000 papers in 3 parts')
    expect(filesIn(at('spark'))).toEqual(filesIn(at('built')))
  },
  900_000,
)
