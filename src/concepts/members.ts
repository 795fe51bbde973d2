/** The forms that are one concept, and the surfaces that they have together. */
import type { FormCount, SurfaceCount } from './form-counts.ts'
import type { Joined } from './merging.ts'
import { REASON_RANK } from './reasons.ts'

export type Member = FormCount & { form: string; joined: Joined | undefined }

/**
 * All surfaces of the members; most concepts have one form, whose surfaces they are. A form that weak evidence joined to
 * others is here for that reason.
 */
export function surfacesOf(members: readonly Member[]): readonly SurfaceCount[] {
  const [{ surfaces, joined }] = members
  if (members.length === 1 && !joined) return surfaces
  const all: SurfaceCount[] = []
  for (const { surfaces: own, joined } of members)
    for (const surface of own) addSurface(all, { ...surface, ...(surface.why === 'same form' && joined) })
  return all
}

/** Adds a surface, in place; of two reasons the better stays, of two papers that give it the first. */
function addSurface(surfaces: SurfaceCount[], surface: SurfaceCount): void {
  const known = surfaces.find(({ text }) => text === surface.text)
  if (known === undefined) {
    surfaces.push(surface)
    return
  }
  known.papers += surface.papers
  known.running += surface.running
  const rank = REASON_RANK[surface.why] - REASON_RANK[known.why]
  if (rank > 0 || (rank === 0 && surface.paper >= known.paper)) return
  known.why = surface.why
  known.paper = surface.paper
}
