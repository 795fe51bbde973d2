import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extendVocabulary, VocabularyError } from '../../../src/mentions/vocabularies/index.ts'
import { readVocabulary } from '../../../src/mentions/vocabulary.ts'

const SHIPPED = `label\ttype\taliases\tbroader
convolutional neural network\tmethod\tCNN|convnet\t
parameter-efficient fine-tuning\tmethod\tPET?\t
`
const shipped = readVocabulary(SHIPPED)

const SKOS_XML = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:ConceptScheme rdf:about="s"><skos:hasTopConcept rdf:resource="1"/></skos:ConceptScheme>
  <skos:Concept rdf:about="1"><skos:prefLabel xml:lang="de">Graphentheorie</skos:prefLabel>
    <skos:prefLabel xml:lang="en">Graph theory</skos:prefLabel></skos:Concept>
  <skos:Concept rdf:about="2"><skos:prefLabel xml:lang="en">Spectral &amp; algebraic graph theory</skos:prefLabel>
    <skos:altLabel>spectral graphs</skos:altLabel><skos:broader rdf:resource="1"/></skos:Concept>
  <skos:Concept rdf:about="3"><skos:prefLabel xml:lang="fr">apprentissage profond</skos:prefLabel></skos:Concept>
</rdf:RDF>`

const SKOS_TURTLE = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://example.org/> .
# a comment
:1 a skos:Concept ; skos:prefLabel "Graph theory"@en , "Graphentheorie"@de .
:2 a skos:Concept ; skos:prefLabel "Spectral & algebraic graph theory"@en ;
  skos:altLabel "spectral graphs" ; skos:broader :1 .
:3 skos:prefLabel "apprentissage profond"@fr .
`
const GRAPHS = [
  'Graph theory\t\t\t\n',
  'Spectral & algebraic graph theory\t\tspectral graphs\tGraph theory\n',
  'apprentissage profond\t\t\t\n',
].join('')

const topic = (name: string): string => `"<https://cso.kmi.open.ac.uk/topics/${name}>"`
const relation = (name: string): string => `"<http://cso.kmi.open.ac.uk/schema/cso#${name}>"`
const CSO = `${topic('graph_theory')},${relation('superTopicOf')},${topic('spectral_graph_theory')}
${topic('spectral_graphs')},${relation('preferentialEquivalent')},${topic('spectral_graph_theory')}
${topic('graph_theory')},"<http://www.w3.org/2000/01/rdf-schema#label>","""graph theory""@en"
`

const read = async (text: string, file = 'outside'): Promise<{ rows: string; told: string[] }> => {
  const { rows, problems } = await extendVocabulary(shipped, [{ file, text }])
  return { rows, told: problems.map(({ place, what, done }) => `${place}: ${what} (${done})`) }
}

describe('vocabularies from outside', () => {
  test('SKOS as RDF/XML', async () => {
    expect(await read(SKOS_XML)).toEqual({
      rows: GRAPHS,
      told: [': 3 terms and 1 more names taken (added to the vocabulary)'],
    })
  })

  test('SKOS as Turtle', async () => {
    expect((await read(SKOS_TURTLE)).rows).toBe(GRAPHS)
  })

  test('the Computer Science Ontology', async () => {
    expect((await read(CSO)).rows).toBe(
      'spectral graph theory\t\tspectral graphs\tgraph theory\ngraph theory\t\t\t\n',
    )
  })

  test('the thesaurus of VOSviewer, with terms to ignore', async () => {
    const thesaurus =
      'label\treplace by\nspectral graphs\tspectral graph theory\nhouse\t\ngraph spectra\tspectral graph theory\n'
    const { rows } = await read(thesaurus)
    expect(rows).toBe(
      'spectral graph theory\t\tspectral graphs\t\nspectral graph theory\t\tgraph spectra\t\n',
    )
    const both = readVocabulary(SHIPPED + rows)
    expect(both.resolve('spectral graph')).toBe('spectral graph theory')
    expect(both.resolve('graph spectrum')).toBe('spectral graph theory')
  })

  test.each([
    ['graph theory\tgraphs; networks of nodes\n', 'graph theory\t\tgraphs|networks of nodes\t\n'],
    ['Label\n"graph theory"\n\nknot theory\r\n', 'graph theory\t\t\t\nknot theory\t\t\t\n'],
    ['keyword\tcount\tsynonyms\ngraph theory\t12\tgraphs\n', 'graph theory\t\tgraphs\t\n'],
    [
      'label\ttype\taliases\tbroader\ngraph theory\ttopic\tgraphs|GT\tmathematics\n',
      'graph theory\ttopic\tgraphs|GT\tmathematics\n',
    ],
    ['\uFEFFgraph theory\n', 'graph theory\t\t\t\n'],
    ['label\twhy?\tgraph theory?\nis life~\n', 'is life\t\t\t\n'],
  ])('the table %j', async (text, rows) => {
    expect((await read(text)).rows).toBe(rows)
  })

  test('what is shipped, and what came first, wins; what clashes is told', async () => {
    const text =
      'deep network\tCNN|deep nets|PET\nConvNets\tconvolutional nets\ndeep nets\tdeeper nets\nmodel\n'
    const { rows, told } = await read(text)
    expect(rows).toBe(
      'deep network\t\tdeep nets\t\nconvolutional neural network\t\tconvolutional nets\t\ndeep network\t\tdeeper nets\t\n',
    )
    expect(told).toEqual([
      'line 1: CNN stands for deep network here, for convolutional neural network elsewhere (left with convolutional neural network)',
      'line 1: PET stands for deep network here, for several things elsewhere (left out)',
      ': 1 terms and 3 more names taken, 2 names clash, 1 terms name nothing that papers could share (known names stay as they were)',
    ])
  })

  test('of two files the first wins', async () => {
    const files = [
      { file: 'a', text: 'graph theory\tgraphs\n' },
      { file: 'b', text: 'plot\tgraphs\n' },
    ]
    const { rows, problems } = await extendVocabulary(shipped, files)
    expect(rows).toBe('graph theory\t\tgraphs\t\nplot\t\t\t\n')
    expect(problems.map(({ file }) => file)).toEqual(['a', 'b', 'b'])
  })

  test.each([
    [
      'RDF/XML',
      '<?xml version="1.0"?><rdf:RDF><skos:Concept rdf:about="1"><skos:prefLabel>graph theory</skos:prefLabel>',
    ],
    [
      'Turtle',
      '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<a> skos:prefLabel "graph theory" .\n<b> skos:prefLabel .',
    ],
    ['CSO', `${topic('graph_theory')},${relation('superTopicOf')},${topic('graph_theory')}\n"<a>,b\n`],
  ])('of broken %s what can be read is, and the fault is told', async (_, text) => {
    const { rows, told } = await read(text)
    expect(rows).toBe('graph theory\t\t\t\n')
    expect(told.length).toBeGreaterThan(1)
  })

  test('no text makes it throw but for one that is no vocabulary, nor rows that cannot be read', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        '\t',
        '\n',
        '|',
        '?',
        '~',
        'label',
        'replace by',
        ',',
        '@prefix',
        '<?xml',
        '<rdf:RDF>',
        'x',
        '.',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const { rows, told } = await read(pieces.join('')).catch((error: unknown) => {
          if (error instanceof VocabularyError) return { rows: '', told: [error.message] }
          throw error
        })
        expect(told.length).toBeGreaterThan(0)
        const added = rows.split('\n').length - 1
        expect(readVocabulary(SHIPPED + rows).entries).toHaveLength(shipped.entries.length + added)
      }),
      { numRuns: 1000 },
    )
  })
})
