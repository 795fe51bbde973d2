import type { Command } from 'commander'
import { needed, print, verbOf, whole } from './usage.ts'

interface Given {
  model: string
  threads?: number
  json?: boolean
}

export function embed(program: Command): void {
  verbOf(
    program,
    'embed <dir>',
    'Have a sentence encoder of yours make a vector of each paper, kept in the atlas: related work is then ranked by them too. Papers that have one of this model are passed over, so it may be stopped and run again. Nothing is downloaded.',
    'embed atlas --model all-MiniLM-L6-v2/',
  )
    .addOption(
      needed(
        '--model <folder>',
        'the folder of the model: model.onnx (or onnx/model.onnx), tokenizer.json or vocab.txt',
      ),
    )
    .option('--threads <number>', 'threads to run it on', whole(1, 64))
    .option('--json', 'print JSON')
    .action(run)
}

async function run(dir: string, { model, threads, json }: Given): Promise<void> {
  const { loadManifest } = await import('../manifest.ts')
  const { openEncoder } = await import('../embedding/encoder.ts')
  const { embedAtlas } = await import('../embedding/embed.ts')
  const { encoderThreads } = await import('../likeness.ts')
  const { progressOn } = await import('../progress.ts')
  await loadManifest(dir)
  const encoder = await openEncoder(model, threads ?? encoderThreads())
  const progress = await progressOn(process.stderr)
  const { papers, made, without } = await embedAtlas(dir, encoder, (done, of) =>
    progress('making vectors', done, of),
  ).finally(() => progress.stop())
  if (json) return print(JSON.stringify({ dir, model: encoder.id.name, papers, made, without }))
  const left = without > 0 ? `; ${without} without words` : ''
  await print(
    `${dir}: vectors of ${papers} papers, ${made} of them new${left}\nRelated work goes by them from now on: concept-atlas related ${dir} PAPER`,
  )
}
