/** Questions to an XML element: what is at a path, and what does it say as prose. */
import type { XmlElement } from './xml.ts'

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string'

/** The elements at a path of child names (`AuthorList/Author`). */
export function allAt(element: XmlElement | undefined, path: string): XmlElement[] {
  let level = element ? [element] : []
  for (const name of path.split('/'))
    level = level.flatMap(({ children }) => children.filter(isElement).filter((child) => child.name === name))
  return level
}

export const firstAt = (element: XmlElement | undefined, path: string): XmlElement | undefined =>
  allAt(element, path)[0]

/** The first element of this name at any depth. */
export function findElement(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children.filter(isElement) ?? []) {
    const found = child.name === name ? child : findElement(child, name)
    if (found) return found
  }
  return undefined
}

/** Elements that stand on their own lines. */
const BLOCK = /^(?:fragment|abstract|p|sec|div|list|list-item|disp-formula)$/
/** Other ways to write what stands beside them. */
const SILENT = /^(?:annotation|annotation-xml|note|variant|ref-list)$/
const HEADING = /^(?:title|label|head)$/
const ABSTRACT = /^abstract[\s:.]*$/i

function collect(element: XmlElement, parts: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(child.replace(/\s+/g, ' '))
    else if (SILENT.test(child.name)) continue
    else if (HEADING.test(child.name) && BLOCK.test(element.name)) {
      const heading = proseOf(child)
      if (heading && !ABSTRACT.test(heading)) parts.push(`\n${heading.replace(/:$/, '')}: `)
    } else if (child.name === 'tex-math') parts.push(`$${proseOf(child)}$`)
    else {
      if (BLOCK.test(child.name)) parts.push('\n')
      if (child.name === 'br') parts.push(' ')
      collect(child, parts)
      if (BLOCK.test(child.name)) parts.push('\n')
    }
  }
}

/**
 * What an element says, without markup: blocks on lines of their own, headings before their text (`Methods: …`),
 * formulas as their characters, white space as one space. '' for no element.
 */
export function proseOf(element: XmlElement | undefined): string {
  if (!element) return ''
  const parts: string[] = []
  collect(element, parts)
  return parts
    .join('')
    .replace(/ +/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .replace(/(:) ?\n/g, '$1 ')
    .replace(/([([]) (?=\S)/g, '$1')
    .trim()
}

/** What stands at a path, as prose; '' where nothing does. */
export const proseAt = (element: XmlElement | undefined, path: string): string =>
  proseOf(firstAt(element, path))
