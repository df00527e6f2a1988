import { describe, expect, it } from 'vitest'
import { createRandom } from '../core/random'
import { type HeaderList, header, json } from '../network/message'
import { readPage } from '../network/page'
import { createWebApp } from './web-app'

const page = { kind: 'app', appName: 'App', state: 'welcome', heading: 'Hello', lines: [] } as const

/** An app of three pages, and a way to ask it. */
function setUp(callback = '/callback') {
  const seen: string[] = []
  const failed: string[] = []
  const handler = createWebApp<string>({
    name: 'App',
    cookie: '__Host-app',
    routes: {
      '/': {
        anew: true,
        answer: async ({ visit, url }) => {
          visit.state = url.searchParams.get('as') ?? 'begun'
          return { to: 'https://login.entra.example/' }
        },
      },
      '/raw': { anew: true, answer: async () => ({ response: json(201, {}) }) },
      '/welcome': {
        answer: async ({ visit }) => ({ page: { ...page, heading: `${visit.state}` }, signedIn: true }),
      },
    },
    callback: {
      path: callback,
      answer: async ({ visit, form, cause }) => {
        seen.push(`${visit.state} ${form.get('code')} ${cause}`)
        return { page, status: 207 }
      },
    },
  })
  const random = createRandom(1, 'server app')
  const ask = (path: string, headers: HeaderList = [], method = 'GET', body = '') =>
    handler(
      { method, url: `https://app.contoso.example${path}`, headers, body },
      {
        now: () => 0,
        random,
        cause: 7,
        emit: (event) => (event.type === 'check-failed' ? failed.push(event.check) : 0),
      },
    )
  /** The cookie of a new visit. */
  const begin = async (as: string) =>
    (header(await ask(`/?as=${as}`), 'Set-Cookie') ?? '').split(';')[0] ?? ''
  return { ask, begin, seen, failed }
}

describe('a web application', () => {
  it('whose answers come to its front page tells an answer from somebody who opens it', async () => {
    const { ask, begin, seen } = setUp('/')
    const cookie = await begin('a')
    expect((await ask('/', [['Cookie', cookie]])).status).toBe(302)
    expect((await ask('/?code=x&state=y', [['Cookie', cookie]])).status).toBe(207)
    expect((await ask('/', [['Cookie', cookie]], 'POST', 'error=access_denied')).status).toBe(207)
    expect(seen).toEqual(['a x 7', 'a null 7'])
  })

  it.each(['/nowhere', '/constructor', '/callback/'])('has nothing at %s', async (path) => {
    const answer = await setUp().ask(path)
    expect(answer.status).toBe(404)
    expect(readPage(answer.body)).toMatchObject({ kind: 'app', state: 'refused', appName: 'App' })
    expect(answer.body).toContain(`There is nothing at ${path}.`)
    expect(header(answer, 'Set-Cookie')).toBeUndefined()
  })

  it('begins a visit of its own for whoever opens it, cookie or none', async () => {
    const { begin, ask } = setUp()
    const first = await begin('a')
    const second = await begin('b')
    expect(first).toMatch(/^__Host-app=[\w-]{16}$/)
    expect(second).not.toBe(first)
    const again = header(await ask('/', [['Cookie', first]]), 'Set-Cookie')
    expect(again).toBeDefined()
    expect(again).not.toContain(first)
  })

  it('gives the cookie so that it comes back with a POST of another site, and to no script', async () => {
    const answer = await setUp().ask('/')
    expect(answer.status).toBe(302)
    expect(header(answer, 'Location')).toBe('https://login.entra.example/')
    expect(header(answer, 'Set-Cookie')).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=None$/)
  })

  it('gives the cookie with whatever answer begins a visit', async () => {
    const answer = await setUp().ask('/raw')
    expect(answer.status).toBe(201)
    expect(header(answer, 'Content-Type')).toContain('json')
    expect(header(answer, 'Set-Cookie')).toMatch(/^__Host-app=/)
  })

  it.each([
    ['no cookie', []],
    ['a foreign cookie', [['Cookie', '__Host-app=somebody-else']]],
    ['the cookie of another name', [['Cookie', 'app=1']]],
    ['an empty cookie', [['Cookie', '__Host-app=']]],
  ] as const)('does not take a browser with %s for one that began here', async (_what, headers) => {
    const { ask, begin, seen, failed } = setUp()
    await begin('a')
    const answer = await ask('/callback?code=1', headers)
    expect(failed).toEqual(['sign-in-begun'])
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('This browser did not start a sign-in here.')
    expect(seen).toEqual([])
  })

  it('knows each visit by its cookie, whichever comes back first', async () => {
    const { ask, begin, seen } = setUp()
    const one = await begin('one')
    const two = await begin('two')
    await ask('/callback?code=2', [['Cookie', `other=x; ${two}`]])
    const answer = await ask('/callback?code=1', [['Cookie', one]])
    expect(seen).toEqual(['two 2 7', 'one 1 7'])
    expect(answer.status).toBe(207)
    expect(readPage(answer.body)).toEqual(page)
    expect(header(answer, 'Set-Cookie')).toBeUndefined()
  })

  it('gives another cookie to whoever has signed in, and the one from before is nobody’s', async () => {
    const { ask, begin } = setUp()
    const before = await begin('ada')
    const answer = await ask('/welcome', [['Cookie', before]])
    const [after] = (header(answer, 'Set-Cookie') ?? '').split(';')
    expect(after).toMatch(/^__Host-app=.{16}$/)
    expect(after).not.toBe(before)
    expect((await ask('/welcome', [['Cookie', before]])).status).toBe(400)
    expect(readPage((await ask('/welcome', [['Cookie', after ?? '']])).body)).toMatchObject({
      heading: 'ada',
    })
  })

  it('reads the body of a POST, and the query of a GET', async () => {
    const { ask, begin, seen } = setUp()
    const cookie = [['Cookie', await begin('a')]] as const
    await ask('/callback?code=query', cookie, 'POST', 'code=form')
    await ask('/callback?code=query', cookie, 'GET', 'code=form')
    expect(seen).toEqual(['a form 7', 'a query 7'])
  })
})
