import { describe, expect, it } from 'vitest'
import { catalogue } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import { holdings } from './holdings'
import { openValues } from './open-values'

async function eventsOf(slug: string, switches: Switches) {
  const flow = await catalogue.find((entry) => entry.slug === slug)?.flow()
  if (!flow) throw new Error(`There is no flow ${slug}.`)
  return (await completeRun(flow, { seed: 1, switches })).result.events
}

const CODE = 'authorization-code-pkce'

describe('what a secret is good for at the end of a run', () => {
  it.each<[string, Switches, string, RegExp]>([
    [
      CODE,
      {},
      'access-token',
      /call Expenses API as Ada, with Expenses\.Read, until today, \d.*Any other API has to refuse/,
    ],
    [CODE, { accessTokenAudience: 'graph' }, 'access-token', /call Microsoft Graph as Ada/],
    [CODE, { accessTokenAge: 'two-hours' }, 'access-token', /^It was good until today/],
    [CODE, {}, 'authorization-code', /^It has been redeemed/],
    [
      CODE,
      { codeVerifier: 'wrong' },
      'authorization-code',
      /^Good once, until today.*Without the code verifier/,
    ],
    [CODE, { codeAge: 'eleven-minutes' }, 'authorization-code', /^It was good until/],
    [CODE, {}, 'id-token', /^Says to Expenses who has signed in, in the sign-in that its nonce/],
    ['incremental-consent', {}, 'id-token', /^Says to Org Chart who has signed in/],
    ['admin-consent', {}, 'id-token', /^Says to People Finder/],
    ['on-behalf-of', {}, 'id-token', /^Says to Expenses who has signed in/],
    [CODE, {}, 'refresh-token', /The app has to prove itself/],
    [CODE, { client: 'single-page-app' }, 'refresh-token', /The app has no proof/],
    [CODE, {}, 'password', /^Begins a sign-in/],
    [CODE, {}, 'one-time-code', /^It has been used/],
    [CODE, { clientSecret: 'expired' }, 'client-secret', /has expired/],
    [CODE, {}, 'client-secret', /^Whoever holds it can speak/],
    [CODE, { clientSecret: 'wrong' }, 'client-secret', /was refused/],
    ['device-authorization', {}, 'device-code', /^It has been redeemed/],
    [
      CODE,
      { secondFactor: 'wrong-three-times' },
      'one-time-code',
      /^Passes for the phone.*once, until today/,
    ],
    ['device-authorization', {}, 'user-code', /lets the device in, in their own name/],
    [
      'client-credentials',
      {},
      'access-token',
      /call Reports API as the application itself, with Reports\.Read\.All/,
    ],
    ['client-credentials', { roleAssignment: 'none' }, 'access-token', /names no permission/],
    ['client-credentials', { credential: 'federated' }, 'id-token', /^Says which job this is: repo:contoso/],
  ])('in %s with %j, %s', async (slug, switches, kind, says) => {
    const events = await eventsOf(slug, switches)
    const held = holdings(events, events.length - 1).filter((each) => each.kind === kind)
    expect(held.at(0)?.could).toMatch(says)
  })

  it('a wrong password opens nothing, and the right one does', async () => {
    const events = await eventsOf(CODE, { password: 'wrong-once' })
    const typed = holdings(events, events.length - 1).filter(({ kind }) => kind === 'password')
    expect(typed.map(({ could }) => /is wrong/.test(could))).toEqual([true, false])
  })

  it('a refresh token that was refused when it was handed in last is good for nothing that is known', async () => {
    const events = await eventsOf('multi-tenant-app', { fabrikam: 'knows-it', later: 'instance-removed' })
    const held = holdings(events, events.length - 1).filter(({ kind }) => kind === 'refresh-token')
    expect(held.map(({ could }) => could)).toContain('It was refused when it was handed in last.')
  })

  it('a password that was right, and is changed, opens nothing any more', async () => {
    const events = await eventsOf('resource-owner-password', {
      runs: 'next-night',
      meanwhile: 'password-changed',
    })
    const [old] = holdings(events, events.length - 1).filter(({ kind }) => kind === 'password')
    expect(old?.could).toMatch(/^It was the password, and is it no longer/)
  })

  it('whoever reads a code on their phone knows it before they type it', async () => {
    const events = await eventsOf(CODE, {})
    const shown = events.findIndex(({ type }) => type === 'code-displayed')
    const code = holdings(events, shown).find(({ kind }) => kind === 'one-time-code')
    expect(code?.knownTo).toEqual(['phone', 'person'])
  })
})

describe('what is no secret', () => {
  it('is state, nonce and a challenge made with S256, known to whom it went through', async () => {
    const events = await eventsOf(CODE, {})
    const open = openValues(events, events.length - 1)
    expect(open.map(({ name, knownTo }) => [name, [...knownTo].sort()])).toEqual([
      ['state', ['browser', 'expenses', 'identity-provider']],
      ['nonce', ['browser', 'expenses', 'identity-provider']],
      ['code_challenge', ['browser', 'expenses', 'identity-provider']],
    ])
  })

  it('is nothing where nobody signs in', async () => {
    const events = await eventsOf('client-credentials', {})
    expect(openValues(events, events.length - 1)).toEqual([])
  })
})
