/** Thesauri as they are published: SKOS in every writing, SKOS-XL, MeSH; and what is no vocabulary at all. */
import { describe, expect, test } from 'vitest'
import { extendVocabulary } from '../../../src/mentions/vocabularies/index.ts'
import { readVocabulary } from '../../../src/mentions/vocabulary.ts'

const shipped = readVocabulary('label\ttype\taliases\tbroader\nconvolutional neural network\tmethod\tCNN\t\n')
const read = async (text: string | AsyncIterable<string>, languages?: string[]): Promise<string> =>
  (await extendVocabulary(shipped, [{ file: 'outside', text }], languages)).rows

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const XL = 'http://www.w3.org/2008/05/skos-xl#'
const MESH = 'http://id.nlm.nih.gov/mesh/vocab#'
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const triples = (...statements: string[]): string => `${statements.join(' .\n')} .\n`

const N_TRIPLES = triples(
  `<http://x.org/1> <${RDF_TYPE}> <${SKOS}Concept>`,
  `<http://x.org/1> <${SKOS}prefLabel> "soil acidity"@en`,
  `<http://x.org/1> <${SKOS}prefLabel> "acidit\\u00E9 du sol"@fr`,
  `<http://x.org/1> <${SKOS}altLabel> "pH du sol"@fr`,
  `<http://x.org/2> <${SKOS}prefLabel> "liming"@en`,
  `<http://x.org/2> <${SKOS}broader> <http://x.org/1>`,
)
const CONTEXT = `{"skos":"${SKOS}","uri":"@id","graph":"@graph","lang":"@language","value":"@value"}`
const SKOSMOS = `{"@context":${CONTEXT},"graph":[
  {"uri":"x:1","type":"skos:Concept","prefLabel":[{"lang":"en","value":"soil acidity"},{"lang":"fr","value":"acidit\u00e9 du sol"}],
   "altLabel":{"lang":"fr","value":"pH du sol"}},
  {"uri":"x:2","prefLabel":{"lang":"en","value":"liming"},"broader":{"uri":"x:1"}}]}`
const EXPANDED = `[{"@id":"x:1","${SKOS}prefLabel":[{"@value":"soil acidity","@language":"en"},{"@value":"acidité du sol","@language":"fr"}],
  "${SKOS}altLabel":[{"@value":"pH du sol","@language":"fr"}]},
  {"@id":"x:2","${SKOS}prefLabel":[{"@value":"liming","@language":"en"}],"${SKOS}broader":[{"@id":"x:1"}]}]`
const BY_LANGUAGE = `{"@context":"https://x.org/context","id":"x:1","skos:prefLabel":{"en":"soil acidity","fr":"acidité du sol"},
  "skos:altLabel":{"fr":["pH du sol"]},"skos:narrower":[{"id":"x:2","skos:prefLabel":{"en":"liming"},"skos:broader":"x:1"}]}`
const XL_TURTLE = `@prefix xl: <${XL}> .
<1> xl:prefLabel <en1>, <fr1> ; xl:altLabel <fr2> .
<en1> xl:literalForm "soil acidity"@en . <fr1> xl:literalForm "acidité du sol"@fr . <fr2> xl:literalForm "pH du sol"@fr .
<2> xl:prefLabel [ xl:literalForm "liming"@en ] ; <${SKOS}broader> <1> .
`
const XL_XML = `<?xml version="1.0"?><!DOCTYPE rdf:RDF [ <!ENTITY x "y"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="${SKOS}" xmlns:xl="${XL}">
<skos:Concept rdf:about="1"><xl:prefLabel rdf:resource="en1"/><xl:prefLabel rdf:resource="fr1"/>
  <xl:altLabel><xl:Label><xl:literalForm xml:lang="fr">pH du sol</xl:literalForm></xl:Label></xl:altLabel></skos:Concept>
<xl:Label rdf:about="en1"><xl:literalForm xml:lang="en">soil acidity</xl:literalForm></xl:Label>
<rdf:Description rdf:about="fr1"><xl:literalForm xml:lang="fr">acidité du sol</xl:literalForm></rdf:Description>
<skos:Concept rdf:about="2"><skos:prefLabel xml:lang="en">liming</skos:prefLabel><skos:broader rdf:resource="1"/></skos:Concept>
</rdf:RDF>`

describe('thesauri', () => {
  test.each([
    ['N-Triples', N_TRIPLES],
    ['JSON-LD of Skosmos', SKOSMOS],
    ['JSON-LD, expanded', EXPANDED],
    ['JSON-LD with maps of languages', BY_LANGUAGE],
    ['SKOS-XL as Turtle', XL_TURTLE],
    ['SKOS-XL as RDF/XML', XL_XML],
  ])('%s, in the language that is wanted', async (_, text) => {
    expect(await read(text)).toBe('soil acidity\t\t\t\nliming\t\t\tsoil acidity\n')
    const french = await read(text, ['fr'])
    // Where a concept has no French name it keeps what it has, but for labels with addresses.
    expect(french.split('\n')[0]).toBe('acidité du sol\t\tpH du sol\t')
    const [both, second] = (await read(text, ['fr', 'en'])).split('\n')
    expect(both).toMatch(/^acidité du sol\t\t(?=.*soil acidity)(?=.*pH du sol)/)
    expect(second).toBe('liming\t\t\tacidité du sol')
  })

  test('is read piece by piece, wherever it is cut', async () => {
    for (const text of [N_TRIPLES, SKOSMOS, XL_TURTLE, XL_XML]) {
      const whole = await read(text)
      for (const size of [1, 7, 100])
        expect(
          await read(
            (async function* () {
              for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
            })(),
          ),
        ).toBe(whole)
    }
  })

  test('MeSH as XML: a term per concept, without permuted names', async () => {
    const term = (name: string, preferred: string, permuted: string): string =>
      `<Term ConceptPreferredTermYN="${preferred}" IsPermutedTermYN="${permuted}" LexicalTag="NON" RecordPreferredTermYN="N"><TermUI>T1</TermUI><String>${name}</String></Term>`
    const xml = `<?xml version="1.0"?><!DOCTYPE DescriptorRecordSet SYSTEM "x.dtd">
<DescriptorRecordSet LanguageCode="eng"><DescriptorRecord DescriptorClass="1"><DescriptorUI>D1</DescriptorUI>
<DescriptorName><String>Soil Acidity</String></DescriptorName><ConceptList>
<Concept PreferredConceptYN="Y"><ConceptUI>M1</ConceptUI><ConceptName><String>Soil Acidity</String></ConceptName><TermList>
${term('Acidity of Soil', 'N', 'N')}${term('Soil Acidity', 'Y', 'N')}${term('Acidity, Soil', 'N', 'Y')}</TermList></Concept>
<Concept PreferredConceptYN="N"><ConceptUI>M2</ConceptUI><TermList>${term('Topsoil Acidity', 'Y', 'N')}</TermList></Concept>
</ConceptList></DescriptorRecord></DescriptorRecordSet>`
    expect(await read(xml)).toBe('Soil Acidity\t\tAcidity of Soil\t\nTopsoil Acidity\t\t\tSoil Acidity\n')
  })

  test('MeSH as N-Triples', async () => {
    const m = (subject: string, relation: string, object: string): string =>
      `<http://id.nlm.nih.gov/mesh/${subject}> <${MESH}${relation}> ${object}`
    const at = (id: string): string => `<http://id.nlm.nih.gov/mesh/${id}>`
    const text = triples(
      m('D1', 'preferredConcept', at('M1')),
      m('D1', 'concept', at('M2')),
      m('D1', 'dateCreated', '"1999-01-01"'),
      m('M1', 'preferredTerm', at('T1')),
      m('M1', 'term', at('T2')),
      m('M2', 'preferredTerm', at('T3')),
      m('T1', 'prefLabel', '"Soil Acidity"@en'),
      m('T2', 'prefLabel', '"Acidity of Soil"@en'),
      m('T3', 'prefLabel', '"Topsoil Acidity"@en'),
    )
    expect(await read(text)).toBe('Soil Acidity\t\tAcidity of Soil\t\nTopsoil Acidity\t\t\tSoil Acidity\n')
  })

  test.each([
    ['nothing', '', 'a table without a term'],
    ['bytes', '\u001f\u008b\u0000\u0003\uFFFDq\u0001\n\u0002\uFFFDx\n', 'a text that is none of these'],
    ['HTML', '<!DOCTYPE html>\n<html><body>x</body></html>', 'XML with the root <html>'],
    [
      'XML of another kind',
      '<?xml version="1.0"?>\n<mods><title>x</title></mods>',
      'XML with the root <mods>',
    ],
    ['RDF of another kind', '<rdf:RDF xmlns:rdf="r"><x rdf:about="1"/></rdf:RDF>', 'RDF/XML without a term'],
    ['references', '@article{x,\n title = {On soils},\n year = {2001}\n}\n', 'a text that is none of these'],
    ['RIS', 'TY  - JOUR\nTI  - On soils\nER  - \n', 'a text that is none of these'],
    ['JSON of another kind', '{"title": "On soils", "year": 2001}', 'JSON without a term'],
    ['broken JSON', '[{"prefLabel": "x"', 'JSON without a term'],
    ['prose', `${'We measured the soil and found it acid. '.repeat(8)}\n`, 'a text that is none of these'],
  ])('%s is an error, not a thesaurus', async (_, text, found) => {
    await expect(read(text)).rejects.toThrow(`, found ${found}`)
  })

  test('a table whose first term begins like Turtle is a table', async () => {
    expect(await read('base station\tBTS\nprefix sum\n')).toBe('base station\t\tBTS\t\nprefix sum\t\t\t\n')
  })
})
