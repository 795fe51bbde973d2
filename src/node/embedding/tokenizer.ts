/** The tokenizer of a model's folder: `tokenizer.json` as it is, or the word pieces that `vocab.txt` lists. */
import { Tokenizer } from '@huggingface/tokenizers'

/** Gives the numbers of a text's word pieces, with those that begin and end it. */
export type Tokenize = (text: string) => number[]

export const TOKENIZER_FILES = ['tokenizer.json', 'vocab.txt']

const MARKS = { unknown: '[UNK]', first: '[CLS]', last: '[SEP]' }

/**
 * Reads the bytes of `file`, one of TOKENIZER_FILES; `config` is what stands in `tokenizer_config.json`. Throws an Error where
 * the file holds something else.
 */
export async function tokenizerOf(
  file: string,
  bytes: Buffer,
  config: ReadonlyMap<string, unknown>,
): Promise<Tokenize> {
  const text = bytes.toString('utf8')
  let tokenizer: Tokenizer
  try {
    const told = file.endsWith('.txt')
      ? wordPieces(text, config.get('do_lower_case') !== false)
      : JSON.parse(text)
    tokenizer = new Tokenizer(told, Object.fromEntries(config))
    if (tokenizer.encode('a').ids.length === 0) throw new Error('no word pieces')
  } catch (error) {
    throw new Error(
      `${file}: expected a tokenizer, found ${(error as Error).message.split('\n')[0]}; take the file that came with the model`,
    )
  }
  return (given) => tokenizer.encode(given).ids
}

/** What `tokenizer.json` of BERT says (Devlin et al. 2019; word pieces by the longest match, Wu et al. 2016), from its vocabulary. */
function wordPieces(text: string, lowercase: boolean): object {
  const lines = text.split(/\r?\n/)
  const pieces = new Map(lines.flatMap((line, id) => (line === '' ? [] : [[line, id]])))
  const id = (piece: string): number => {
    const found = pieces.get(piece)
    if (found === undefined) throw new Error(`no ${piece} among ${pieces.size} word pieces`)
    return found
  }
  const special = [MARKS.unknown, MARKS.first, MARKS.last].map((piece) => ({
    id: id(piece),
    content: piece,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  }))
  const mark = (piece: string) => ({ SpecialToken: { id: piece, type_id: 0 } })
  return {
    added_tokens: special,
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [mark(MARKS.first), { Sequence: { id: 'A', type_id: 0 } }, mark(MARKS.last)],
      pair: [],
      special_tokens: Object.fromEntries(
        [MARKS.first, MARKS.last].map((piece) => [piece, { id: piece, ids: [id(piece)], tokens: [piece] }]),
      ),
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: MARKS.unknown,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(pieces),
    },
  }
}
