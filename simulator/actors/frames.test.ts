import { describe, expect, it } from 'vitest'
import { header } from '../network/message'
import { API, APP, inWorld, LOGIN, pageOf, plainPage, type Script, sendTo } from './testing/world'

const setCookie = (sameSite: string) => ({
  ...plainPage,
  headers: [['Set-Cookie', `s=1; Path=/; Secure; SameSite=${sameSite}`]] as const,
})

/** A cookie of `host` is there already; then a frame in a page of the app goes to `host`. */
async function framed(host: string, sameSite: string, thirdPartyCookies: boolean | undefined) {
  const scene = await inWorld(
    async (_world, browser) => {
      await browser.open(`${host}/set`, 0)
      await browser.frame(`${host}/end`, `${APP}/page`, 0)
    },
    { [`${host}/set`]: setCookie(sameSite), [`${host}/end`]: plainPage },
    thirdPartyCookies === undefined ? {} : { thirdPartyCookies },
  )
  const [sent] = scene.to('/end')
  return sent && header(sent, 'Cookie')
}

const inFrame = (scripts: Record<string, Script>, start: string, thirdPartyCookies = true) =>
  inWorld((_world, browser) => browser.frame(start, `${APP}/page`, 0), scripts, { thirdPartyCookies })

describe('a frame', () => {
  it.each([
    ['another site', LOGIN, 'None', true, true],
    ['another site', LOGIN, 'None', false, false],
    ['another site', LOGIN, 'None', undefined, true],
    ['another site', LOGIN, 'Lax', true, false],
    ['another site', LOGIN, 'Strict', true, false],
    ['the same site, another host', API, 'None', false, true],
    ['the same site, another host', API, 'Lax', false, true],
    ['the same site, another host', API, 'Strict', false, true],
    ['the page itself', APP, 'Strict', false, true],
  ])(
    'of %s (%s, SameSite=%s, third-party cookies %s) has its cookies: %s',
    async (_what, host, sameSite, given, sent) => {
      expect((await framed(host, sameSite, given)) === 's=1').toBe(sent)
    },
  )

  it.each([
    ['None', true, ['s']],
    ['None', false, []],
    ['Lax', true, []],
    ['Strict', true, []],
  ])(
    'of another site may set a cookie of SameSite=%s, third-party cookies %s: %j',
    async (sameSite, given, kept) => {
      const { of } = await inFrame({ [`${LOGIN}/`]: setCookie(sameSite) }, `${LOGIN}/`, given)
      expect(of('cookie-set').map(({ name }) => name)).toEqual(kept)
    },
  )

  it('follows redirects, still under the page it stands in', async () => {
    const scene = await inWorld(
      async (_world, browser) => {
        await browser.open(`${LOGIN}/set`, 0)
        return browser.frame(`${APP}/start`, `${APP}/page`, 0)
      },
      {
        [`${LOGIN}/set`]: setCookie('None'),
        [`${APP}/start`]: sendTo(`${LOGIN}/hop`),
        [`${LOGIN}/hop`]: sendTo(`${APP}/end#code=1`),
        [`${APP}/end`]: plainPage,
      },
      { thirdPartyCookies: false },
    )
    expect(scene.value?.url).toBe(`${APP}/end#code=1`)
    expect(scene.to('/hop').map((request) => header(request, 'Cookie'))).toEqual([undefined])
    expect(
      new Set(
        scene
          .of('request-sent')
          .slice(1)
          .map(({ kind }) => kind),
      ),
    ).toEqual(new Set(['frame']))
  })

  it('that is sent round and round stops after 40 requests', async () => {
    const { asked, value } = await inFrame({ [`${APP}/`]: sendTo('/') }, `${APP}/`)
    expect(asked).toHaveLength(40)
    expect(value?.page).toBeUndefined()
  })

  it('shows its page as a frame’s, and asks nobody anything', async () => {
    const asks = pageOf({ kind: 'username', appName: 'App', action: '/next', fields: {} })
    const { of, value } = await inFrame({ [`${LOGIN}/`]: asks }, `${LOGIN}/`)
    expect(of('page-shown')).toMatchObject([{ url: `${LOGIN}/`, frame: true, page: { kind: 'username' } }])
    expect(of('prompt-opened')).toEqual([])
    expect(value?.page?.kind).toBe('username')
  })

  it('without a page in it shows nothing', async () => {
    const { of, value } = await inFrame({ [`${APP}/`]: { status: 200, headers: [], body: '' } }, `${APP}/`)
    expect(of('page-shown')).toEqual([])
    expect(value?.url).toBe(`${APP}/`)
  })

  it.each([
    ['DENY', LOGIN, 1],
    ['deny', APP, 1],
    ['SAMEORIGIN', LOGIN, 1],
    ['SAMEORIGIN', API, 1],
    ['SAMEORIGIN', APP, 0],
    ['something else', LOGIN, 0],
  ])(
    'whose page says X-Frame-Options: %s, at %s, is refused: %d (RFC 7034 section 2.1)',
    async (says, host, refused) => {
      const answer = { ...plainPage, headers: [['X-Frame-Options', says]] as const }
      const { of, value } = await inFrame({ [`${host}/`]: answer }, `${host}/`)
      const failed = of('check-failed')
      expect(failed).toHaveLength(refused)
      expect(of('page-shown')).toHaveLength(1 - refused)
      expect(value?.page === undefined).toBe(refused === 1)
      if (failed[0])
        expect(failed[0]).toMatchObject({
          actor: 'browser',
          check: 'framing',
          error: { error: 'frame_denied' },
        })
    },
  )

  it('of a host that is not there stays empty', async () => {
    const { of, value } = await inFrame({}, 'https://typo.example/')
    expect(of('dns-failure')).toHaveLength(1)
    expect(value?.seq).toBe(of('dns-failure')[0]?.seq)
    expect(of('check-failed')).toEqual([])
  })
})

describe('a page that says the session is over', () => {
  const signedOut = (more: object) => pageOf({ kind: 'signed-out', username: 'ada@contoso.example', ...more })
  const signOut = (page: object, scripts: Record<string, Script> = {}) =>
    inWorld((_world, browser) => browser.open(`${LOGIN}/logout`, 0), {
      [`${LOGIN}/logout`]: signedOut(page),
      ...scripts,
    })

  it('loads its frames in order, each after the one before, and goes on (OpenID Connect Front-Channel Logout section 3)', async () => {
    const frontChannel = [`${APP}/out`, `${API}/out`]
    const { asked, of, value } = await signOut(
      { frontChannel, returnTo: `${APP}/bye` },
      { [`${APP}/bye`]: plainPage },
    )
    expect(asked).toEqual([`GET ${LOGIN}/logout`, `GET ${APP}/out`, `GET ${API}/out`, `GET ${APP}/bye`])
    expect(of('request-sent').map(({ kind }) => kind)).toEqual(['navigation', 'frame', 'frame', 'navigation'])
    expect(value?.url).toBe(`${APP}/bye`)
    const received = of('response-received')
    expect(of('request-sent').map(({ cause }) => cause)).toEqual([
      0,
      of('page-shown')[0]?.seq,
      received[1]?.seq,
      received[2]?.seq,
    ])
  })

  it('stays when it says nothing of what comes then', async () => {
    const { value, asked } = await signOut({})
    expect(value).toMatchObject({ url: `${LOGIN}/logout`, page: { kind: 'signed-out' } })
    expect(asked).toHaveLength(1)
  })

  it('loads its frames under its own address: their cookies are third-party ones', async () => {
    const scene = await inWorld(
      async (_world, browser) => {
        await browser.open(`${APP}/set`, 0)
        await browser.open(`${LOGIN}/logout`, 0)
      },
      { [`${APP}/set`]: setCookie('None'), [`${LOGIN}/logout`]: signedOut({ frontChannel: [`${APP}/out`] }) },
      { thirdPartyCookies: false },
    )
    expect(scene.to('/out').map((request) => header(request, 'Cookie'))).toEqual([undefined])
  })
})
