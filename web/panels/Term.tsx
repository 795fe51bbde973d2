import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Role } from '../../src/types.ts'

/** The words of the map that are not everyday, each in a sentence. */
export const TERMS = {
  concept: 'What papers are about, under all of its names: a task, method, dataset, metric or topic.',
  cluster: 'Concepts that keep company: they stand in the same papers more often than with others.',
  region: 'A group of clusters that lie near each other.',
  type: 'What kind of thing a concept is, by how papers speak of it.',
  role: 'What a paper does with a concept, by the sentence that names it: proposes it, evaluates on it, uses it…',
  weight:
    'How much a link says, from 0 to 1: more where a paper names the concept often, less where all papers do.',
  company:
    'Concepts that stand in the same papers; the bar is longer the more often one comes with the other.',
  evidence: 'The sentence of the paper that names the concept.',
} as const

/** What each role says of a paper and a concept. */
export const ROLE_TERMS: Record<Role, string> = {
  proposes: 'The paper introduces it.',
  'evaluates-on': 'The paper tests something on it.',
  'compares-with': 'The paper sets its own beside it.',
  measures: 'The paper reports figures of it.',
  addresses: 'The paper works on it.',
  uses: 'The paper builds on it.',
  mentions: 'The paper names it, no more.',
}

/** A word that explains itself under the pointer, in focus, and by a tap. */
export function Term({ says, children }: { says: string; children: ComponentChildren }) {
  return (
    <button type="button" class="term" data-tip={says} aria-describedby="tip">
      {children}
    </button>
  )
}

/** CSS pixels between a word and its explanation, and from there to the border of the page. */
const GAP = 6
const WIDTH = 260

/** Shows the `data-tip` of what is pointed at or in focus; Escape puts it away. */
export function Tip() {
  const [shown, setShown] = useState<{ word: HTMLElement } | null>(null)
  useEffect(() => {
    const show = ({ target }: Event): void => {
      const word = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
      setShown(word && { word })
    }
    const hide = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') setShown(null)
    }
    // What comes into focus is scrolled into sight after that.
    const follow = (): void => setShown((before) => before && { ...before })
    const listeners = [
      ['pointerover', show],
      ['focusin', show],
      ['click', show],
      ['focusout', hide],
      ['scroll', follow],
      ['keydown', hide],
    ] as const
    for (const [name, listener] of listeners) addEventListener(name, listener, true)
    return () => {
      for (const [name, listener] of listeners) removeEventListener(name, listener, true)
    }
  }, [])
  const { left, top, bottom } = shown?.word.getBoundingClientRect() ?? { left: 0, top: 0, bottom: 0 }
  return (
    <p
      id="tip"
      role="tooltip"
      class="tip"
      hidden={shown === null}
      style={{
        left: `${Math.max(8, Math.min(left, innerWidth - WIDTH - 8))}px`,
        ...(bottom < innerHeight * 0.75
          ? { top: `${bottom + GAP}px` }
          : { bottom: `${innerHeight - top + GAP}px` }),
      }}
    >
      {shown?.word.dataset.tip}
    </p>
  )
}
