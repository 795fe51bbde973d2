/** The state as the fragment of the address, short and readable; what it does not know it keeps. */
import { ROLES, type Role } from '../../src/types.ts'
import {
  type Camera,
  COLORINGS,
  COLUMNS,
  INITIAL,
  isKeeping,
  type Keeping,
  NODE_TYPES,
  type NodeType,
  SIZINGS,
  type Sort,
  type State,
} from './state.ts'

const OURS = [
  'node',
  'panel',
  'name',
  'cluster',
  'with',
  'link',
  'steps',
  'near',
  'hide',
  'without',
  'roles-off',
  'years',
  'papers',
  'weight',
  'alone',
  'unlinked',
  'color',
  'size',
  'as',
  'sort',
  'theme',
  'q',
  'view',
]

/** The fragment without `#`; entries of `before` that are not ours stay. */
export function toFragment(state: State, before = ''): string {
  const fragment = new URLSearchParams()
  if (state.selected !== null) fragment.set('node', state.selected)
  if (state.name !== null) fragment.set('name', state.name)
  if (state.panel !== null) fragment.set('panel', state.panel)
  if (state.cluster !== null) fragment.set('cluster', String(state.cluster))
  if (state.other !== null) fragment.set('with', state.other)
  if (state.link !== null) fragment.set('link', state.link)
  if (state.steps !== INITIAL.steps) fragment.set('steps', String(state.steps))
  if (state.near !== INITIAL.near) fragment.set('near', String(state.near))
  if (state.hiddenCommunities.length) fragment.set('hide', state.hiddenCommunities.join(','))
  if (state.hiddenTypes.length) fragment.set('without', state.hiddenTypes.join(','))
  if (state.hiddenRoles.length) fragment.set('roles-off', state.hiddenRoles.join(','))
  if (state.years) fragment.set('years', state.years.join(','))
  if (state.leastPapers > 1) fragment.set('papers', String(state.leastPapers))
  if (state.leastWeight > 0) fragment.set('weight', String(state.leastWeight))
  if (state.alone) fragment.set('alone', '1')
  if (state.unlinked) fragment.set('unlinked', '1')
  if (state.color !== INITIAL.color) fragment.set('color', state.color)
  if (state.size !== INITIAL.size) fragment.set('size', state.size)
  if (state.view === 'list') fragment.set('as', 'list')
  if (state.sort) fragment.set('sort', `${state.sort.down ? '-' : ''}${state.sort.by}`)
  if (state.theme) fragment.set('theme', state.theme)
  if (state.query) fragment.set('q', state.query)
  if (state.camera) {
    const { x, y, ratio } = state.camera
    fragment.set('view', [x, y, ratio].map((number) => String(Number(number.toPrecision(6)))).join(','))
  }
  for (const [name, value] of new URLSearchParams(before))
    if (!OURS.includes(name)) fragment.append(name, value)
  return fragment.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
}

/** Whatever is missing, malformed or out of range is as in INITIAL. */
export function fromFragment(text: string): State {
  const fragment = new URLSearchParams(text.replace(/^#/, ''))
  const theme = fragment.get('theme')
  return {
    selected: fragment.get('node') || null,
    name: fragment.get('name') || null,
    panel: fragment.get('panel') || null,
    cluster: number(fragment.get('cluster')),
    other: (fragment.get('node') && fragment.get('with')) || null,
    link: fragment.get('link') || null,
    steps: fragment.get('steps') === '2' ? 2 : 1,
    near: number(fragment.get('near')) ?? INITIAL.near,
    hiddenCommunities: list(fragment.get('hide')).map(Number).filter(Number.isSafeInteger),
    hiddenTypes: list(fragment.get('without')).filter((type): type is NodeType =>
      (NODE_TYPES as readonly string[]).includes(type),
    ),
    hiddenRoles: list(fragment.get('roles-off')).filter((role): role is Role =>
      (ROLES as readonly string[]).includes(role),
    ),
    years: years(fragment.get('years')),
    leastPapers: within(fragment.get('papers'), 1, Number.MAX_SAFE_INTEGER, 1),
    leastWeight: within(fragment.get('weight'), 0, 1, 0),
    alone: fragment.get('alone') === '1',
    unlinked: fragment.get('unlinked') === '1',
    color: oneOf(COLORINGS, fragment.get('color')) ?? INITIAL.color,
    size: oneOf(SIZINGS, fragment.get('size')) ?? INITIAL.size,
    view: fragment.get('as') === 'list' ? 'list' : 'map',
    sort: sort(fragment.get('sort')),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    query: fragment.get('q') ?? '',
    camera: camera(fragment.get('view')),
  }
}

const number = (text: string | null): number | null => (text && /^\d{1,9}$/.test(text) ? Number(text) : null)

const list = (text: string | null): string[] => (text ? text.split(',') : [])

/** One of the choices that there always are, or a number that papers keep. */
const oneOf = <T extends string>(choices: readonly T[], text: string | null): T | Keeping | undefined =>
  isKeeping(text) ? text : choices.find((one) => one === text)

function sort(text: string | null): Sort | null {
  const by = COLUMNS.find((column) => text === column || text === `-${column}`)
  return by === undefined ? null : { by, down: text !== by }
}

function years(text: string | null): State['years'] {
  const [first, last] = list(text).map(Number)
  return Number.isSafeInteger(first) && Number.isSafeInteger(last) && first <= last ? [first, last] : null
}

function within(text: string | null, low: number, high: number, otherwise: number): number {
  const value = text === null ? Number.NaN : Number(text)
  return value >= low && value <= high ? value : otherwise
}

function camera(text: string | null): Camera | null {
  const [x, y, ratio] = list(text).map(Number)
  return Number.isFinite(x) && Number.isFinite(y) && ratio > 0 && ratio < Number.POSITIVE_INFINITY
    ? { x, y, ratio }
    : null
}
