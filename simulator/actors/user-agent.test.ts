import { describe, expect, it } from 'vitest'
import { header } from '../network/message'
import { API, APP, inWorld, LOGIN, pageOf, plainPage, type Script, sendTo } from './testing/world'
import { createUserAgent } from './user-agent'

const visit = (scripts: Record<string, Script>, start = `${APP}/`, more = {}) =>
  inWorld((_world, browser) => browser.open(start, 0), scripts, more)

const form = (fields: Record<string, string>, action: string) => pageOf({ kind: 'form-post', action, fields })

const offering = (href: string) =>
  pageOf({
    kind: 'app',
    appName: 'App',
    state: 'signed-in',
    heading: 'Hello',
    lines: [],
    offers: [{ id: 'go', label: 'Go on', href }],
  })

const choose = (id: string | null) => ({ prompt: 'next', value: { choose: id } }) as const

describe('a redirect', () => {
  it.each([
    ['keeps the fragment of the request where Location has none', '/next', '#kept', '#kept'],
    ['has the fragment of Location where it has one', '/next#own', '#lost', '#own'],
    ['has no fragment where nobody wrote one', '/next', '', ''],
  ])('%s (RFC 9110 section 10.2.2)', async (_what, location, asked, arrived) => {
    const { value, asked: urls } = await visit(
      { [`${APP}/`]: sendTo(location), [`${APP}/next`]: plainPage },
      `${APP}/${asked}`,
    )
    expect(new URL(value?.url ?? '').hash).toBe(arrived)
    expect(urls.join()).not.toContain('#')
  })

  it('keeps a fragment over several hops, other sites among them', async () => {
    const { value } = await visit({
      [`${APP}/`]: sendTo(`${LOGIN}/a#kept`),
      [`${LOGIN}/a`]: sendTo('/b'),
      [`${LOGIN}/b`]: sendTo(`${APP}/end`),
      [`${APP}/end`]: plainPage,
    })
    expect(value?.url).toBe(`${APP}/end#kept`)
  })

  it('is relative to where it came from', async () => {
    const { value } = await visit({ [`${APP}/`]: sendTo('a/b'), [`${APP}/a/b`]: plainPage })
    expect(value?.url).toBe(`${APP}/a/b`)
  })

  it('needs a status of redirects and a Location', async () => {
    const { value, asked } = await visit({ [`${APP}/`]: { ...sendTo('/next'), status: 200 } })
    expect(asked).toHaveLength(1)
    expect(value?.url).toBe(`${APP}/`)
    const bare = await visit({ [`${APP}/`]: { status: 302, headers: [], body: '' } })
    expect(bare.value?.url).toBe(`${APP}/`)
    const error = await visit({ [`${APP}/`]: { ...sendTo('/next'), status: 400 } })
    expect(error.asked).toHaveLength(1)
  })

  it.each([
    ['https://', '“https://” is no address.'],
    ['javascript:alert(1)', '“javascript:alert(1)” is no address of the web.'],
    ['data:text/html,x', '“data:text/html,x” is no address of the web.'],
    ['mailto:ada@contoso.example', '“mailto:ada@contoso.example” is no address of the web.'],
    [`blob:${LOGIN}/x`, `“blob:${LOGIN}/x” is no address of the web.`],
  ])('to %s leaves the browser where it is, and says so', async (location, says) => {
    const { value, of, asked } = await visit({ [`${APP}/`]: sendTo(location, 'a=1') })
    expect(value).toMatchObject({ page: undefined })
    expect(of('note').map((note) => note.says)).toEqual([says])
    expect(asked).toHaveLength(1)
  })

  it('to an address whose scheme an app has registered gives the app the address, and no header of a browser', async () => {
    const address = 'com.example.app:/callback?code=x'
    const { value, of } = await inWorld(
      (world) => {
        world.network.mount(new URL(address).origin, { actor: 'app', handler: async () => plainPage })
        const leads = (to: string) => to.startsWith('com.example.app:') || to.startsWith('https:')
        return createUserAgent(world, { id: 'browser', person: 'ada', leads }).open(`${APP}/`, 0)
      },
      { [`${APP}/`]: sendTo(address) },
    )
    expect(value?.url).toBe(address)
    const last = of('request-sent').at(-1)
    expect(last?.request).toEqual({ method: 'GET', url: address, headers: [], body: '' })
  })

  const chain =
    (most: number): Script =>
    (request) => {
      const hop = Number(new URL(request.url).searchParams.get('hop') ?? 0)
      return hop < most ? sendTo(`/?hop=${hop + 1}`) : plainPage
    }

  it('may follow another until 40 requests were made', async () => {
    const { asked, of, value } = await visit({ [`${APP}/`]: chain(39) })
    expect(asked).toHaveLength(40)
    expect(value?.page).toBeDefined()
    expect(of('note')).toEqual([])
  })

  it('after 40 requests is a loop: the browser gives up', async () => {
    const { asked, of, value } = await visit({ [`${APP}/`]: chain(40) })
    expect(asked).toHaveLength(40)
    expect(value).toMatchObject({ url: `${APP}/?hop=40`, page: undefined })
    expect(of('note').map(({ says }) => says)).toEqual(['The browser gives up: more than 40 hops.'])
  })

  it('counts from none again when somebody has acted', async () => {
    const { asked, of } = await visit(
      {
        [`${APP}/`]: chainTo(`${APP}/middle`),
        [`${APP}/middle`]: offering('/second'),
        [`${APP}/second`]: chainTo(`${APP}/end`),
        [`${APP}/end`]: plainPage,
      },
      `${APP}/`,
      { answers: [choose('go')] },
    )
    expect(of('note')).toEqual([])
    expect(asked).toHaveLength(80)
  })

  /** 39 requests, and then the page at `end`: 40 in all. */
  function chainTo(end: string): Script {
    return (request) => {
      const url = new URL(request.url)
      const hop = Number(url.searchParams.get('hop') ?? 1)
      return sendTo(hop < 39 ? `${url.pathname}?hop=${hop + 1}` : end)
    }
  }
})

describe('a cookie', () => {
  const cookieAt = async (attributes: string, scripts: Record<string, Script>, start: string) => {
    const scene = await inWorld(
      async (_world, browser) => {
        await browser.open(`${LOGIN}/set`, 0)
        await browser.open(start, 0)
      },
      {
        [`${LOGIN}/set`]: {
          ...plainPage,
          headers: [['Set-Cookie', `session=1; Path=/; Secure${attributes}`]],
        },
        [`${LOGIN}/end`]: plainPage,
        ...scripts,
      },
    )
    const last = scene.to('/end').at(-1)
    return last && header(last, 'Cookie')
  }

  it.each([
    ['None', 'typed into the address bar', {}, `${LOGIN}/end`, true],
    ['Lax', 'typed into the address bar', {}, `${LOGIN}/end`, true],
    ['Strict', 'typed into the address bar', {}, `${LOGIN}/end`, true],
    ['None', 'a redirect of another site', { [`${APP}/`]: sendTo(`${LOGIN}/end`) }, `${APP}/`, true],
    ['Lax', 'a redirect of another site', { [`${APP}/`]: sendTo(`${LOGIN}/end`) }, `${APP}/`, true],
    ['Strict', 'a redirect of another site', { [`${APP}/`]: sendTo(`${LOGIN}/end`) }, `${APP}/`, false],
    ['None', 'a POST of another site', { [`${APP}/`]: form({}, `${LOGIN}/end`) }, `${APP}/`, true],
    ['Lax', 'a POST of another site', { [`${APP}/`]: form({}, `${LOGIN}/end`) }, `${APP}/`, false],
    ['Strict', 'a POST of another site', { [`${APP}/`]: form({}, `${LOGIN}/end`) }, `${APP}/`, false],
    ['Strict', 'a POST of its own site', { [`${LOGIN}/`]: form({}, `${LOGIN}/end`) }, `${LOGIN}/`, true],
    [
      'Strict',
      'a redirect of its own site, in a chain that began elsewhere',
      { [`${APP}/`]: sendTo(`${LOGIN}/hop`), [`${LOGIN}/hop`]: sendTo('/end') },
      `${APP}/`,
      false,
    ],
    [
      'Strict',
      'a redirect of its own site, in a chain that a form of another site began',
      { [`${APP}/`]: form({}, `${LOGIN}/hop`), [`${LOGIN}/hop`]: sendTo('/end') },
      `${APP}/`,
      false,
    ],
    [
      'Lax',
      'the GET after a POST of another site',
      { [`${APP}/`]: form({}, `${LOGIN}/hop`), [`${LOGIN}/hop`]: sendTo('/end') },
      `${APP}/`,
      true,
    ],
  ] as const)('of SameSite=%s with %s: sent %s %s', async (sameSite, _what, scripts, start, sent) => {
    expect((await cookieAt(`; SameSite=${sameSite}`, scripts, start)) === 'session=1').toBe(sent)
  })

  it('goes to its own host and path alone', async () => {
    const scene = await inWorld(
      async (_world, browser) => {
        await browser.open(`${APP}/deep/set`, 0)
        for (const url of [`${APP}/deep/in`, `${APP}/deeper`, `${API}/deep/in`]) await browser.open(url, 0)
      },
      { [`${APP}/deep/set`]: { ...plainPage, headers: [['Set-Cookie', 'here=1; Path=/deep']] } },
    )
    expect(scene.of('request-sent').map(({ request }) => header(request, 'Cookie'))).toEqual([
      undefined,
      'here=1',
      undefined,
      undefined,
    ])
    expect(scene.of('cookie-set')).toMatchObject([
      { actor: 'browser', host: 'app.contoso.example', name: 'here', attributes: 'Path=/deep' },
    ])
  })

  it('of a redirect is there at its next hop', async () => {
    const { to } = await visit({ [`${APP}/`]: sendTo('/end', 'visit=7; Path=/'), [`${APP}/end`]: plainPage })
    expect(to('/end').map((request) => header(request, 'Cookie'))).toEqual(['visit=7'])
  })

  it('is not shared by two browsers', async () => {
    const { createUserAgent } = await import('./user-agent')
    const scene = await inWorld(
      async (world, browser) => {
        await browser.open(`${APP}/`, 0)
        await createUserAgent(world, { id: 'second', person: 'person' }).open(`${APP}/end`, 0)
      },
      { [`${APP}/`]: { ...plainPage, headers: [['Set-Cookie', 'a=1; Path=/']] }, [`${APP}/end`]: plainPage },
    )
    expect(scene.to('/end').map((request) => header(request, 'Cookie'))).toEqual([undefined])
  })
})

describe('a form that posts itself', () => {
  it('carries its fields to its action, and says whose page it stood in', async () => {
    const fields = { code: 'a b&c', state: 'ü' }
    const { to } = await visit({ [`${APP}/`]: form(fields, `${LOGIN}/end`), [`${LOGIN}/end`]: plainPage })
    const [sent] = to('/end')
    expect(sent?.method).toBe('POST')
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual(fields)
    expect(sent?.headers).toEqual([
      ['Host', 'login.entra.example'],
      ['Origin', APP],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ])
  })

  it('may name its action relative to the page', async () => {
    const { asked } = await visit({ [`${APP}/`]: form({}, 'deep/end') })
    expect(asked[1]).toBe(`POST ${APP}/deep/end`)
  })
})

describe('a page that asks', () => {
  const asks = pageOf({
    kind: 'password',
    username: 'ada@contoso.example',
    action: '/next',
    fields: { hidden: 'kept' },
  })

  it('waits for the person, and posts what they typed with what the page had in it', async () => {
    const scripts = { [`${LOGIN}/`]: asks, [`${LOGIN}/next`]: plainPage }
    const waiting = await visit(scripts, `${LOGIN}/`)
    expect(waiting.value).toBeUndefined()
    expect(waiting.of('prompt-opened')).toMatchObject([
      { actor: 'person', on: 'browser', prompt: 'password' },
    ])
    const { to } = await visit(scripts, `${LOGIN}/`, {
      answers: [{ prompt: 'password', value: { password: 'Typed' } }],
    })
    expect(to('/next').map(({ method, body }) => `${method} ${body}`)).toEqual([
      'POST hidden=kept&password=Typed',
    ])
    expect(header(to('/next')[0] ?? { headers: [] }, 'Origin')).toBe(LOGIN)
  })

  it('for a code makes the phone show one first', async () => {
    const username = 'ada@contoso.example'
    const { of } = await visit(
      { [`${LOGIN}/`]: pageOf({ kind: 'totp', username, attemptsLeft: 3, action: '/next', fields: {} }) },
      `${LOGIN}/`,
    )
    const [shown] = of('code-displayed')
    const [opened] = of('prompt-opened')
    expect(shown).toMatchObject({ actor: 'phone', account: username })
    expect(opened?.cause).toBe(shown?.seq)
  })

  it('for a password leaves the phone alone', async () => {
    expect((await visit({ [`${LOGIN}/`]: asks }, `${LOGIN}/`)).of('code-displayed')).toEqual([])
  })
})

describe('what a page offers', () => {
  const scripts = { [`${APP}/`]: offering('next'), [`${APP}/next`]: plainPage }

  it('may be left: the browser stays', async () => {
    expect((await visit(scripts)).value?.url).toBe(`${APP}/`)
    expect((await visit(scripts, `${APP}/`, { answers: [choose(null)] })).value?.url).toBe(`${APP}/`)
  })

  it('is a link that the person follows', async () => {
    const { value, of, asked } = await visit(scripts, `${APP}/`, { answers: [choose('go')] })
    expect(value?.url).toBe(`${APP}/next`)
    expect(asked[1]).toBe(`GET ${APP}/next`)
    expect(of('request-sent')[1]?.cause).toBe(of('prompt-answered')[0]?.seq)
  })

  it('is a link of the page: what it leads to is another site’s doing', async () => {
    const scene = await inWorld(
      async (_world, browser) => {
        await browser.open(`${LOGIN}/set`, 0)
        await browser.open(`${APP}/`, 0)
      },
      {
        [`${LOGIN}/set`]: { ...plainPage, headers: [['Set-Cookie', 's=1; Path=/; SameSite=Strict']] },
        [`${APP}/`]: offering(`${LOGIN}/end`),
      },
      { answers: [choose('go')] },
    )
    expect(scene.to('/end').map((request) => header(request, 'Cookie'))).toEqual([undefined])
  })

  it('on a page that a script drew is told to the script', async () => {
    const page = {
      kind: 'app',
      appName: 'App',
      state: 'signed-in',
      heading: 'Hello',
      lines: [],
    } as const
    const offers = [{ id: 'go', label: 'Go', href: '/' }]
    const show = (shown: typeof page & { offers?: typeof offers }, answers = [choose('go')]) =>
      inWorld((_world, browser) => browser.show(`${APP}/`, shown, 0), {}, { answers })
    expect((await show({ ...page, offers })).value).toMatchObject({ url: `${APP}/`, chosen: 'go' })
    expect((await show({ ...page, offers }, [])).value).toHaveProperty('chosen', undefined)
    const plain = await show(page)
    expect(plain.value).not.toHaveProperty('chosen')
    expect(plain.of('prompt-opened')).toEqual([])
    expect(plain.of('page-shown')).toMatchObject([{ actor: 'browser', url: `${APP}/` }])
  })
})

describe('a browser that gets nothing to show', () => {
  it('shows what there is of a page without a model', async () => {
    const { value, of } = await visit({ [`${APP}/`]: { status: 500, headers: [], body: 'Oh'.repeat(400) } })
    expect(value?.page).toBeUndefined()
    expect(of('page-shown')).toMatchObject([{ page: { kind: 'app', heading: 'HTTP 500' } }])
    expect(JSON.stringify(of('page-shown')).length).toBeLessThan(700)
  })

  it('says that a host does not exist', async () => {
    const { value, of } = await visit({}, 'https://typo.example/')
    expect(value).toMatchObject({ url: 'https://typo.example/', page: undefined })
    expect(of('dns-failure')).toMatchObject([{ actor: 'browser', host: 'typo.example' }])
    expect(value?.seq).toBe(of('dns-failure')[0]?.seq)
  })

  it('says that a host does not answer', async () => {
    const scene = await inWorld(async (world, browser) => {
      world.network.setUp('app', false)
      return browser.open(`${APP}/`, 0)
    })
    expect(scene.of('no-answer')).toMatchObject([{ actor: 'browser', from: 'app' }])
    expect(scene.value?.seq).toBe(scene.of('no-answer')[0]?.seq)
    expect(scene.of('page-shown')).toEqual([])
  })
})

describe('an address of no web, wherever it stands', () => {
  const opaque = 'data:,x'
  it.each<[string, Script]>([
    ['a form that posts itself', form({ code: 'c' }, opaque)],
    ['a link that somebody follows', offering(opaque)],
    ['a frame of a sign-out', pageOf({ kind: 'signed-out', frontChannel: [opaque] })],
    ['the page that a sign-out returns to', pageOf({ kind: 'signed-out', returnTo: opaque })],
  ])('in %s is noted, and nothing is sent', async (_where, script) => {
    const { of, asked } = await visit({ [`${APP}/`]: script }, `${APP}/`, { answers: [choose('go')] })
    expect(of('note').map(({ says }) => says)).toEqual(['“data:,x” is no address of the web.'])
    expect(asked).toHaveLength(1)
  })
})
