import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { american, normalWord, singular } from '../../src/text/words.ts'

const map = (table: string): [string, string][] =>
  table
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('>') as [string, string])

const letters = fc.string({ unit: fc.constantFrom(...'aeiouysrthmlcnbd'), minLength: 1, maxLength: 5 })
const ending = fc.constantFrom(
  's',
  'es',
  'ies',
  'ses',
  'ches',
  'ise',
  'isation',
  'ises',
  'yse',
  'our',
  'ogue',
  'lled',
  'tre',
  "'s",
  'trices',
)
const word = fc.tuple(letters, ending).map((parts) => parts.join(''))

describe('singular', () => {
  it.each(
    map(`networks>network classes>class boxes>box searches>search cities>city ties>tie matrices>matrix submatrices>submatrix
      analyses>analysis corpora>corpus gpus>gpu viruses>virus biases>bias caches>cache movies>movie databases>database
      bias>bias lens>lens corpus>corpus analysis>analysis loss>loss series>series mathematics>mathematics bayes>bayes
      gas>gas its>its this>this vits>vit`),
  )('of %s is %s', (many, one) => {
    expect(singular(many)).toBe(one)
  })
})

describe('american', () => {
  it.each(
    map(`optimisation>optimization generalised>generalized minimises>minimizes utiliser>utilizer customisable>customizable
      analyse>analyze catalysing>catalyzing behavioural>behavioral neighbourhood>neighborhood colour>color centre>center
      modelling>modeling labelled>labeled dialogue>dialog catalogues>catalogs anaesthesia>anesthesia anaemia>anemia
      paediatric>pediatric oestrogen>estrogen foetus>fetus diarrhoea>diarrhea defence>defense programme>program
      artefact>artifact judgement>judgment ageing>aging practise>practice
      supervised>supervised unsupervised>unsupervised noise>noise denoising>denoising precise>precise exercise>exercise
      criticise>criticize publicised>publicized promising>promising optimising>optimizing premise>premise
      randomised>randomized comprise>comprise surprise>surprise expertise>expertise prioritise>prioritize
      pairwise>pairwise arise>arise summarise>summarize ising>ising disable>disable raise>raise four>four hour>hour
      contour>contour vogue>vogue anaerobic>anaerobic tokenised>tokenized enterprise>enterprise merchandise>merchandise`),
  )('spelling of %s is %s', (british, here) => {
    expect(american(british)).toBe(here)
  })
})

describe('normalWord', () => {
  it('reads the plural off capitals', () => {
    expect(['GPUs', 'PCs', 'LMs', 'MCTS', 'RKHS', "GAN's", 'Networks', 'NETWORKS'].map(normalWord)).toEqual([
      'gpu',
      'pc',
      'lm',
      'mcts',
      'rkhs',
      'gan',
      'network',
      'network',
    ])
  })

  it('is idempotent, as its parts are', () => {
    fc.assert(
      fc.property(word, (one) => {
        for (const norm of [singular, american, normalWord]) expect(norm(norm(one))).toBe(norm(one))
      }),
      { numRuns: 5000, examples: [['mens'], ["men's"], ['peoples']] },
    )
  })
})
