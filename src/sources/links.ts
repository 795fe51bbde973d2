/** Web addresses of a paper: its own, and those of code that its abstract names. */
import type { ExternalLink } from '../types.ts'

const CODE_HOSTS = [
  'github.com',
  'gitlab.com',
  'huggingface.co',
  'bitbucket.org',
  'codeberg.org',
  'gitee.com',
  'anonymous.4open.science',
]
const HOSTS = CODE_HOSTS.map((host) => host.replaceAll('.', '\\.')).join('|')
/** How all of them end: most texts name none, and this is found ten times as fast as whole addresses. */
const CODE_HOST = /\.(?:com|co|org|science)\//i
/** A TeX escape (`\_`) belongs to the address, any other backslash or brace ends it. */
const CODE_LINK = new RegExp(
  String.raw`(?<![\w.@-])(?:https?://)?(?:www\.)?(?:${HOSTS})/(?:\\[_#%&~]|[^\s<>"'{}|\\^\x60$])+`,
  'gi',
)
const TRAILING = /[.,;:!?'"*…。，；：！？）】」»”’]$/u

/** Takes off what belongs to the sentence: its punctuation, and a bracket that the address does not open. */
function withoutSentence(address: string): string {
  for (;;) {
    const last = address.at(-1) ?? ''
    const opening = last === ')' ? '(' : last === ']' ? '[' : ''
    const unopened = opening !== '' && address.split(opening).length < address.split(last).length
    if (!unopened && !TRAILING.test(address)) return address
    address = address.slice(0, -1)
  }
}

const kindOf = (url: URL): ExternalLink['kind'] =>
  CODE_HOSTS.includes(url.hostname.replace(/^www\./, ''))
    ? 'code'
    : /\.pdf$/i.test(url.pathname)
      ? 'pdf'
      : 'paper'

/**
 * A link to an http(s) address, else undefined (nothing else may ever become something to click on). Control characters
 * are dropped: a URL parser reads over them, so that the address would be another than it seems.
 */
export function linkTo(address: string, kind?: ExternalLink['kind']): ExternalLink | undefined {
  const url = address.replace(/\p{Cc}/gu, '').trim()
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined
  return { kind: kind ?? kindOf(parsed), url }
}

/**
 * The web addresses among values that may be something else, too (a file, an id of a database). Of one that stands behind
 * other text (`Available from: https://…`) only the address.
 */
export const webAddresses = (values: readonly string[]): string[] =>
  values.flatMap((value) => (/^https?:/i.test(value) ? value : (/https?:\/\/\S+/i.exec(value)?.[0] ?? [])))

/** The addresses of code in a text, in its order, without what follows them in the sentence. */
export function codeLinks(text: string): ExternalLink[] {
  const found: ExternalLink[] = []
  if (!text.includes('/') || !CODE_HOST.test(text)) return found
  for (const [match] of text.matchAll(CODE_LINK)) {
    const address = withoutSentence(match).replace(/\\(?=[_#%&~])/g, '')
    const link = linkTo(/^https?:/i.test(address) ? address : `https://${address}`, 'code')
    if (link && new URL(link.url).pathname.length > 1) found.push(link)
  }
  return found
}
