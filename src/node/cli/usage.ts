/** What the verbs share: options, examples, wrong usage, output. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'

/** The command was called wrongly (exit 2). */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** A whole number from `least` to `most`. */
export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`)
    return value
  }

/** `2020`, `2018..2020`, `2020..`, `..2015`. */
export function yearsOf(text: string): readonly [number, number] {
  const [, first, dots, last] = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(text) ?? []
  const from = first ? Number(first) : Number.NEGATIVE_INFINITY
  const to = last ? Number(last) : dots ? Number.POSITIVE_INFINITY : from
  if ((!first && !last) || (!dots && last) || from > to)
    throw new InvalidArgumentError('Expected years such as 2020, 2018..2020, 2020.. or ..2015.')
  return [from, to]
}

/** A verb with the example that its --help ends with. */
export function verbOf(program: Command, usage: string, description: string, example: string): Command {
  return program
    .command(usage)
    .description(description)
    .addHelpText('after', `\nExample:\n  $ concept-atlas ${example}`)
}

const NEEDED = new WeakSet<Option>()

/** An option that has to be given: told of only where nothing else is wrong, so that a slip in its name is. */
export function needed(flags: string, description: string): Option {
  const option = new Option(flags, description)
  NEEDED.add(option)
  return option
}

/** Ends with wrong usage where an option is missing that the verb needs. */
export function checkNeeded(verb: Command): void {
  const missing = verb.options.find(
    (option) => NEEDED.has(option) && verb.getOptionValue(option.attributeName()) === undefined,
  )
  if (missing) verb.error(`error: required option '${missing.flags}' not specified`)
}

/** Waits until stdout has taken the text, so that a long answer is not cut off at the end of the process. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()))
  })
}

/** Prints text or bytes piece by piece, as fast as it is read. */
export function printAll(text: Iterable<string | Uint8Array>): Promise<void> {
  return pipeline(Readable.from(text), process.stdout, { end: false })
}

const ONE: ReadonlyMap<string, string> = new Map([
  ['papers', 'paper'],
  ['concepts', 'concept'],
  ['links', 'link'],
  ['communities', 'community'],
])

/** `1 paper`, `12 papers`; `what` is the word for several. */
export const counted = (count: number, what: string): string =>
  `${count} ${count === 1 ? ONE.get(what) : what}`
