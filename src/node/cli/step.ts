/** The passes of a build as processes of their own, for engines that spread them over machines (spark/). */
import type { Command } from 'commander'
import { type BuildGiven, recipeOf, withBuildOptions } from './build-options.ts'
import { needed, print, whole } from './usage.ts'

type Files = { out: string; recipe?: string }

/** Hidden: it is for programs. */
export function step(program: Command): void {
  const steps = program
    .command('step', { hidden: true })
    .description(
      'One pass of a build over files of papers, or a merge of what such passes counted: papers, sketch and survey (with 5,000 papers or more), count, settle, link, terms, index, draw. spark/ puts them together.',
    )
  const of = (usage: string, description: string): Command =>
    steps.command(usage).description(description).addOption(needed('--out <path>', 'what to write'))
  const pass = (usage: string, description: string): Command =>
    of(usage, description).option('--recipe <file>', 'recipe.json of `step papers`')
  const passes = () => import('../steps/passes.ts')
  const all = () => import('../steps/whole.ts')
  const recipeIn = async ({ recipe }: Files) => (await import('../steps/files.ts')).readRecipeFile(recipe)

  withBuildOptions(
    of(
      'papers <path...>',
      'Read papers as build does, one per work, into files that the other steps take.',
    ).addOption(needed('--parts <number>', 'how many files').argParser(whole(1, 1e6))),
  ).action(async (paths: string[], given: BuildGiven & Files & { parts: number }) => {
    const { papers } = await all()
    const { reportProblems } = await import('../progress.ts')
    const { problems, ...done } = await papers(recipeOf(paths, given), given.parts, given.out)
    reportProblems(problems, process.stderr)
    await print(JSON.stringify(done))
  })
  pass('sketch <papers...>', 'Sketch the n-grams that the model does not know.')
    .addOption(needed('--all <number>', 'papers in all files').argParser(whole(0, 1e9)))
    .action(async (papers: string[], given: Files & { all: number }) =>
      (await passes()).sketch(papers, given.all, await recipeIn(given), given.out),
    )
  pass('survey <papers...>', 'Count those of them that all papers have often enough.')
    .addOption(needed('--sketch <file>', 'the merged sketch of all papers'))
    .action(async (papers: string[], given: Files & { sketch: string }) =>
      (await passes()).survey(papers, given.sketch, await recipeIn(given), given.out),
    )
  pass('count <papers...>', 'Count concepts.')
    .option('--ngrams <file>', 'the merged survey of all papers')
    .action(async (papers: string[], given: Files & { ngrams?: string }) =>
      (await passes()).count(papers, given.ngrams, await recipeIn(given), given.out),
    )
  of('merge <file...>', 'Merge sketches, surveys or counts; any order and any tree give the same bytes.')
    .option(
      '--least <papers>',
      'in the last merge of surveys: leave out what fewer papers have',
      whole(0, 1e9),
      0,
    )
    .action(async (files: string[], given: Files & { least: number }) =>
      (await passes()).merge(files, given.least, given.out),
    )
  pass('settle <counts>', 'Settle what the concepts of all papers are.')
    .addOption(needed('--papers <number>', 'how many papers there are').argParser(whole(0, 1e9)))
    .addOption(needed('--linking <file>', 'where to write what papers are linked by'))
    .action(async (counts: string, given: Files & { papers: number; linking: string }) => {
      await (await all()).settleCounts(counts, given.papers, await recipeIn(given), given)
    })
  pass('link <papers...>', 'Link papers to the concepts.')
    .addOption(needed('--linking <file>', 'of `step settle`'))
    .option('--ngrams <file>', 'the merged survey of all papers')
    .action(async (papers: string[], given: Files & { linking: string; ngrams?: string }) =>
      (await passes()).link(papers, given.linking, given.ngrams, await recipeIn(given), given.out),
    )
  of('terms <papers...>', 'Count the words that the index of related work is made of.').action(
    async (papers: string[], given: Files) => (await passes()).terms(papers, given.out),
  )
  of('index <terms...>', 'Make that index, from the terms of all papers in the order of their files.').action(
    async (terms: string[], given: Files) => (await all()).index(terms, given.out),
  )
  pass('draw <papers...>', 'Draw the map and save the atlas folder.')
    .addOption(needed('--settled <file>', 'of `step settle`'))
    .addOption(needed('--links <file...>', 'of `step link`, in the order of the files of papers'))
    .addOption(needed('--index <file>', 'of `step index`'))
    .action(async (papers: string[], given: Files & { settled: string; links: string[]; index: string }) => {
      await (await all()).drawAtlas(papers, { ...given, recipe: await recipeIn(given) })
    })
}
