/** What a person has chosen; everything that is shown follows from this and the data. Plain and serialisable. */
import { CONCEPT_TYPES, type Role } from '../../src/types.ts'

/** The types that a node can be filtered by; a node's type is an index into this list. */
export const NODE_TYPES = [...CONCEPT_TYPES, 'paper'] as const
export type NodeType = (typeof NODE_TYPES)[number]
export const PAPER = NODE_TYPES.indexOf('paper')

export type Theme = 'light' | 'dark'

/** Centre in the framed square of the map (0.5, 0.5 is its middle); ratio 1 shows all, smaller is nearer. */
export interface Camera {
  x: number
  y: number
  ratio: number
}

export const COLUMNS = ['name', 'type', 'papers', 'year', 'cluster'] as const
export type Column = (typeof COLUMNS)[number]

export interface Sort {
  by: Column
  /** Largest first, or from Z to A. */
  down: boolean
}

/** A number that papers keep, by its name. */
export type Keeping = `kept:${string}`
export const isKeeping = (text: string | null): text is Keeping => text?.startsWith('kept:') ?? false

/** What the colour of a node says. */
export const COLORINGS = ['cluster', 'year', 'trend', 'type', 'papers', 'cited'] as const
export type Coloring = (typeof COLORINGS)[number] | Keeping

/** What the size of a node says. */
export const SIZINGS = ['papers', 'year', 'trend', 'cited', 'alike'] as const
export type Sizing = (typeof SIZINGS)[number] | Keeping

export interface State {
  /** Key of the node in focus. */
  selected: string | null
  /** What a person calls this view, where it has a name. */
  name: string | null
  /** What is asked of the whole map, a word and what belongs to it: `gaps`, `gaps c:vit`, `compare 2020`. */
  panel: string | null
  /** Number of the cluster in focus; where a node is in focus, the cluster that one comes from. */
  cluster: number | null
  /** Key of a second node, whose connection with the focus is explained. */
  other: string | null
  /** Key of the other end of the link whose sentence is unfolded. */
  link: string | null
  /** How far the neighbourhood of the focus reaches. */
  steps: 1 | 2
  /** How many of the focus's neighbours are shown one step away, the strongest first; 0 for all. */
  near: number
  hiddenCommunities: readonly number[]
  hiddenTypes: readonly NodeType[]
  hiddenRoles: readonly Role[]
  /** First and last year of the papers that are shown, `null` for all. */
  years: readonly [first: number, last: number] | null
  /** Concepts of fewer papers are hidden. */
  leastPapers: number
  /** Links of less weight are hidden; in [0, 1]. */
  leastWeight: number
  /** Whether concepts that one paper alone has are shown, all of them. */
  alone: boolean
  /** Whether papers without a link are shown. */
  unlinked: boolean
  color: Coloring
  size: Sizing
  view: 'map' | 'list'
  /** What the list is sorted by; `null` has the most important first. */
  sort: Sort | null
  /** `null` follows the system. */
  theme: Theme | null
  query: string
  /** `null` shows everything. */
  camera: Camera | null
}

/** Neighbours of a hub that a picture has room for. */
export const NEAR = 30

export const INITIAL: State = {
  name: null,
  selected: null,
  panel: null,
  cluster: null,
  other: null,
  link: null,
  steps: 1,
  near: NEAR,
  hiddenCommunities: [],
  hiddenTypes: [],
  hiddenRoles: [],
  years: null,
  leastPapers: 1,
  leastWeight: 0,
  alone: false,
  unlinked: false,
  color: 'cluster',
  size: 'papers',
  view: 'map',
  sort: null,
  theme: null,
  query: '',
  camera: null,
}

export const select = (state: State, key: string | null): State => ({
  ...state,
  selected: key,
  other: null,
  link: null,
  near: key === state.selected ? state.near : NEAR,
  query: '',
})

/** Focuses a cluster. */
export const selectCluster = (state: State, cluster: number): State => ({ ...select(state, null), cluster })

/** Asks something of the whole map; what was in focus is left. */
export const ask = (state: State, panel: string): State => ({ ...select(state, null), cluster: null, panel })

/** Explains how the focus is connected with `key`; without a focus, or for the focus itself, `key` becomes the focus. */
export const compare = (state: State, key: string): State =>
  state.selected === null || state.selected === key
    ? select(state, key)
    : { ...state, other: key, link: null, query: '' }

/** Focuses `key` and unfolds the sentence of its link to `other`. */
export const selectLink = (state: State, key: string, other: string): State => ({
  ...state,
  selected: key,
  other: null,
  link: other,
  query: '',
})

/** Unfolds the link to `other`, or folds it where it is open. */
export const toggleLink = (state: State, other: string): State => ({
  ...state,
  link: state.link === other ? null : other,
})

const toggled = <T extends number | string>(list: readonly T[], item: T): T[] =>
  list.includes(item)
    ? list.filter((other) => other !== item)
    : [...list, item].sort((a, b) => (a < b ? -1 : 1))

export const toggleCommunity = (state: State, id: number): State => ({
  ...state,
  hiddenCommunities: toggled(state.hiddenCommunities, id),
})

/** Shows or hides all of some communities. */
export const setCommunities = (state: State, ids: readonly number[], shows: boolean): State => {
  const others = state.hiddenCommunities.filter((id) => !ids.includes(id))
  return { ...state, hiddenCommunities: shows ? others : [...others, ...ids].sort((a, b) => a - b) }
}

/** Numbers begin with the largest, names with A; then the other way round, then as it was. */
export function sortBy(state: State, by: Column): State {
  const first = by === 'papers' || by === 'year'
  const { sort } = state
  if (sort?.by !== by) return { ...state, sort: { by, down: first } }
  return { ...state, sort: sort.down === first ? { by, down: !first } : null }
}

export const toggleType = (state: State, type: NodeType): State => ({
  ...state,
  hiddenTypes: toggled(state.hiddenTypes, type),
})

export const toggleRole = (state: State, role: Role): State => ({
  ...state,
  hiddenRoles: toggled(state.hiddenRoles, role),
})

/** What can be filtered by, as it is without filters. */
const UNFILTERED = {
  hiddenCommunities: [],
  hiddenTypes: [],
  hiddenRoles: [],
  years: null,
  leastPapers: 1,
  leastWeight: 0,
} satisfies Partial<State>

export const clearFilters = (state: State): State => ({ ...state, ...UNFILTERED })

export const isFiltered = (state: State): boolean =>
  state.hiddenCommunities.length > 0 || state.hiddenTypes.length > 0 || filtersLinks(state)

/** Whether a filter takes away single links; nodes that lose all of theirs go with them. */
export const filtersLinks = ({ hiddenRoles, years, leastPapers, leastWeight }: State): boolean =>
  hiddenRoles.length > 0 || years !== null || leastPapers > 1 || leastWeight > 0

export const hasFocus = ({ selected, cluster }: State): boolean => selected !== null || cluster !== null

/**
 * One step back, as Escape does it: the search text first, then the second node (of a pair that a panel has named both),
 * the node, the cluster, the panel.
 */
export function stepBack(state: State): State {
  if (state.query !== '') return { ...state, query: '' }
  if (state.other !== null && state.panel === null) return { ...state, other: null }
  if (state.selected !== null) return select(state, null)
  if (state.cluster !== null) return { ...state, cluster: null }
  return state.panel === null ? state : { ...state, panel: null }
}

/** Whether going from one to the other is worth an entry in the browser's history. */
export const isStep = (from: State, to: State): boolean =>
  from.selected !== to.selected ||
  (from.panel === null) !== (to.panel === null) ||
  from.cluster !== to.cluster ||
  from.other !== to.other ||
  from.link !== to.link
