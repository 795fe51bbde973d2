/** What a concept is to a paper, from the words around its mentions. */
import type { ConceptType, Role } from '../types.ts'

const PROPOSES =
  /\b(?:we|this (?:paper|work|article|study)|our (?:paper|work)|is|are|it)\b[^.;]{0,60}?\b(?:propos|introduc|present|develop|design|devis|build|creat|releas|construct|contribut|offer|formulat|term|call|dub|nam)(?:e[ds]?|s|ing|t|ed)?\b[^.;]{0,90}$|\b(?:termed|called|named|dubbed|coined)\b[^.;]{0,40}$/i
const EVALUATES =
  /\b(?:experiment|evaluat|result|test|validat|benchmark|demonstrat|show|achiev|improv|outperform|score)\w*\b[^.;]{0,120}\b(?:on|in|over|across|for|using)\b[^.;]{0,80}$|^\s*on\b[^.;]{0,60}$/i
const COMPARES =
  /\b(?:compared (?:to|with)|than|outperform\w*|beats?|surpass\w*|exceed\w*|over|baselines?|such as|against|versus|on par with|superior to|better than)\b[^.;]{0,70}$/i
const ADDRESSES =
  /\b(?:for|address\w*|tackl\w*|solv\w*|task of|problem of|towards?|improv\w*|to (?:learn|perform|achieve)|focus\w* on|study|studies|investigat\w*|explor\w*)\b[^.;]{0,50}$/i
const USES =
  /\b(?:us(?:e|es|ed|ing)|via|with|by|based on|appl(?:y|ies|ied)|employ\w*|leverag\w*|utiliz\w*|adopt\w*|built? (?:up)?on|incorporat\w*|integrat\w*|combin\w*|exploit\w*|through)\b[^.;]{0,60}$/i

/** The role that one mention suggests: `before` is its sentence up to it. */
export function roleOfMention(before: string, type: ConceptType, inTitle: boolean): Role {
  if (type === 'metric') return 'measures'
  if (
    PROPOSES.test(before) &&
    !/\b(?:based on|using|for|on|of|to|with|by|in)\b[^.;,]*$/i.test(before.slice(-60))
  )
    return 'proposes'
  if (type === 'dataset') return 'evaluates-on'
  if (/\b(?:outperform|compared|than|baseline|surpass|beat|on par)/i.test(before) && COMPARES.test(before))
    return type === 'method' ? 'compares-with' : 'addresses'
  if (type === 'task')
    return EVALUATES.test(before) && !inTitle
      ? 'evaluates-on'
      : ADDRESSES.test(before) || inTitle
        ? 'addresses'
        : 'mentions'
  if (type === 'topic') return inTitle || ADDRESSES.test(before) ? 'addresses' : 'mentions'
  if (USES.test(before)) return 'uses'
  return ADDRESSES.test(before) || inTitle ? 'addresses' : 'uses'
}
