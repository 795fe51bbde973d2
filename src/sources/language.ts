/** Names that BibLaTeX knows languages by. */
const BABEL = `
en american british usenglish ukenglish canadian australian newzealand|de ngerman austrian naustrian swissgerman nswissgerman
fr francais acadian canadien|pt portuges brazilian brazil|es castilian mexican|no norsk bokmål|nn nynorsk|hu magyar|fa farsi
sl slovene|la latin|zh simplified traditional mandarin|el polutonikogreek`

/** Names and three-letter codes (ISO 639-2, both variants) of the languages that papers are mostly written in. */
const NAMES: ReadonlyMap<string, string> = new Map(
  `ar arabic ara|bg bulgarian bul|ca catalan cat|cs czech cze ces|da danish dan|de german ger deu deutsch|el greek gre ell
en english eng|es spanish spa español|et estonian est|eu basque baq eus|fa persian per fas|fi finnish fin
fr french fre fra français|he hebrew heb|hi hindi hin|hr croatian hrv|hu hungarian hun|id indonesian ind|is icelandic ice isl
it italian ita italiano|ja japanese jpn|ko korean kor|lt lithuanian lit|lv latvian lav|ms malay may msa|nl dutch dut nld
no norwegian nor|pl polish pol|pt portuguese por português|ro romanian rum ron|ru russian rus|sk slovak slo slk|sl slovenian slv
sr serbian srp|sv swedish swe|th thai tha|tr turkish tur|uk ukrainian ukr|ur urdu urd|vi vietnamese vie|zh chinese chi zho 中文 汉语|ja 日本語|ko 한국어`
    .concat(BABEL)
    .split(/[|\n]/)
    .flatMap((row) => {
      const [tag, ...names] = row.split(' ')
      return names.map((name) => [name, tag] as const)
    }),
)

/**
 * The BCP 47 primary tag of a language as sources name it: `en-US`, `eng`, `English` → `en`. Of several (`English;
 * Spanish`) the first counts. Another short code stays as it is; '' where nothing is told.
 */
export function languageTag(given: string): string {
  if (given === '') return ''
  const [first] = given
    .trim()
    .toLowerCase()
    .split(/[;,/|]/)
  const known = NAMES.get(first.trim())
  if (known) return known
  const [primary] = first.trim().split(/[-_]/)
  return NAMES.get(primary) ?? (/^[a-z]{2,3}$/.test(primary) ? primary : '')
}
