/** Lines of publishers and notes of databases in an abstract: `(c) 2005 Published by Example Ltd. All rights reserved.` */
import type { Range } from './apparatus.ts'

/** Every such line holds one of these, and few other abstracts do. */
const HINTS = (
  '©|&copy;|COPY;|(c) |(C) |(c)2|(C)2|opyright|OPYRIGHT|ights reserved|Published by|under licen|ABSTRACT|bstract)|bridged)|' +
  'Database Record|This article is|This is an |is licensed under|peer-review|upplement|[GRAPHICS]'
).split('|')

const MARK = String.raw`(?:©|&copy;|& ?COPY;|\([cC]\)\)?)`
const YEAR = String.raw`\(?(?:18|19|20)\d\d(?!\d)`
const WHO = String.raw`(?:The |by )?(?:Authors?\b|Author\(s\)|\p{Lu})`
/** `©`, `Copyright (c)`, `Crown Copyright 2015`; who follows without a year counts at the end of the text only. */
const OWNED = new RegExp(
  String.raw`(?:\b(?:Crown|Government|Abstract) )?(?:\b(?:Copyright|COPYRIGHT)[\s:,.]*){0,2}(?:${MARK}|(?<=(?:Copyright|COPYRIGHT)[\s:,.]{0,9}))[\s,]*(?:Copyright |by )?(?:(?=(?<year>${YEAR}))|(?=${WHO}))`,
  'gu',
)
const RESERVED = /\b[Aa]ll [Rr]ights [Rr]eserved\b[.)\s]*/g
const PUBLISHED = /\b(?:Copyright )?Published (?:by|(?:here )?under licen[cs]e by) (?:the )?(?=\p{Lu})/gu
/** Closed in themselves. */
const BRACKETED =
  /\(+(?:APA )?Psyc[A-Za-z]{2,8} Database Record[^()]{0,40}(?:\([cC]\)[^()]{0,100})?\)?(?:\((?:journal|original|author) abstract\))?|\(\([cC]\) ?\d{4} APA\/[^()]{0,80}\)|\[(?:ABSTRACT|PUBLICATION ABSTRACT)[A-Z ]{0,40}\]|\[GRAPHICS\]|\(ABSTRACT TRUNCATED[A-Z0-9 ]{0,30}\)|\((?:[Aa]uthor|[Jj]ournal|[Oo]riginal|[Pp]ublication) abstract\)|\([Aa]bridged\)|\[Copyright[^[\]]{0,120}\]/g
/** A database's note on its copy, which is the last thing of a text. */
const COPY = /\bCopyright of \S.{0,250}? is the property of \p{Lu}/gu
/** Sentences on the article itself. */
const SENTENCE =
  /\bThis is an [Oo]pen[- ][Aa]ccess article|\bThis (?:article|paper|work) is (?:an [Oo]pen[- ][Aa]ccess article|protected by copyright|(?:licen[cs]ed|distributed|published) under (?:a|an|the) |part of (?:the|a) (?:theme|special) issue|a U\.?S\.? Government work)|\bDistribution or reproduction of this work in whole|\bSelection and(?:\/or)? peer[- ]review under |\bPermission to make digital or hard copies|\bReprinted (?:with|by) permission|(?:\b(?:SUPPLEMENTARY|Supplementary) (?:INFORMATION|Information)[:.] ?)?\b(?:Supplement(?:ary|al) (?:data|materials?|information) (?:are|is) available (?:at|online|for this)|The online version (?:of this article )?contains supplementary material)/g

/** Words in lower case that stand between those of a name. */
const JOINS =
  'a al all an and as author authors behalf by company da de del della delle der des di division du e et exclusive for holder holders in la le les licence licensee license member of on or part published publisher publishers reserved rights the to trading und under van von y zu'
/** A token of a line that names an owner: an address, a tag, a mark, a joining word, a name, a figure, a stop. */
const TOKEN = new RegExp(
  String.raw`\s*(?:https?:\S+|<[^<>]{0,80}>|&(?:amp|copy);|${MARK}|(?:${JOINS.replaceAll(' ', '|')})(?:\(s\))?(?![\p{L}\p{N}-])|(?:[ld]')?\p{Lu}[\p{L}\p{M}\p{N}'’+&-]*(?:\([a-z]\))?|\d{1,4}(?:\.\d)?(?![\p{L}\p{N}])|[-–—,.;:&/+()[\]'"])`,
  'uy',
)
const STOP = /[.\])>]$/
/** The year of a line whose mark was lost: `? 2005 Example Ltd. All rights reserved.` */
const LOST_MARK = new RegExp(String.raw`(?:[?\ufffd]|[.!]\s)\s*(?=${YEAR}[, ])`, 'gu')
const COMPANY =
  /\b(?:Ltd|Limited|Inc|LLC|LLP|[Pp][Ll][Cc]|GmbH|AG|B\.V|BV|SAS|S\.A|Co|Corp|Press|Publish(?:ing|ers)|Verlag|Wiley|Elsevier|Springer|Societ(?:y|ies)|Associa(?:tion|cao)|Institut(?:e|ion)|University|Academ(?:y|ic|ia)|Union|Group|Foundation|IEEE|ACM|Authors?\b|Auteurs?\b|College|Board|Federation|Council|Service)\b/
/** A word that no owner's name holds. */
const PROSE = /\b(?:we|our|was|were|is|are|that|has|have)\b/i
/** A line that names an owner, and a sentence, go no further. */
const LONGEST = 600
/** The last line of a text that begins as an owner's may hold words that are in no list. */
const CLOSING = 220
/** A line without a year or a company's word is as short as this. */
const SHORT = 80
const COPY_LONGEST = 1000

/** Where such lines stand, in no order; may overlap. Time is linear in the text. */
export function publisherLines(text: string): Range[] {
  const ranges: Range[] = []
  const add = (start: number, end: number): void => {
    if (end > start) ranges.push({ start, end })
  }
  const closing = lostMark(text, text.length)
  if (COMPANY.test(text.slice(closing))) add(closing, text.length)
  if (!HINTS.some((hint) => text.includes(hint))) return ranges
  let done = 0
  for (const { index, 0: opening, groups } of text.matchAll(OWNED)) {
    if (index < done) continue
    done = ownerLineEnd(text, index, index + opening.length, groups!.year !== undefined)
    add(index, done)
  }
  for (const { index, 0: opening } of text.matchAll(PUBLISHED)) {
    const { end } = readOwner(text, index + opening.length)
    if (COMPANY.test(text.slice(index, end))) add(index, end)
  }
  for (const { index, 0: whole } of text.matchAll(RESERVED)) add(lostMark(text, index), index + whole.length)
  for (const { index, 0: whole } of text.matchAll(BRACKETED)) add(index, index + whole.length)
  for (const { index } of text.matchAll(COPY))
    if (text.length - index <= COPY_LONGEST) add(index, text.length)
  for (const { index, 0: opening } of text.matchAll(SENTENCE))
    add(index, sentenceEnd(text, index + opening.length))
  return ranges
}

/**
 * Where the line ends that begins with a mark at `start`, read up to `at`; `start` where it is none. One with a year behind
 * its mark goes to its last full stop; one without ends the text, and holds a year or is short.
 */
function ownerLineEnd(text: string, start: number, at: number, dated: boolean): number {
  const { end, whole } = readOwner(text, at)
  const rest = text.slice(end, end + CLOSING + 1)
  const goesOn = rest.length <= CLOSING && COMPANY.test(rest) && !PROSE.test(rest)
  if (goesOn && (dated || /\d{4}/.test(rest))) return text.length
  const line = text.slice(start, end)
  // (a) …, (b) …, (c) 2005 …
  const counts = line[0] === '(' && /\([bB]\)/.test(text.slice(Math.max(0, start - LONGEST), start))
  if (end === at || (counts && !COMPANY.test(line))) return start
  if (dated) return end
  const marked = line.includes('©') || /\([cC]\)/.test(line)
  if (/\d{4}/.test(line) && COMPANY.test(line) && (whole || marked)) return end
  return whole && line.includes('©') && line.length <= SHORT ? end : start
}

/**
 * Reads tokens of an owner's line from `at`. `end` is where the text ends (`whole`) or behind the last full stop before a
 * token that belongs to none; `at` where there is none.
 */
function readOwner(text: string, at: number, to = text.length): { end: number; whole: boolean } {
  let end = at
  let next = at
  while (next < to && next - at < LONGEST) {
    TOKEN.lastIndex = next
    const token = TOKEN.exec(text)
    if (token === null) break
    next = TOKEN.lastIndex
    if (STOP.test(token[0])) end = next
  }
  const whole = next >= to || text.slice(next, Math.min(to, next + LONGEST)).trim() === ''
  return whole ? { end: to, whole } : { end, whole }
}

/** Where the year of a line stands that goes on up to `to` and has lost its mark; `to` where there is no such line. */
function lostMark(text: string, to: number): number {
  const from = Math.max(0, to - CLOSING / 2)
  for (const { index, 0: before } of text.slice(from, to).matchAll(LOST_MARK)) {
    const year = from + index + before.length
    if (readOwner(text, year, to).whole) return year
  }
  return to
}

/** Behind the full stop that ends a sentence, and the address that may follow it; the end of the text where it is near. */
function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from, from + LONGEST)
  const found = /\.[\])]?(?=\s+[\p{Lu}(©[]|\s*$|<)(?:\s+(?:See:? )?https?:\S+)?/u.exec(rest)
  return from + (found ? found.index + found[0].length : rest.length)
}
