/** What the local API of Zotero answers, as far as it is asked; its library is written by us. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

const ABSTRACT = 'We adapt vision transformers (ViTs) on ImageNet with few parameters.'

interface Held {
  path: string
  data: Record<string, unknown> & { key?: string; collections?: string[]; deleted?: 1 }
}

const item = (key: string, title: string, more: Record<string, unknown> = {}): Held => ({
  path: '/users/0/items/top',
  data: {
    key,
    version: 1,
    itemType: 'journalArticle',
    title,
    creators: [],
    tags: [],
    collections: [],
    ...more,
  },
})
const collection = (
  key: string,
  name: string,
  parent: string | false = false,
  library = '/users/0',
): Held => ({
  path: `${library}/collections`,
  data: { key, version: 1, name, parentCollection: parent, relations: {} },
})

/** 230 works, a note and a file in the own library, three collections, one in another; a group with one. */
export const HELD: readonly Held[] = [
  collection('THESIS22', 'Thesis'),
  collection('METHODS2', 'Methods', 'THESIS22'),
  collection('OLDTHES2', 'Archive'),
  collection('METHODS3', 'Methods', 'OLDTHES2'),
  item('AAAA2222', 'Low-rank adaptation of language models', {
    itemType: 'conferencePaper',
    abstractNote: ABSTRACT,
    creators: [
      { creatorType: 'author', firstName: 'Ann B.', lastName: 'Lee' },
      { creatorType: 'author', name: 'The Team' },
      { creatorType: 'editor', firstName: 'E.', lastName: 'Ditor' },
    ],
    proceedingsTitle: 'Proceedings of Things',
    date: '17 June 2021',
    DOI: '10.1234/abc.5',
    url: 'https://example.org/a',
    extra: 'PMID: 34567890\nCitation Key: lee2021',
    tags: [{ tag: 'LoRA', type: 1 }, { tag: 'fine-tuning' }],
    collections: ['METHODS2', 'OLDTHES2'],
  }),
  item('BBBB2222', 'Doe v. Roe on the law of vision transformers', {
    itemType: 'case',
    title: undefined,
    caseName: 'Doe v. Roe on the law of vision transformers',
    dateDecided: '1999-05-01',
    collections: ['THESIS22'],
  }),
  item('NOTE2222', '', { itemType: 'note', note: '<p>Read this.</p>' }),
  item('FILE2222', 'A file of its own', { itemType: 'attachment', linkMode: 'imported_file' }),
  ...Array.from({ length: 228 }, (_, i) =>
    item(`C${String(i).padStart(7, '0')}`, `Paper number ${i} on vision transformers and topic ${i * 7919}`),
  ),
  { path: '/users/0/groups', data: { id: 77, name: 'Reading group' } },
  collection('SHARED22', 'Shared', false, '/groups/77'),
  {
    path: '/groups/77/items/top',
    data: {
      key: 'GGGG2222',
      itemType: 'preprint',
      title: 'What the group reads about ViTs',
      creators: [],
      tags: [],
      collections: ['SHARED22'],
    },
  },
]

/** What a path of the API lists. */
function listed(path: string): Held['data'][] | undefined {
  const [, library, key] = /^(\/(?:users|groups)\/\d+)\/collections\/(\w+)\/items\/top$/.exec(path) ?? []
  const found = HELD.filter((one) =>
    key ? one.path === `${library}/items/top` && one.data.collections?.includes(key) : one.path === path,
  )
  return found.length > 0 || key ? found.map(({ data }) => data) : undefined
}

export interface Fake {
  port: number
  /** The paths that were asked for, with their questions. */
  asked: string[]
}

/** Starts it on a port of its own, until the tests of the file are over; `refuses` says what else it answers. */
export async function fakeZotero(refuses?: { status: number; text: string } | 'silence'): Promise<Fake> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost')
    asked.push(request.url!)
    if (refuses === 'silence') {
      request.socket.destroy()
      return
    }
    const all = pathname.startsWith('/api') ? listed(pathname.slice(4)) : undefined
    const version = request.headers['zotero-api-version']
    if (refuses || !all || version !== '3') {
      response.writeHead(refuses?.status ?? (version === '3' ? 404 : 501), { 'Content-Type': 'text/plain' })
      response.end(refuses?.text ?? 'Not found')
      return
    }
    const start = Number(searchParams.get('start') ?? 0)
    const page = all.slice(start, start + Number(searchParams.get('limit') ?? all.length))
    response.writeHead(200, { 'Content-Type': 'application/json', 'Total-Results': String(all.length) })
    response.end(JSON.stringify(page.map((data) => ({ key: data.key, version: 1, meta: {}, data }))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  return { port: (server.address() as AddressInfo).port, asked }
}
