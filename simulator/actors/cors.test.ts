import { describe, expect, it } from 'vitest'
import { type HeaderList, type HttpRequest, header } from '../network/message'
import { API, APP, inWorld, type Script } from './testing/world'

const bearer: HeaderList = [['Authorization', 'Bearer t']]
const open: HeaderList = [
  ['Access-Control-Allow-Origin', APP],
  ['Access-Control-Allow-Headers', 'Content-Type, Authorization'],
]
const answer = (headers: HeaderList, status = 200) => ({ status, headers, body: 'rows' })

/** A script of the app fetches `url`; OPTIONS is answered by `before`, what comes after it by `then`. */
const fetched = (
  then: HeaderList,
  headers: HeaderList = [],
  before: Script = answer(open),
  url = `${API}/rows`,
) =>
  inWorld(
    (_world, browser) => {
      const request: HttpRequest = { method: 'GET', url, headers, body: '' }
      return browser.fetch(APP, request, 0)
    },
    {
      [url]: (request) =>
        request.method === 'OPTIONS'
          ? typeof before === 'function'
            ? before(request)
            : before
          : answer(then),
    },
  )

describe('a script that asks another origin', () => {
  it.each([
    ['names the script’s origin', [['Access-Control-Allow-Origin', APP]], true],
    ['names every origin', [['Access-Control-Allow-Origin', '*']], true],
    ['names another origin', [['Access-Control-Allow-Origin', API]], false],
    ['names the origin in other case', [['Access-Control-Allow-Origin', APP.toUpperCase()]], false],
    ['names none', [], false],
  ] as const)('reads the answer if it %s (Fetch, CORS check)', async (_what, headers, readable) => {
    const { value, of, asked } = await fetched(headers)
    expect(asked).toEqual([`GET ${API}/rows`])
    expect(value?.response?.body).toBe(readable ? 'rows' : undefined)
    expect(of('check-failed')).toHaveLength(readable ? 0 : 1)
    expect(value?.seq).toBe(readable ? of('response-received')[0]?.seq : of('check-failed')[0]?.seq)
  })

  it('says why it may not read', async () => {
    const missing = (await fetched([])).of('check-failed')
    expect(missing).toMatchObject([{ actor: 'browser', check: 'cors', error: { error: 'network_error' } }])
    expect(missing[0]?.says).toBe(
      `The script of ${APP} may not read this answer: Access-Control-Allow-Origin is missing.`,
    )
    const other = (await fetched([['Access-Control-Allow-Origin', API]])).of('check-failed')
    expect(other[0]?.says).toContain(`is ${API}.`)
  })

  it('names its origin, and has no cookies with it', async () => {
    const scene = await inWorld(
      async (_world, browser) => {
        await browser.open(`${API}/set`, 0)
        await browser.fetch(APP, { method: 'GET', url: `${API}/rows`, headers: [], body: '' }, 0)
      },
      { [`${API}/set`]: answer([['Set-Cookie', 's=1; Path=/; Secure; SameSite=None']]) },
    )
    const [sent] = scene.to('/rows')
    expect(sent?.headers).toEqual([['Origin', APP]])
  })

  it('keeps no cookies of the answer', async () => {
    const { of } = await fetched([...open, ['Set-Cookie', 's=1']])
    expect(of('cookie-set')).toEqual([])
  })

  it('asks first when it has a token to show, and not otherwise (Fetch, CORS-preflight fetch)', async () => {
    expect((await fetched(open)).asked).toEqual([`GET ${API}/rows`])
    const { asked, to, value, of } = await fetched(open, bearer)
    expect(asked).toEqual([`OPTIONS ${API}/rows`, `GET ${API}/rows`])
    const [before, then] = to('/rows')
    expect(before?.headers).toEqual([
      ['Host', 'api.contoso.example'],
      ['Origin', APP],
      ['Access-Control-Request-Method', 'GET'],
      ['Access-Control-Request-Headers', 'authorization'],
    ])
    expect(then && header(then, 'Authorization')).toBe('Bearer t')
    expect(value?.response?.body).toBe('rows')
    expect(of('request-sent')[1]?.cause).toBe(of('response-received')[0]?.seq)
  })

  it.each([
    [
      'another origin is allowed',
      answer([
        ['Access-Control-Allow-Origin', API],
        ['Access-Control-Allow-Headers', 'authorization'],
      ]),
      `Access-Control-Allow-Origin is ${API}`,
    ],
    [
      'none is allowed',
      answer([['Access-Control-Allow-Headers', 'authorization']]),
      'Access-Control-Allow-Origin is missing',
    ],
    [
      'the header is not allowed',
      answer([['Access-Control-Allow-Origin', APP]]),
      'Access-Control-Allow-Headers is missing',
    ],
    [
      'any header is allowed, which leaves this one out',
      answer([
        ['Access-Control-Allow-Origin', APP],
        ['Access-Control-Allow-Headers', '*'],
      ]),
      'Access-Control-Allow-Headers is *',
    ],
    ['the question itself fails', answer(open, 405), 'OPTIONS is answered 405'],
  ])('does not send the token when %s', async (_what, before, why) => {
    const { asked, value, of } = await fetched(open, bearer, before)
    expect(asked).toEqual([`OPTIONS ${API}/rows`])
    expect(value?.response).toBeUndefined()
    expect(of('check-failed').map(({ says }) => says)).toEqual([
      expect.stringContaining(`The script of ${APP} may not send this request: ${why}`),
    ])
  })

  it('gets nothing when the server is down, before and after it asked', async () => {
    const scene = await inWorld(async (world, browser) => {
      world.network.setUp('api', false)
      return browser.fetch(APP, { method: 'GET', url: `${API}/rows`, headers: bearer, body: '' }, 0)
    })
    expect(scene.value?.response).toBeUndefined()
    expect(scene.of('check-failed')).toEqual([])
    expect(scene.asked).toEqual([`OPTIONS ${API}/rows`])
  })
})

describe('a script that asks its own origin', () => {
  it('asks nobody first, and reads whatever comes', async () => {
    const { asked, value } = await fetched([], bearer, answer([]), `${APP}/rows`)
    expect(asked).toEqual([`GET ${APP}/rows`])
    expect(value?.response?.body).toBe('rows')
  })
})
