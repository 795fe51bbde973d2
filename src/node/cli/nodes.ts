/** Papers and concepts as the command line names them. */
import { type Named, type NodeRef, resolve } from '../../related/find.ts'
import type { SourceHit } from '../../related/find-names.ts'
import { plain } from '../terminal.ts'

/** The node's key, as in the exports: `p:<id>`, `c:<slug>`. */
export const keyOf = (atlas: Named, { kind, index }: NodeRef): string =>
  kind === 'paper' ? `p:${atlas.papers[index].id}` : `c:${atlas.concepts[index].slug}`

export const labelOf = (atlas: Named, { kind, index }: NodeRef): string =>
  kind === 'paper' ? atlas.labels[index] : atlas.concepts[index].label

/** What a node is, for JSON: its kind, its id or slug, and its label. */
export const describe = (atlas: Named, node: NodeRef) => ({
  kind: node.kind,
  id: node.kind === 'paper' ? atlas.papers[node.index].id : atlas.concepts[node.index].slug,
  label: labelOf(atlas, node),
})

/** What an author or a venue is, for JSON: its kind, its name, and the ids of its papers. */
export const describeSource = (atlas: Named, { kind, name, papers }: SourceHit) => ({
  kind,
  label: name,
  papers: papers.map((paper) => atlas.papers[paper].id),
})

/** One line of text: the label, and the id where it says more. */
export function title(atlas: Named, node: NodeRef): string {
  const { id, label } = describe(atlas, node)
  return plain(node.kind === 'paper' && id !== label ? `${label} (${id})` : label)
}

const SHOWN = 8

/** The node that is meant; throws an Error that lists the candidates where it is not clear, or what comes near. */
export function nodeNamed(
  atlas: Named,
  name: string,
  kinds: readonly NodeRef['kind'][] = ['concept', 'paper'],
): NodeRef {
  const answer = resolve(atlas, name, kinds)
  if ('node' in answer) return answer.node
  const { candidates } = answer
  const listed = candidates
    .slice(0, SHOWN)
    .map((node) => `\n  ${keyOf(atlas, node)}  ${plain(labelOf(atlas, node))}`)
    .join('')
  const more = candidates.length > SHOWN ? `\n  … and ${candidates.length - SHOWN} more` : ''
  const expected = `expected the name of one ${kinds.length > 1 ? 'paper or concept' : kinds[0]}`
  if (candidates.length === 0)
    throw new Error(`${name}: ${expected}, found none; look with: concept-atlas find DIR WORDS`)
  const found = candidates[0].match === 'exact' ? `found ${candidates.length}` : 'found only names like it'
  throw new Error(`${name}: ${expected}, ${found}; say which:${listed}${more}`)
}
