import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Given } from '../../prompts/answer'
import { completeRun } from '../../run/complete'
import type { RunInput, Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { tenantsAt } from '../../run/tenants-at'
import type { EventOf, TraceEvent } from '../../trace/event'
import { diagram } from '../../trace/select/diagram'
import { knowledge } from '../../trace/select/knowledge'
import { ID } from './cast'
import { flow } from './flow'
import { ada, graph, litware, sharedDocuments } from './tenant'
import { wins } from './verdict'

type Events = readonly TraceEvent[]

async function play(switches: Switches = {}, input: Partial<RunInput> = {}, as?: string) {
  const { result } = await completeRun(flow, { seed: 1, switches, ...input }, as)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  const { events, outcome, unreached } = result
  return { events, outcome, unreached }
}

const next = (choose: string | null): Given => ({ prompt: 'next', value: { choose } })
const ofType = <T extends TraceEvent['type']>(events: Events, type: T) =>
  events.filter((event): event is EventOf<T> & TraceEvent => event.type === type)
const issued = (events: Events, token: string) =>
  ofType(events, 'token-issued').filter((event) => event.token === token)
const consents = (events: Events) =>
  ofType(events, 'prompt-opened').flatMap(({ page }) => (page.kind === 'consent' ? [page] : []))
const contosoAt = (events: Events) => {
  const [tenant] = tenantsAt(flow, events)
  if (!tenant) throw new Error('There is no tenant.')
  return tenant
}
const instanceIn = (events: Events) =>
  contosoAt(events).servicePrincipals.find(({ appId }) => appId === sharedDocuments.appId)

describe('a sign-in in which nothing is wrong', () => {
  it('is at the real address, with a password and a second factor, and no check fails', async () => {
    const { events } = await play()
    expect(ofType(events, 'check-failed')).toEqual([])
    expect(ofType(events, 'prompt-answered').map(({ prompt }) => prompt)).toEqual(
      expect.arrayContaining(['username', 'password', 'totp', 'consent']),
    )
    const [signIn] = issued(events, 'access-token')
    expect(decodeJwt(signIn?.value ?? '')).toMatchObject({ amr: expect.arrayContaining(['pwd', 'mfa']) })
  })

  it('tells the thief no password and no code of the phone, under any switch', async () => {
    for (const { name, values } of flow.switches)
      for (const value of values) {
        const { events } = await play({ [name]: value })
        const typed = knowledge(events, events.length).filter(({ kind }) =>
          ['password', 'one-time-code'].includes(kind),
        )
        expect(typed).not.toEqual([])
        for (const { knownTo } of typed) {
          expect(knownTo).not.toContain(ID.server)
          expect(knownTo).not.toContain(ID.thiefBrowser)
        }
      }
  })
})

describe('the page that asks', () => {
  it('names the app as it calls itself, its domain, that nobody verified it, and each permission', async () => {
    const { events } = await play()
    const [page, ...more] = consents(events)
    expect(more).toEqual([])
    expect(page).toMatchObject({
      appName: 'Shared Documents',
      publisher: 'litware.example',
      unverified: true,
    })
    expect(page?.permissions.map(({ value }) => value)).toEqual([
      'openid',
      'profile',
      'offline_access',
      'Mail.Read',
    ])
  })

  it('says nothing of it where somebody has verified the publisher', async () => {
    const low = { consentPolicy: 'low', publisher: 'verified', classification: 'mail-is-low' }
    const [page] = consents((await play(low)).events)
    expect(page?.publisher).toBe('Litware')
    expect(page).not.toHaveProperty('unverified')
  })

  it('does not ask to stay, where the app does not', async () => {
    const { events } = await play({ offlineAccess: 'left-out' })
    expect(consents(events)[0]?.permissions.map(({ value }) => value)).not.toContain('offline_access')
    expect(issued(events, 'refresh-token')).toEqual([])
  })

  it.each(['low', 'recommended', 'none'])(
    'does not come where the policy is %s: nothing is written, and an administrator is needed',
    async (consentPolicy) => {
      const { events, outcome } = await play({ consentPolicy })
      expect(outcome).toMatchObject({ result: 'refused', by: ID.identityProvider, code: 90094 })
      expect(consents(events)).toEqual([])
      expect(instanceIn(events)).toBeUndefined()
      expect(issued(events, 'access-token')).toEqual([])
    },
  )

  it.each<[Switches, string]>([
    [{ consentPolicy: 'low' }, 'its publisher is not verified'],
    [{ consentPolicy: 'low', publisher: 'verified' }, 'Mail.Read is not classified as low impact'],
    [{ consentPolicy: 'recommended' }, 'its publisher is not verified'],
    [{ consentPolicy: 'none' }, 'people of this tenant may consent to nothing'],
  ])('%j: the reason is that %s', async (switches, reason) => {
    const [failed] = ofType((await play(switches)).events, 'check-failed')
    expect(failed?.says).toContain(reason)
  })
})

describe('what a yes writes', () => {
  it('is an instance of somebody else’s application, and one grant for this person', async () => {
    const { events } = await play()
    const instance = instanceIn(events)
    expect(instance).toMatchObject({
      displayName: 'Shared Documents',
      appOwnerOrganizationId: litware.organization.id,
    })
    const grants = contosoAt(events).oauth2PermissionGrants.filter(
      ({ clientId }) => clientId === instance?.id,
    )
    expect(grants).toMatchObject([
      {
        consentType: 'Principal',
        principalId: ada.id,
        resourceId: graph.id,
        scope: 'openid profile offline_access Mail.Read',
      },
    ])
  })

  it('is in the picture: the instance comes, tied to the application of Litware and to Graph', async () => {
    const { events } = await play()
    const { parties, facts } = diagram(events, events.length)
    expect(diagram(events, 0).parties.map(({ id }) => id)).not.toContain(ID.instance)
    expect(parties.map(({ id }) => id)).toContain(ID.instance)
    const tied = facts.filter(({ from }) => from === ID.instance).map(({ type, to }) => [type, to])
    expect(tied).toEqual(
      expect.arrayContaining([
        ['instanceOf', ID.application],
        ['oauth2PermissionGrant', ID.graph],
      ]),
    )
  })

  it('is nothing, where somebody says no', async () => {
    const { events, outcome } = await play({ consent: 'declined' })
    expect(outcome).toMatchObject({ result: 'refused', code: 65004 })
    expect(instanceIn(events)).toBeUndefined()
  })
})

describe('two deletions', () => {
  const gone = (events: Events) => {
    const instance = instanceIn(events)
    const about = contosoAt(events).oauth2PermissionGrants.filter(({ scope }) => scope.includes('Mail.Read'))
    return { instance: instance === undefined, grant: about.length === 0 }
  }

  it.each<[string, Switches, object]>([
    ['the grant alone leaves the instance', { answer: 'grant-deleted' }, { instance: false, grant: true }],
    ['both leave nothing', { answer: 'both-deleted' }, { instance: true, grant: true }],
    ['disabling leaves both', { answer: 'principal-disabled' }, { instance: false, grant: false }],
    ['a reset of the password leaves both', { answer: 'password-reset' }, { instance: false, grant: false }],
    ['revoking sessions leaves both', { answer: 'sessions-revoked' }, { instance: false, grant: false }],
  ])('%s', async (_, switches, left) => {
    const { events, unreached } = await play(switches)
    expect(gone(events)).toEqual(left)
    expect(unreached).toEqual([])
  })

  it('happen whatever ids consent has made up', async () => {
    for (const seed of [2, 7]) {
      const { events, outcome, unreached } = await play({ answer: 'both-deleted' }, { seed })
      expect(outcome).toMatchObject({ result: 'refused', code: 700016 })
      expect(gone(events)).toEqual({ instance: true, grant: true })
      expect(unreached).toEqual([])
    }
  })

  it('are made by somebody who plays, by the ids that they see, and end it as well', async () => {
    const { events } = await play()
    const instance = instanceIn(events)
    const grant = contosoAt(events).oauth2PermissionGrants.find(({ clientId }) => clientId === instance?.id)
    const consented = ofType(events, 'prompt-answered').find(({ prompt }) => prompt === 'consent')
    const when = { after: (consented?.index ?? 0) + 2 }
    const deletions: Intervention[] = [
      { when, do: 'remove', collection: 'oauth2PermissionGrants', id: grant?.id ?? '' },
      { when, do: 'remove', collection: 'servicePrincipals', id: instance?.id ?? '' },
    ]
    const stopped = await play({}, { interventions: deletions })
    expect(stopped.unreached).toEqual([])
    expect(stopped.outcome).toMatchObject({ result: 'refused', code: 700016 })
  })
})

describe('what is said in the end', () => {
  it('is what was read, where the thief looks at it and goes', async () => {
    const { answers } = await completeRun(flow, { seed: 1 })
    const until = answers.findLastIndex(({ prompt }) => prompt === 'consent') + 1
    const { outcome } = await play({}, { answers: [...answers.slice(0, until), next(null)] })
    expect(outcome.says).toBe('Mallory has read the mail of Ada Nilsen, and reads no more.')
  })

  it('is that nothing was read, where no link is sent', async () => {
    const { outcome } = await play({}, { answers: [next(null)] })
    expect(outcome).toEqual({ result: 'completed', says: 'Mallory reads nothing.' })
  })

  it('has what was read before beside the refusal', async () => {
    const { outcome } = await play({ answer: 'grant-deleted' })
    expect(outcome.says).toMatch(/What Mallory has read of Ada Nilsen before stays read\.$/)
  })

  it('is of whoever agreed: the mail is theirs, and of nobody else', async () => {
    const { events, outcome } = await play({}, {}, 'chidi@contoso.example')
    expect(outcome.says).toContain('the mail of Chidi Okafor')
    expect(wins(events).map(({ who }) => who)).toEqual([ID.thief])
    const bodies = ofType(events, 'response-received').flatMap(({ actor, response }) =>
      actor === ID.graph ? [response.body] : [],
    )
    expect(bodies.join(' ')).toContain('The audit')
    expect(bodies.join(' ')).not.toContain('New bank details')
  })

  it('is no wrong password that was right the next time', async () => {
    const wrong: Given[] = [
      next('send'),
      { prompt: 'username', value: { username: 'ada@contoso.example' } },
      { prompt: 'password', value: { password: 'no' } },
    ]
    const { outcome } = await play({}, { answers: wrong })
    expect(outcome).toMatchObject({ result: 'completed' })
  })
})
