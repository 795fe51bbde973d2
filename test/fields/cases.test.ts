/**
 * Small libraries of many fields, through the whole build: what names of computing, publishers, statistics and places come
 * to where they are not meant. Papers are invented.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { linksOf } from '../../src/atlas.ts'
import type { Knowledge } from '../../src/knowledge.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import type { Atlas } from '../../src/types.ts'
import { paperOf } from '../helpers/paper.ts'

let knowledge: Knowledge
beforeAll(async () => {
  knowledge = await loadKnowledge()
})

/** An atlas of `[title, abstract]` pairs, in the order of their ids P1, P2, …. */
const atlasOf = (...papers: [title: string, abstract: string][]): Promise<Atlas> =>
  buildAtlas(
    papers.map(([title, abstract], p) => paperOf(`P${p + 1}`, title, abstract)),
    knowledge,
  )

const labels = ({ concepts }: Atlas): string[] => concepts.map(({ label }) => label)
/** The concept of which this stands in the papers, by label or alias. */
const named = ({ concepts }: Atlas, name: string) =>
  concepts.filter(({ label, aliases }) => label === name || aliases.some(({ surface }) => surface === name))
const rolesIn = (atlas: Atlas, paper: number): Map<string, string> =>
  new Map(linksOf(atlas, paper).map(({ concept, role }) => [atlas.concepts[concept].label, role]))

describe('words of other fields are no names of computing', () => {
  test('race, lime, glue, kinetics, zinc, coral, fever', async () => {
    const atlas = await atlasOf(
      [
        'Race and turnout in county elections',
        'We study how race shapes turnout in county elections. Race and class interact, and the effect of race is larger where trade with neighbouring counties fell.',
      ],
      [
        'Lime mortar and animal glue in a medieval chapel',
        'Samples of lime mortar and of animal glue were taken from the chapel of Las Torres. Lime was burnt nearby; the glue is of hide. Two daggers and an owl of bronze were found beside the piles of the bridge.',
      ],
      [
        'Adsorption kinetics of zinc on biochar',
        'The kinetics of zinc (Zn) adsorption on biochar were measured. Kinetic models were fitted; zinc uptake followed pseudo-second-order kinetics. Coral and gloves were not affected.',
      ],
      [
        'Fever in children after vaccination',
        'Fever was recorded in 40 children. Fever lasted two days. A mesh bag with the ruler was given to each.',
      ],
    )
    const taken =
      /^(?:RACE|TRADES|LIME|GLUE|DAgger|OWL|The Pile|labell?ed attachment score|Kinetics-400|ZINC|CORAL|GloVe|FEVER|MeSH|RULER)$/
    expect(labels(atlas).filter((label) => taken.test(label))).toEqual([])
    for (const { label, type } of atlas.concepts) expect([label, type]).not.toEqual([label, 'dataset'])
  })

  test('GaN is gallium nitride', async () => {
    const atlas = await atlasOf(
      [
        'Edge dislocations in GaN layers',
        'GaN layers were grown on sapphire. Dislocations in GaN and AlGaN lower the mobility of electrons. The GaN buffer was doped with carbon.',
      ],
      [
        'Transport in AlGaN/GaN heterostructures',
        'Electron transport in AlGaN/GaN heterostructures is limited by the GaN interface. GaN channels of 20 nm were measured.',
      ],
    )
    expect(named(atlas, 'GaN').map(({ label, papers }) => [label, papers])).toEqual([['GaN', 2]])
  })

  test('economists estimate by the generalised method of moments, microbes live in communities, water is distilled', async () => {
    const atlas = await atlasOf(
      [
        'Wages and minimum prices in dairy farming',
        'We estimate a dynamic panel of farm wages by GMM with lagged instruments. Farm income rose where milk prices were fixed by law.',
      ],
      [
        'Microbial community structure in estuarine sediments',
        'Sediment samples were taken along a salinity gradient. The microbial community structure shifted with salinity and organic carbon.',
      ],
      [
        'Solar distillation of brackish water',
        'Distillation of brackish groundwater was tested with a solar still. Distillation gave six litres of drinking water a day.',
      ],
      [
        'Endotoxin in house dust',
        'Endotoxin was extracted from dust and measured at 5 to 40 ng/mL. Endotoxin in bedroom dust was lower than in the kitchen.',
      ],
    )
    const taken = /^(?:Gaussian mixture model|community detection|knowledge distillation|machine learning)$/
    expect(labels(atlas).filter((label) => taken.test(label))).toEqual([])
  })
})

test('lines of publishers and databases are no text of the papers', async () => {
  const line = (subject: string, notice: string): [string, string] => [
    `A study of ${subject}`,
    `We measured ${subject} in adults. It rose with age and fell with training in both groups. ${notice}`,
  ]
  const atlas = await atlasOf(
    line('working memory', '(PsycInfo Database Record (c) 2021 APA, all rights reserved).'),
    line('emotion regulation', '(PsycINFO Database Record (c) 2016 APA, all rights reserved)'),
    line('bone density', '(c) 2005 Published by Elsevier Ltd.'),
    line('soil moisture', '(c) 2012 Elsevier Ltd. All rights reserved.'),
    line('visual search', 'Copyright (C) 2019 John Wiley & Sons, Ltd.'),
  )
  expect(
    labels(atlas).filter((label) => /APA|Psyc|Elsevier|Wiley|record|copyright|rights/i.test(label)),
  ).toEqual([])
})

test('labels keep the capitals of names', async () => {
  const atlas = await atlasOf(
    [
      'The European Union and the Supreme Court',
      'The European Union and the Supreme Court are compared. The European Union acts through treaties; the Supreme Court through cases.',
    ],
    [
      'Moai of Easter Island',
      'Easter Island (Rapa Nui) was settled late. Statues of Easter Island were moved upright. The Middle Ages of Europe saw other ways.',
    ],
    [
      'Galaxies seen by the James Webb Space Telescope',
      'The James Webb Space Telescope (JWST) found bright galaxies. JWST spectra confirm them. The Sloan Digital Sky Survey (SDSS) saw none. The Middle Ages saw fewer.',
    ],
  )
  for (const label of [
    'European Union',
    'Supreme Court',
    'Easter Island',
    'James Webb Space Telescope',
    'Sloan Digital Sky Survey',
    'Middle Ages',
  ])
    expect(labels(atlas)).toContain(label)
})

test('places are topics, and eras name nothing', async () => {
  const atlas = await atlasOf(
    [
      'Settlement in Mexico and Peru',
      'Sites in Mexico, Peru and Sicily were mapped. In Mexico and in Africa the sites are older. Ceramics from Sicily and Egypt were dated to 900 BC and 1200 BP.',
    ],
    [
      'Trade of Mexico with Peru',
      'Obsidian from Mexico reached Peru. Finds of Sicily and Africa differ. Dates run from 400 BCE to 300 BC.',
    ],
  )
  for (const place of ['Mexico', 'Peru', 'Sicily', 'Africa', 'Egypt'])
    for (const { type } of named(atlas, place)) expect([place, type]).toEqual([place, 'topic'])
  expect(named(atlas, 'Mexico')).toHaveLength(1)
  expect(labels(atlas).filter((label) => /^(?:BC|BCE|BP|\d.*)$/.test(label))).toEqual([])
  for (const p of [0, 1])
    for (const [label, role] of rolesIn(atlas, p)) expect([label, role]).not.toEqual([label, 'evaluates-on'])
})

test('statistics and the databases that were searched are not what papers are about', async () => {
  const trial = (disease: string, n: number): [string, string] => [
    `Trial ${n}`,
    `BACKGROUND: Statins may help ${disease}. METHODS: We searched PubMed, Embase and the Cochrane Library. Inclusion criteria were age over 18. RESULTS: The odds ratio was 1.${n + 4} (95% confidence interval [CI] 1.1-2.2, p-value 0.01); hazard ratio 1.2, 95% CI 1.0-1.4. CONCLUSION: ${disease} was rarer.`,
  ]
  const atlas = await atlasOf(trial('stroke', 1), trial('sepsis', 2), trial('dementia', 3), trial('gout', 4))
  const found = labels(atlas)
  for (const label of ['statin', 'stroke', 'sepsis', 'dementia', 'gout']) expect(found).toContain(label)
  expect(
    found.filter((label) => /interval|ratio|p-value|criteri|^CI$|PubMed|Embase|Cochrane/i.test(label)),
  ).toEqual([])
})

test('… unless a paper is about them', async () => {
  const atlas = await atlasOf([
    'Confidence intervals for small samples',
    'Confidence intervals are often misread. We propose confidence intervals that hold for small samples, and compare them with the bootstrap.',
  ])
  expect(labels(atlas)).toContain('confidence interval')
})

test('no two concepts have one label, and short forms in mixed case displace no full name', async () => {
  const atlas = await atlasOf(
    [
      'Mutations of EGFR in lung cancer',
      'Mutations of the epidermal growth factor receptor (EGFR) were found. EGFR inhibitors slow lung cancer.',
    ],
    ['EGFR inhibitors', 'The epidermal growth factor receptor (EGFR) drives growth. EGFR was blocked.'],
    [
      'Kidney function after surgery',
      'The estimated glomerular filtration rate (eGFR) fell. The eGFR was measured twice.',
    ],
    [
      'Kidney and age',
      'The estimated glomerular filtration rate (eGFR) falls with age; eGFR below 60 was rare.',
    ],
    [
      'Portable XRF of obsidian',
      'Portable X-ray fluorescence (pXRF) was used on obsidian. pXRF gave the sources.',
    ],
    [
      'Portable XRF spectrometry of glass',
      'Portable X-ray fluorescence spectrometry (pXRF) was used on glass. Glass was sourced by pXRF.',
    ],
    ['Glass by pXRF', 'We used pXRF on glass. The pXRF results agree.'],
  )
  const found = labels(atlas)
  expect(new Set(found).size).toBe(found.length)
  expect(found).toContain('epidermal growth factor receptor')
  expect(found).toContain('estimated glomerular filtration rate')
  expect(named(atlas, 'pXRF').map(({ papers }) => papers)).toEqual([3])
})

test('a formula is one word in every notation', async () => {
  const atlas = await atlasOf(
    ['Films of TiO$_2$', 'Thin films of TiO$_2$ were grown on glass. The TiO$_2$ films were annealed.'],
    [
      'TiO<sub>2</sub> in paint',
      'Paint holds TiO<sub>2</sub> as a pigment. Light on TiO<sub>2</sub> makes radicals.',
    ],
    ['TiO₂ and light', 'TiO₂ absorbs light. The gap of TiO₂ was measured.'],
    ['Sunscreen', 'Particles of TiO2 are used in sunscreen. TiO2 scatters light.'],
  )
  expect(named(atlas, 'TiO2').map(({ papers }) => papers)).toEqual([4])
})
