import { type Command, Option } from 'commander'
import type { Named } from '../../related/find.ts'
import {
  CITED_WAYS,
  type CitedWay,
  FACETS,
  type FacetName,
  facetOf,
  type Library,
  type Wanted,
} from '../../related/index.ts'
import { type Problem, ROLES, type Role } from '../../types.ts'
import type { Likeness, Subject } from '../likeness.ts'
import {
  type Asked,
  answer,
  type CitedFound,
  citedAnswer,
  citedReadable,
  type Found,
  readable,
} from './related-answer.ts'
import { print, UsageError, verbOf, whole, yearsOf } from './usage.ts'

interface Given {
  text?: string
  concept?: string[]
  queries?: string
  with?: string[]
  vectors?: string
  model?: string
  count: number
  year?: readonly [number, number]
  venue?: string
  role?: Role
  facet?: FacetName
  diverse?: boolean
  cites?: CitedWay
  json?: boolean
}

export function related(program: Command): void {
  verbOf(
    program,
    'related <dir> [papers...]',
    'Related work of papers in the atlas (each by its id or title), of a concept, or of a new abstract; with reasons.',
    'related atlas abstracts-2 --count 5\n  $ concept-atlas related atlas --concept "vision transformer" --role uses --year 2020..',
  )
    .option(
      '--concept <name>',
      'a concept in the atlas instead of a paper (repeatable)',
      (name: string, names: string[] = []) => [...names, name],
    )
    .option('--text <file>', 'a file with a new abstract, - for standard input')
    .option(
      '--queries <file>',
      'JSON lines: ids, or records with title and abstract; prints one JSON line each, as they come',
    )
    .option(
      '--with <file>',
      'papers that the atlas does not have yet, to be found beside its own (repeatable)',
      (file: string, files: string[] = []) => [...files, file],
    )
    .option(
      '--vectors <file>',
      'vectors of the papers, such as embeddings, to rank by too: JSON lines of id and vector, or X.npy with the ids in X.txt',
    )
    .option('--model <folder>', 'the model that `embed` was given, to make a vector of a new text')
    .option('--count <number>', 'papers to name for each', whole(1, 1e6), 10)
    .option('--year <years>', 'only papers of these years: 2020, 2018..2020, 2020.. or ..2015', yearsOf)
    .option('--venue <words>', 'only papers whose venue has these words')
    .addOption(new Option('--role <role>', 'only papers to which a shared concept is this').choices(ROLES))
    .addOption(new Option('--facet <facet>', 'what of the paper counts most').choices(FACETS))
    .option('--diverse', 'papers unlike each other, so that the list covers the sub-topics')
    .addOption(
      new Option(
        '--cites <way>',
        'instead of papers near to it: what it and the 40 nearest cite most (prior works), or what cites most of them (later works), where the sources tell what papers cite',
      ).choices(CITED_WAYS),
    )
    .option('--json', 'print JSON')
    .action(run)
}

async function run(dir: string, names: string[], given: Given): Promise<void> {
  const {
    text,
    queries,
    concept,
    json,
    year,
    cites,
    with: files,
    vectors: vectorFile,
    model,
    facet,
    ...wishes
  } = given
  const ways = [names.length > 0, concept !== undefined, text !== undefined, queries !== undefined]
  if (ways.filter(Boolean).length !== 1)
    throw new UsageError('expected one of: papers, --concept NAME, --text FILE, --queries FILE')
  if (vectorFile !== undefined && model !== undefined)
    throw new UsageError('expected one of: --vectors FILE, --model FOLDER')
  const { loadLibrary } = await import('../store.ts')
  const opened = await loadLibrary(dir)
  const { library, named } = files === undefined ? opened : await joined(opened, files)
  const wanted: Wanted = { ...wishes, years: year, facet: facet && facetOf(facet) }
  const vectors = await (await import('../likeness.ts')).likenessOf(
    dir,
    opened.embeddings,
    named.papers,
    given,
  )
  const findCited = cites && ((asked: Asked) => citedFor(library, asked, wanted, cites, vectors))
  const answerTo = async (asked: Asked): Promise<object> =>
    findCited
      ? citedAnswer(library, named, asked, await findCited(asked))
      : answer(library, named, asked, await find(library, named, asked, wanted, vectors))
  if (queries !== undefined) return answerAll(named, queries, answerTo)
  const asked = await askedOf(named, names, given)
  if (json) return print(JSON.stringify(await answerTo(asked)))
  if (findCited) return print(citedReadable(library, named, await findCited(asked)))
  const found = await find(library, named, asked, wanted, vectors)
  for (const note of found.notes) process.stderr.write(`note: ${note}\n`)
  await print(found.nothing ?? readable(library, named, asked, found.related))
}

/** The library with the papers of files; those that it has, by their id, are left out. */
async function joined(
  { library, named }: { library: Library; named: Named },
  files: string[],
): Promise<{ library: Library; named: Named }> {
  const { readPapers } = await import('../files.ts')
  const { reportProblems } = await import('../progress.ts')
  const { libraryWith } = await import('../../related/index.ts')
  const { papers, problems } = await readPapers(files)
  reportProblems(problems, process.stderr)
  const known = new Set(named.papers.map(({ id }) => id))
  const added = papers.filter(({ id }) => !known.has(id))
  return {
    library: await libraryWith(library, added),
    named: {
      concepts: named.concepts,
      papers: [...named.papers, ...added],
      labels: [...named.labels, ...added.map(({ title, id }) => title || id)],
    },
  }
}

const subjectOf = ({ id, ids = [id], query }: Asked): Subject => ({ ids, query })

async function find(
  library: Library,
  named: Named,
  asked: Asked,
  wanted: Wanted,
  vectors: Likeness | undefined,
): Promise<Found> {
  const { query } = asked
  const { MOST_SAME, relatedIn, remarksOn, whyNothing } = await import('../../related/index.ts')
  const outside = await vectors?.to(subjectOf(asked))
  const count = wanted.count + MOST_SAME
  const found = await relatedIn(library, query, { ...wanted, count, outside })
  const related = found.filter(({ same }) => !same).slice(0, wanted.count)
  const notes = remarksOn(query)
  for (const { paper, same } of found)
    if (same) notes.push(`The atlas has it, too, as ${named.papers[paper].id}.`)
  if (vectors) notes.push(...(outside ? vectors.with : [vectors.without]))
  return related.length > 0
    ? { related, notes }
    : { related, notes, nothing: whyNothing(library, query, wanted) }
}

async function citedFor(
  library: Library,
  asked: Asked,
  wanted: Wanted,
  way: CitedWay,
  vectors: Likeness | undefined,
): Promise<CitedFound> {
  const { citedNearTo } = await import('../../related/index.ts')
  const outside = await vectors?.to(subjectOf(asked))
  const found = await citedNearTo(library, asked.query, { ...wanted, outside }, way)
  return { way, ...found }
}

async function askedOf(named: Named, names: string[], { text, concept }: Given): Promise<Asked> {
  const { keyOf, nodeNamed } = await import('./nodes.ts')
  if (text !== undefined) {
    const { fromText } = await import('../queries.ts')
    return { id: text, query: await fromText(text) }
  }
  const kind = concept === undefined ? 'paper' : 'concept'
  const nodes = (concept ?? names).map((name) => nodeNamed(named, name, [kind]))
  const numbers = [...new Set(nodes.map(({ index }) => index))]
  const ids = numbers.map((index) => (concept ? keyOf(named, { kind, index }) : named.papers[index].id))
  return {
    id: ids.join(' '),
    ...(ids.length > 1 && { ids }),
    query: concept ? { concepts: numbers } : { papers: numbers },
  }
}

async function answerAll(
  named: Named,
  file: string,
  answerTo: (asked: Asked) => Promise<object>,
): Promise<void> {
  const { queriesIn } = await import('../queries.ts')
  const { reportProblems } = await import('../progress.ts')
  const problems: Problem[] = []
  for await (const asked of queriesIn(named.papers, file))
    if ('problem' in asked) problems.push(asked.problem)
    else await print(JSON.stringify(await answerTo(asked)))
  reportProblems(problems, process.stderr)
  if (problems.length > 0)
    throw new Error(`${file}: expected queries, found ${problems.length} lines that are none`)
}
