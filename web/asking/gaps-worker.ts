import { gapsOf } from '../../src/related/gaps.ts'
import { serve } from '../worker/port.ts'
import type { GapQuestions } from './gaps.ts'

serve<GapQuestions>({
  async gaps({ label, count, start, concept, about, most, papers }) {
    const concepts = label.map((name, c) => ({ label: name, papers: count[c] }))
    const atlas = { papers: { length: start.length - 1 }, concepts, links: { start, concept } }
    return gapsOf(atlas, { most, papers, ...(about >= 0 && { about }) })
  },
})
