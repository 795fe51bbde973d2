/** Which East Asian encoding bytes are in, told by decoding them strictly and by what comes out. */

const ENCODINGS = ['gb18030', 'shift_jis', 'euc-kr', 'big5', 'euc-jp'] as const

/** What its texts are made of for the most part, each letter by how much it tells. */
const COMMON: Readonly<Record<(typeof ENCODINGS)[number], RegExp>> = {
  gb18030:
    /[的一是在和了有中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取完举色权张王李北京研究方法模型网络算法基于]/g,
  shift_jis: /[\u3040-\u30ff]/g,
  'euc-kr':
    /[이다는에을의가를고하로한은지서과기사도인대정시해적어일성리구제자동수연전나있그들여라와보안장만으요법모델데터신경망분]/g,
  big5: /[的一是不在有人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經之進著等部度家電力裡如水化高自理起小物現實加量都兩體制機當使點從業本研究與]/g,
  'euc-jp': /[\u3040-\u30ff]/g,
}

const LEAST_PAIRED = 0.8
const LEAST_COMMON = 0.1

/**
 * The encoding of bytes that are no UTF-8: of those that decode with next to no fault, the one whose text has most of what its
 * language is written with, if that is much; undefined for Western text, whose few odd letters make no such text.
 */
export function asianEncoding(bytes: Uint8Array): string | undefined {
  let odd = 0
  let paired = 0
  for (let b = 0; b < bytes.length; b++) {
    if (bytes[b] < 0x80) continue
    odd++
    if (bytes[b - 1] >= 0x80 || bytes[b + 1] >= 0x80) paired++
  }
  let best: string | undefined
  let most = 0
  for (const encoding of ENCODINGS) {
    // Accents of Western text stand alone.
    if (paired < odd * LEAST_PAIRED && !/^(?:shift_jis|big5)$/.test(encoding)) continue
    const text = new TextDecoder(encoding).decode(bytes, { stream: true })
    if ((text.match(/\uFFFD/g)?.length ?? 0) * 200 > odd) continue
    // Two bytes make one letter of these; half-width katakana are what bytes of other encodings become.
    const letters = (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u3000-\u303f\uff00-\uff60]/g) ?? [])
      .length
    if (letters * 2 < odd * 0.8) continue
    const common = (text.match(COMMON[encoding]) ?? []).length / Math.max(letters, 1)
    if (common > most) {
      most = common
      best = encoding
    }
  }
  return most > LEAST_COMMON ? best : undefined
}
