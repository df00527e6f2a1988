import { describe, expect, it } from 'vitest'
import { readTenant, writeTenant } from '../directory/graph-tenant'
import type { Tenant } from '../directory/tenant'
import { contoso } from '../fixtures/contoso'
import { catalogue, findFlow } from '../flows/catalogue'
import type { Party } from '../trace/event'
import { completeRun } from './complete'
import type { Flow } from './flow'
import type { Intervention } from './intervention'
import { emptyTenant, type Missing, missingIn, withTenant } from './own-tenant'

const outcomeOf = async (flow: Flow, interventions: readonly Intervention[] = [], as?: string) => {
  const { result } = await completeRun(flow, { seed: 1, interventions }, as)
  return result.status === 'ended' ? result.outcome : { result: result.status, says: '' }
}
const flowOf = async (slug: string): Promise<Flow> => {
  const flow = await findFlow(slug)?.flow()
  if (!flow) throw new Error('no flow')
  return flow
}
const START = { at: 'start' } as const
const putting = (missing: readonly Missing[]): Intervention[] =>
  missing.flatMap(({ put }) => put.map((each) => ({ when: START, do: 'put', ...each }) as Intervention))
const ZOE: Intervention = {
  when: START,
  do: 'put',
  collection: 'users',
  object: {
    id: '11111111-2222-4333-8444-555555555555',
    userPrincipalName: 'zoe@newtenant.example',
    displayName: 'Zoe Vale',
    givenName: 'Zoe',
  },
}

/** Who does not find what is missing first: the machine has no identity that anybody could ask about. */
const ELSEWHERE: Readonly<Record<string, object>> = {
  'managed-identity': { by: 'metadata-service', says: 'Identity not found' },
  // The app is of another tenant, which has it: only the people are not there, and the page asks again for a name.
  'admin-consent': { result: 'awaiting' },
  'illicit-consent': { result: 'awaiting' },
}

describe.each(catalogue)('$slug', (entry) => {
  it('in a new tenant is refused as Entra refuses: no program is known there', async () => {
    const flow = await entry.flow()
    const outcome = await outcomeOf(withTenant(flow, 'empty'))
    expect(outcome).toMatchObject({ result: 'refused', ...(ELSEWHERE[entry.slug] ?? { code: 700016 }) })
  })

  it('in its own tenant that was written and read is the run that it was', async () => {
    const flow = await entry.flow()
    const tenant = flow.sites.find((site) => site.tenant)?.tenant as Tenant
    const { tenant: again } = readTenant(JSON.parse(JSON.stringify(writeTenant(tenant))), tenant.secrets)
    const [one, other] = await Promise.all([
      completeRun(flow, { seed: 1 }),
      completeRun(withTenant(flow, { key: 'k', tenant: again }), { seed: 1 }),
    ])
    expect(other.result).toEqual(one.result)
    expect(missingIn(flow, again)).toEqual([])
  })

  it('in a new tenant draws nothing as an object that is not in it', async () => {
    const flow = await entry.flow()
    const { parties } = withTenant(flow, 'empty')
    const said = new Map(flow.parties.map(({ id, detail }) => [id, detail]))
    const sample = flow.sites.find((site) => site.tenant)?.tenant as Tenant
    const here = new Set(emptyTenant(flow).servicePrincipals.map(({ id }) => id))
    const ids = new Set(
      [sample.devices, sample.servicePrincipals].flat().flatMap(({ id }) => (here.has(id) ? [] : [id])),
    )
    expect(parties.map(({ kind }) => kind)).not.toContain('group')
    const home = flow.sites.find((site) => site.tenant)?.id
    const isOwnApplication = ({ kind, place }: Party) => kind === 'application' && place === home
    expect(parties.filter(isOwnApplication)).toEqual([])
    const claimed = parties.filter(
      ({ id, detail, object }) => object && ids.has(object.id) && detail === said.get(id),
    )
    expect(claimed).toEqual([])
    const actors = flow.parties.filter((party) => party.kind !== 'group' && !isOwnApplication(party))
    expect(parties.map(({ id }) => id)).toEqual(actors.map(({ id }) => id))
  })
})

describe('a new tenant', () => {
  it('has nobody, nothing registered, and Microsoft Graph', async () => {
    const tenant = emptyTenant(await flowOf('authorization-code-pkce'))
    expect(tenant.users).toEqual([])
    expect(tenant.applications).toEqual([])
    expect(tenant.servicePrincipals.map(({ displayName }) => displayName)).toEqual(['Microsoft Graph'])
  })

  it('is built up until a sign-in works: what is missing is said and added', async () => {
    const flow = await flowOf('authorization-code-pkce')
    const own = withTenant(flow, 'empty')
    const missing = missingIn(flow, emptyTenant(flow))
    expect(missing.map(({ name }) => name)).toEqual(['People', 'Expenses', 'Expenses API'])
    const added = putting(missing)
    // Whoever the story was written for is asked for their name in vain.
    expect(await outcomeOf(own, added)).toMatchObject({ result: 'awaiting' })
    expect(await outcomeOf(own, [...added, ZOE], 'zoe@newtenant.example')).toMatchObject({
      result: 'completed',
      says: expect.stringContaining('Zoe Vale is signed in'),
    })
  })

  it('is built up until a job gets its token', async () => {
    const flow = await flowOf('client-credentials')
    const missing = missingIn(flow, emptyTenant(flow))
    expect(missing.length).toBeGreaterThan(0)
    const [first] = missing
    expect(await outcomeOf(withTenant(flow, 'empty'), putting([first as Missing]))).toMatchObject({
      result: 'refused',
    })
  })
})

describe('a tenant from outside', () => {
  const person = {
    id: 'aaaaaaaa-0000-4000-8000-000000000001',
    userPrincipalName: 'mia@corp.example',
    displayName: 'Mia Berg',
    givenName: 'Mia',
  }
  const app = {
    id: 'bbbbbbbb-0000-4000-8000-000000000001',
    appId: 'bbbbbbbb-0000-4000-8000-000000000002',
    displayName: 'Portal',
    web: { redirectUris: [] },
    passwordCredentials: [
      {
        keyId: 'own',
        displayName: 'Server',
        hint: 'abc',
        startDateTime: '2026-01-01T00:00:00Z',
        endDateTime: '2027-01-01T00:00:00Z',
      },
    ],
  }
  const { tenant } = readTenant(
    {
      organization: [
        {
          id: 'cccccccc-0000-4000-8000-000000000001',
          displayName: 'Corp',
          verifiedDomains: [{ name: 'corp.example', isDefault: true }],
        },
      ],
      users: [person],
      applications: [app],
      servicePrincipals: [
        { id: 'bbbbbbbb-0000-4000-8000-000000000003', appId: app.appId, displayName: 'Portal' },
        ...contoso.servicePrincipals.filter(({ displayName }) => displayName === 'Microsoft Graph'),
      ],
    },
    contoso.secrets,
  )
  const configure: Intervention = {
    when: START,
    do: 'configure',
    party: 'expenses',
    settings: { client_id: app.appId },
  }

  it('is whose story it becomes: somebody of it signs in, and the place bears its name', async () => {
    const flow = withTenant(await flowOf('authorization-code-pkce'), { key: 'k', tenant })
    expect(flow.people.person?.username).toBe('mia@corp.example')
    expect(flow.sites[0]).toMatchObject({ name: 'Corp', detail: 'corp.example' })
  })

  it('is told what its registration lacks of what the program does, and works when that is added', async () => {
    const flow = await flowOf('authorization-code-pkce')
    const own = withTenant(flow, { key: 'k', tenant })
    const missing = missingIn(flow, tenant, { expenses: app.appId })
    expect(missing.map(({ says }) => says.slice(0, 60))).toEqual([
      expect.stringMatching(/^Portal has no web redirect address/),
      expect.stringMatching(/^Portal has no spa redirect address/),
      expect.stringMatching(/^Portal does not know the secret/),
      expect.stringMatching(/^There is no registration and instance of Expenses API/),
    ])
    expect(await outcomeOf(own, [configure])).toMatchObject({ result: 'refused', code: 900971 })
    const [redirect, , secret, api] = missing as [Missing, Missing, Missing, Missing]
    expect(await outcomeOf(own, [configure, ...putting([redirect, api])])).toMatchObject({ code: 7000215 })
    expect(await outcomeOf(own, [configure, ...putting([redirect, secret, api])])).toMatchObject({
      result: 'completed',
      says: expect.stringContaining('Mia Berg'),
    })
  })

  it('is told when a program says it is one that nobody registered', async () => {
    const flow = await flowOf('authorization-code-pkce')
    const [first] = missingIn(flow, tenant, { expenses: 'dddddddd-0000-4000-8000-000000000001' })
    expect(first?.says).toMatch(/AADSTS700016/)
  })
})
