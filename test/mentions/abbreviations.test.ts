import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAbbreviations } from '../../src/mentions/abbreviations/index.ts'
import { readDocument, surfaceOf, type TextField } from '../../src/text/index.ts'
import { linear } from '../text/linear.ts'

function fieldOf(abstract: string): TextField | undefined {
  return readDocument({ id: '', title: '', abstract, keywords: [], authors: [], links: [] }).fields[0]
}

function found(text: string): string[] {
  const field = fieldOf(text)
  if (!field) return []
  return findAbbreviations(field).map(
    ({ short, long }) =>
      `${surfaceOf(field, short.from, short.to)} = ${surfaceOf(field, long.from, long.to)}`,
  )
}

describe('findAbbreviations', () => {
  it.each([
    // initials, hyphenated words, plurals
    ['We study Vision Transformers (ViTs) here.', 'ViTs = Vision Transformers'],
    ['Large Language Model (LLM) Agents', 'LLM = Large Language Model'],
    ['on fine-grained visual classification (FGVC) and', 'FGVC = fine-grained visual classification'],
    ['a dual-alignment pre-training (DAP) framework', 'DAP = dual-alignment pre-training'],
    ['representation translation learning (RTL)', 'RTL = representation translation learning'],
    ['generative adversarial networks (GAN’s)', "GAN's = generative adversarial networks"],
    // letters inside words
    ['memory-space visual prompting (MemVP)', 'MemVP = memory-space visual prompting'],
    ['a small plugin, called Token Compensator (ToCom)', 'ToCom = Token Compensator'],
    ['updated and stored, termed Factor-Tuning (FacT).', 'FacT = Factor-Tuning'],
    ['given methotrexate (MTX) daily', 'MTX = methotrexate'],
    // words that give no letter
    [
      'Reinforcement Learning from Human Feedback (RLHF)',
      'RLHF = Reinforcement Learning from Human Feedback',
    ],
    ['a Mixture-of-Experts (MoE) layer', 'MoE = Mixture-of-Experts'],
    ['out-of-distribution (OOD) inputs', 'OOD = out-of-distribution'],
    // letters and figures that stand for a word
    ['explainable AI (XAI) and', 'XAI = explainable AI'],
    ['in three-dimensional (3D) space', '3D = three-dimensional'],
    ['forced expiratory volume (FEV1)', 'FEV1 = forced expiratory volume'],
    // brackets: square, nested, shared, after other things
    ['a conditional random field [CRF] is', 'CRF = conditional random field'],
    ['(see conditional random fields (CRFs) in [3])', 'CRFs = conditional random fields'],
    ['convolutional neural networks (CNNs [12])', 'CNNs = convolutional neural networks'],
    ['convolutional neural networks (CNNs; LeCun et al., 1998)', 'CNNs = convolutional neural networks'],
    ['subspaces (principal component analysis, PCA) are', 'PCA = principal component analysis'],
    ['"Chain of Thought" (CoT) prompting', 'CoT = Chain of Thought'],
    ['large language models (i.e., LLMs) are', 'LLMs = large language models'],
    // the other direction
    ['LLMs (Large Language Models) are', 'LLMs = Large Language Models'],
    [
      'named $\\textbf{UTGDiff (Unified Text-Graph Diffusion Model)}$, that',
      'UTGDiff = Unified Text-Graph Diffusion Model',
    ],
    [
      'BERT (Bidirectional Encoder Representations from Transformers, Devlin et al.)',
      'BERT = Bidirectional Encoder Representations from Transformers',
    ],
    ['the COCO dataset (Common Objects in Context)', 'COCO = Common Objects in Context'],
    // without brackets
    ['memory-space visual prompting, dubbed MemVP, is', 'MemVP = memory-space visual prompting'],
    ['question answering, which we abbreviate and which is abbreviated as QA', ''],
    ['question answering, abbreviated as QA, is', 'QA = question answering'],
    ['large language models, or LLMs, are', 'LLMs = large language models'],
    ['LLMs, or large language models, are', 'LLMs = large language models'],
    ['SVM stands for support vector machine, which', 'SVM = support vector machine'],
    ['MoE, short for mixture of experts, routes', 'MoE = mixture of experts'],
    [
      'SVM: support vector machine; MLE: maximum likelihood estimation',
      'SVM = support vector machine; MLE = maximum likelihood estimation',
    ],
    // short forms that are words of a bracket, long ones, numbered ones
    ['with cystic fibrosis (CF) and ester gum (EG)', 'CF = cystic fibrosis; EG = ester gum'],
    [
      'the insulin-like growth factor 1 receptor (IGF1R) and',
      'IGF1R = insulin-like growth factor 1 receptor',
    ],
    ['interleukin (IL 2) and', 'IL 2 = interleukin'],
    [
      'a tumour necrosis factor-alpha-induced protein (TNFalphaIP1)',
      'TNFalphaIP1 = tumour necrosis factor-alpha-induced protein',
    ],
    [
      'alpha-amino-3-hydroxy-5-methyl-4-isoxazolepropionic acid (AMPA)',
      'AMPA = alpha-amino-3-hydroxy-5-methyl-4-isoxazolepropionic acid',
    ],
    // markup
    ['$\\textbf{L}$arge $\\textbf{V}$ision $\\textbf{M}$odels (LVMs)', 'LVMs = Large Vision Models'],
  ])('reads %s', (text, pair) => {
    expect(found(text).join('; ')).toBe(pair)
  })

  it.each([
    'neural networks (e.g., CNN)',
    'convolutional nets (such as CNN)',
    'no effect (n = 5) and ischemic stroke occurrence (OR = 1.8)',
    'the steps are (i) initial and (ii) interview and',
    'all images or captions (image) are',
    'on the HDRTV4K (HDRTV) set',
    'the programme (FP/2007-2013)',
    'see the appendix (Table A)',
    'finger arterial pressure was monitored continuously (Finapres)',
    'technetium-99m-L,L-ethylenedicysteine (99mTc-L,L-EC)',
    'BERT: deep bidirectional transformers',
    'learners of a second language (L2)',
    'the World Wide Web Consortium (W3C)',
    'we examine algorithms specifically designed for dependency parsing (Eisner, 1996)',
    'improves accuracy. Recall (AR) is',
    'good results (better than before)',
    '( ) [ ] (( )( ] [ )',
  ])('finds nothing in %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('gives both short forms of one long form', () => {
    expect(found('Parameter-efficient fine-tuning (PEFT; also PET) is')).toEqual([
      'PEFT = Parameter-efficient fine-tuning',
      'PET = Parameter-efficient fine-tuning',
    ])
  })

  it('sorts by the position of the short form, and keeps every definition', () => {
    expect(
      found('graph neural networks (GNNs). LLMs (large language models). Graph neural networks (GNNs)'),
    ).toEqual([
      'GNNs = graph neural networks',
      'LLMs = large language models',
      'GNNs = Graph neural networks',
    ])
  })

  it('finds any phrase by its initials, whatever surrounds it', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-rt-wyz][a-z]{4,9}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 6 }), (long) => {
        const short = long.map((one) => one[0].toUpperCase()).join('')
        expect(found(`1 2 3 4 5 6 7 8 ${long.join(' ')} (${short}) 9`)).toEqual([
          `${short} = ${long.join(' ')}`,
        ])
      }),
    )
  })

  it('gives ranges that lie in the field and do not overlap, for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '[',
        ']',
        ',',
        ', or ',
        ' termed ',
        ' stands for ',
        ' ',
        '-',
        '$',
        '"',
        ' AB',
        ' Ab12 ',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const field = fieldOf(pieces.join(''))
        if (!field) return
        for (const { short, long } of findAbbreviations(field)) {
          for (const { from, to } of [short, long]) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThan(from)
            expect(to).toBeLessThanOrEqual(field.tokens.length)
          }
          expect(short.to <= long.from || long.to <= short.from).toBe(true)
        }
      }),
    )
  })

  it.each(['(', '[(', '(a', 'Ab (', 'a (b) ', '(AB) ', ', or AB', ' termed AB', 'a stands for '])(
    'takes linear time on %j',
    (unit) => linear(unit, found),
  )
})
