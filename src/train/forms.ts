/** `npm run train:forms`: writes `data/model/forms.txt`, the normal forms of `data/vocabulary.tsv`; after every change of it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { writeForms } from '../mentions/vocabulary-forms.ts'

writeFileSync('data/model/forms.txt', writeForms(readFileSync('data/vocabulary.tsv', 'utf8')))
