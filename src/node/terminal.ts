/** Text for people at a terminal: wrapped, bold where a terminal shows it, and without anything that could steer it. */

export interface Terminal {
  /** Columns. */
  width: number
  bold(text: string): string
  dim(text: string): string
}

/** Colour codes only where a terminal shows them and NO_COLOR is not set; 80 columns where there is no terminal. */
export function terminalOf(stream: NodeJS.WriteStream): Terminal {
  const { NO_COLOR, TERM } = process.env
  const styled = Boolean(stream.isTTY) && !NO_COLOR && TERM !== 'dumb'
  const code = (on: number, off: number) => (text: string) =>
    styled ? `\u001b[${on}m${text}\u001b[${off}m` : text
  return { width: Math.min(stream.columns || 80, 120), bold: code(1, 22), dim: code(2, 22) }
}

/** Control characters, and those that turn the direction of what follows. */
const STEERING = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu

/** One line of printable text: white space of any kind is one space, whatever could steer the terminal is gone. */
export const plain = (text: string): string => text.replace(/\s+/gu, ' ').replace(STEERING, '').trim()

const VISIBLE_LENGTH_CODES = /\p{Cc}\[\d+m/gu

/** Breaks at spaces into lines of at most `width` characters (longer words stand alone), each after `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  let length = 0
  for (const word of text.split(' ')) {
    const size = word.replace(VISIBLE_LENGTH_CODES, '').length
    if (line !== '' && indent.length + length + 1 + size > width) {
      lines.push(line)
      line = ''
      length = 0
    }
    line += line === '' ? word : ` ${word}`
    length += size + (length > 0 ? 1 : 0)
  }
  if (line !== '') lines.push(line)
  return lines.map((each) => indent + each).join('\n')
}

/** The text with the range from `start` to `end` in bold, made plain, in quotation marks. */
export function quoted(text: string, start: number, end: number, { bold }: Terminal): string {
  const [before, middle, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  const gap = (left: string): string => (/\s$/u.test(left) ? ' ' : '')
  const lead = /^\s/u.test(after) ? ' ' : ''
  const marked = plain(middle).split(' ').filter(Boolean).map(bold).join(' ')
  return `“${plain(before)}${plain(before) ? gap(before) : ''}${marked}${lead}${plain(after)}”`
}
