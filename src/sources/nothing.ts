/** What people and programs write where there is nothing to say. */

/** What is longer says something. */
const LONGEST = 260
const ABSENT = '(?:available|provided|supplied|found|given|present|specified|listed|applicable)'
const WHAT = '(?:abstract|summary|description)'

const NOTHING: readonly RegExp[] = [
  /^(?:n\/?a|n\.a\.?|#n\/a|nan|null|none|nil|undefined|empty|tb[ad]|missing|unavailable)$/,
  // A heading alone; a mark alone.
  /^(?:abstract|summary|résumé|zusammenfassung|resumen|resumo|摘要)$/,
  /^[-–—−.…?*_/ ]+$/u,
  /^(?:no|without) abstract\b.{0,60}$/,
  new RegExp(`^no ${WHAT} (?:text )?(?:is |was )?${ABSENT}\\b.{0,40}$`),
  new RegExp(`^(?:the |an? )?(?:${WHAT} )?(?:of this \\w+ )?(?:is |was )?not (?:yet )?${ABSENT}$`),
  /^(?:the )?abstract (?:is |was )?(?:missing|unavailable)$|^missing abstract$/,
  // Cambridge goes on about a preview, PhilPapers asks to mend it.
  /^an abstract is not available for this content\b.*$/,
  /^.{0,24}\bthis (?:article|paper|chapter|item|record|document) (?:has no|does not have an) (?:associated )?abstract\b.{0,24}$/,
  /^there is no abstract\b.{0,40}$/,
  // HAL says whom it is for.
  /^(?:inter)?national audience$/,
  /^keine? (?:abstract|zusammenfassung|kurzfassung)(?: (?:verfügbar|vorhanden))?$|^(?:abstract|zusammenfassung) nicht (?:verfügbar|vorhanden)$/,
  /^pas de résumé(?: disponible)?$|^résumé (?:non |in)disponible$|^sin resumen(?: disponible)?$|^resumen no disponible$/,
  /^sem resumo(?: disponível)?$|^resumo não disponível$|^nessun (?:abstract|riassunto)(?: disponibile)?$/,
  /^(?:暂无|暫無|无|無)(?:中文|英文)?摘要$|^摘要(?:不可用|缺失|略|暂无)$|^(?:抄録|要旨|要約)(?:なし|無し)$|^초록 ?없음$/,
]

/** Whether a text stands where an abstract would and says that there is none, in brackets and markup or without. */
export function saysNothing(text: string): boolean {
  if (text.length > LONGEST) return false
  const plain = text
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[[(]+ ?/, '')
    .replace(/ ?[.:]?[\])]*[.:]?$/, '')
    .toLowerCase()
  return NOTHING.some((nothing) => nothing.test(plain))
}
