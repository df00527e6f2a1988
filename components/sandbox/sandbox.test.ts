import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { decodePermalink } from '../../simulator/doors/links'
import { missingIn, readTenant, writeRunFile, writeTenant } from '../../simulator/doors/sandbox'
import { contoso } from '../../simulator/fixtures/contoso'
import type { Intervention } from '../lab/engine'
import { keptOf, readKept, writeKept } from '../lab/kept/kept'
import { createLab, type LabControl } from '../lab/lab-store'
import { linkTo, moment, wholeMoment } from '../share/moment'
import { sayIfTooLong, TOO_LONG } from '../share/too-long'
import { openRun } from './open-run'
import { readFiles } from './read-files'
import { bringTenant, broughtIn, tenantOfKey } from './tab-tenants'
import { befores } from './told-runs'
import { addMissing, moveToTenant, signInAs } from './use-tenant'

const SLUG = 'authorization-code-pkce'
const entry = findFlow(SLUG)
const flow = await entry?.flow()
const narration = await entry?.narration()
if (!flow || !narration) throw new Error('There is no such flow.')
const stored = new Map<string, string>()
let full = false
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, text: string) => {
    if (full) throw new DOMException('full', 'QuotaExceededError')
    stored.set(key, text)
  },
})

const MIA = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  userPrincipalName: 'mia@corp.example',
  displayName: 'Mia Berg',
  givenName: 'Mia',
}
const corp = () =>
  readTenant(
    {
      ...writeTenant({ ...contoso, users: [] }),
      organization: [{ displayName: 'Corp', verifiedDomains: [{ name: 'corp.example', isDefault: true }] }],
      users: [MIA],
    },
    contoso.secrets,
  ).tenant
const WAIT: Intervention = { when: { at: 'start' }, do: 'wait', seconds: 60 }
let lab: LabControl
const state = () => lab.store.getState()
const says = () => state().story.outcome?.says

beforeEach(async () => {
  stored.clear()
  full = false
  lab = createLab(narration, () => import('../../simulator/doors/index'))
  await lab.start()
})

describe('a run in another tenant', () => {
  it('is refused in a new one, and is built up until somebody is let in', async () => {
    await moveToTenant(lab, 'empty')
    expect(says()).toMatch(/is not known in this tenant/)
    for (;;) {
      const { flow: now } = state()
      const { initialTenants, tenantsWhen } = await import('../../simulator/doors/edit')
      if (!now) throw new Error('The lab has not been started.')
      const [home] = tenantsWhen(now, state().story.events, { at: 'start' })
      if (!home) throw new Error('It has no tenant.')
      const { tenant } = home
      expect(tenant.organization).toEqual(initialTenants(now)[0]?.tenant.organization)
      const next = missingIn(flow, tenant).find(({ put }) => put.length > 0)
      if (!next) break
      await addMissing(lab, now, next, tenant)
    }
    const added: Intervention = {
      when: { at: 'start' },
      do: 'put',
      collection: 'users',
      object: { ...MIA, userPrincipalName: 'mia@newtenant.example' },
    }
    await lab.change([...state().interventions, added])
    await signInAs(lab, state().flow ?? flow, 'mia@newtenant.example')
    expect(says()).toMatch(/^Mia Berg is signed in to Expenses/)
  })

  it('is left for the sample tenant with the run that was there, and is gone back to', async () => {
    const { own } = bringTenant(corp())
    await moveToTenant(lab, own)
    expect(says()).toMatch(/^Mia Berg/)
    await lab.change([WAIT])
    await moveToTenant(lab, undefined)
    expect(says()).toMatch(/^Ada Nilsen/)
    expect(state()).toMatchObject({ interventions: [], tenant: undefined, plain: undefined })
    const [branch] = state().branches
    if (!branch) throw new Error('Nothing was left.')
    await lab.goTo(branch)
    expect(says()).toMatch(/^Mia Berg/)
    expect(state()).toMatchObject({ tenant: own, interventions: [WAIT] })
  })

  it('is kept by the tab: the run names a key, and the tenant stands apart', async () => {
    const { own, outlasts } = bringTenant(corp())
    expect(outlasts).toBe(true)
    await moveToTenant(lab, own)
    const place = keptOf(flow, state())
    if (!place || typeof own !== 'object') throw new Error('Nothing was kept.')
    const text = writeKept({ last: 0, places: new Map([[0, place]]) }) ?? ''
    expect(text).not.toContain('mia@corp.example"}]')
    expect(readKept(text, flow)?.places.get(0)?.tenant).toBe(own.key)
    expect(tenantOfKey(own.key, flow)).toBe(own)
    expect(() => tenantOfKey('gone', flow)).toThrow(/no more/)
    expect(JSON.parse([...stored.values()][0] ?? '').users[0].userPrincipalName).toBe('mia@corp.example')
  })

  it('is told not to outlast the page where there is no room', () => {
    full = true
    expect(bringTenant(corp()).outlasts).toBe(false)
  })
})

describe('what people bring in', () => {
  it('is in no link: neither the tenant, nor what was typed or changed in it', async () => {
    await moveToTenant(lab, bringTenant(corp()).own)
    await signInAs(lab, state().flow ?? flow, 'mia@corp.example')
    await lab.change([
      { when: { at: 'start' }, do: 'put', collection: 'users', object: { id: MIA.id, jobTitle: 'Secret' } },
    ])
    const decoded = await decodePermalink(await linkTo(state()))
    if (!decoded.ok) throw new Error(decoded.says)
    expect(decoded.state).toMatchObject({ tenant: 'left-out', answers: [], interventions: [] })
    expect(JSON.stringify(decoded.state)).not.toMatch(/mia|Secret/i)
    const other = createLab(narration, () => import('../../simulator/doors/index'))
    await other.start()
    await other.openLink(await linkTo(state()))
    expect(other.store.getState().problem).toMatch(/made in a tenant that is not in it/)
    expect(other.store.getState().story.outcome?.says).toMatch(/^Ada Nilsen/)
  })

  it('is in the file of the run, which is the same run again', async () => {
    await moveToTenant(lab, bringTenant(corp()).own)
    await lab.change([WAIT])
    lab.seek(5)
    const file = writeRunFile(await wholeMoment(state()), state().tenant)
    const other = createLab(narration, () => import('../../simulator/doors/index'))
    await other.start()
    expect(await openRun(other, file)).toBeUndefined()
    expect(other.store.getState().story.events).toEqual(state().story.events)
    expect(other.store.getState().interventions).toEqual([WAIT])
  })

  it('is a new tenant in a link, by its name', async () => {
    await moveToTenant(lab, 'empty')
    expect((await moment(state())).tenant).toBe('empty')
    const link = await linkTo(state())
    await moveToTenant(lab, undefined)
    await lab.openLink(link)
    expect(state()).toMatchObject({ tenant: 'empty', problem: undefined })
    expect(says()).toMatch(/is not known in this tenant/)
  })

  const files = (name: string, content: string) => [new File([content], name)]
  it.each<[what: string, chosen: File[], says: RegExp]>([
    ['a picture', files('x.png', '\u0089PNG'), /No object of a directory/],
    ['half a JSON', files('x.json', '{"users": [{"id"'), /No object of a directory.*x\.json, line 1/],
    ['policies alone', files('x.json', '{"namedLocations": []}'), /No object of a directory/],
    [
      'far too much',
      [new File([new Uint8Array(17 * 1024 * 1024)], 'x.json')],
      /more than this page takes\. At most 1,000 files, 16 MiB/,
    ],
  ])('of no use says so, and nothing has changed: %s', async (_, chosen, expected) => {
    const brought = await readFiles(chosen, flow)
    expect(brought).toMatchObject({ kind: 'nothing', says: expect.stringMatching(expected) })
    expect(brought).toMatchObject({ says: expect.stringMatching(/Nothing has changed\.$/) })
  })

  it('of more than 5,000 objects comes in as far as that, and it is said', async () => {
    const users = Array.from({ length: 5_010 }, (_, at) => ({
      id: `u${at}`,
      userPrincipalName: `u${at}@corp.example`,
    }))
    const brought = await readFiles(files('x.json', JSON.stringify({ users })), flow)
    if (brought.kind !== 'tenant') throw new Error(brought.kind)
    expect(brought.read.counts.users).toBe(5_000)
    expect(brought.read.left.join(' ')).toMatch(/more than 5,000 objects/)
  })

  it('is a tenant, or a run, by what is in it', async () => {
    expect(await readFiles(files('t.json', JSON.stringify(writeTenant(contoso))), flow)).toMatchObject({
      kind: 'tenant',
      read: { tenant: contoso },
    })
    const run = writeRunFile(await wholeMoment(state()), undefined)
    expect(await readFiles(files('r.json', run), flow)).toEqual({ kind: 'run', text: run })
  })
})

describe('a file that does not fit', () => {
  it('changes nothing', async () => {
    await lab.change([WAIT])
    const before = state()
    expect(await openRun(lab, '{}')).toMatch(/cannot be opened/)
    expect(state()).toBe(before)
  })

  it('is shown as far as it fits, and the rest is said', async () => {
    const run = await wholeMoment(state())
    await openRun(
      lab,
      writeRunFile(
        {
          ...run,
          switches: { burnt: 'yes' },
          interventions: [{ when: { after: 50 }, do: 'wait', seconds: 1 }],
        },
        undefined,
      ),
    )
    expect(state().problem).toMatch(/^This file is shown as far as it fits\..*burnt=yes/)
  })
})

describe('a change with a password of its own', () => {
  const when = { message: 1, from: 'browser', to: 'identity-provider', path: '/password' } as const
  const secret: Intervention = {
    when,
    do: 'edit',
    edits: [{ in: 'form', name: 'password', set: 'MyOwnBankPassword!7' }],
  }

  it('is in no link and in no file, and the file says so where it is opened and compared', async () => {
    await lab.change([WAIT, secret])
    const run = await wholeMoment(state())
    expect(run.interventions).toEqual([WAIT])
    const file = writeRunFile(run, undefined, { leftOut: 1, indent: 0 })
    expect(`${file}${await linkTo(state())}`).not.toMatch(/MyOwn/)
    const kept = [{ id: 'k', name: 'One', flow: SLUG, at: 1, file }]
    expect(befores(state(), kept).at(-1)?.title).toBe(
      'Kept: One, without what had a password or a code in it',
    )
    await openRun(lab, file)
    expect(state().interventions).toEqual([WAIT])
    expect(state().problem).toMatch(/A change has a password or a code in it, and is left out/)
  })
})

it('a run that is far too long says so as well, and no link is made of it', async () => {
  const noise = (at: number) => Array.from({ length: 900 }, (_, n) => Math.sin(at * 1_000 + n)).join('')
  const object = (at: number) => ({ id: `u${at}`, displayName: noise(at) })
  await lab.change(
    Array.from({ length: 5 }, (_, at) => ({
      when: { at: 'start' },
      do: 'put',
      collection: 'users',
      object: object(at),
    })),
  )
  lab.update({ problem: undefined })
  await sayIfTooLong(lab.store)
  expect(state().problem).toMatch(TOO_LONG)
  await expect(linkTo(state())).rejects.toThrow(RangeError)
})

it('a run that grows too long for a link says so at the change that made it, once, and again after it was shorter', async () => {
  const noise = (index: number): Intervention => ({ ...WAIT, says: `${index} ${Math.sin(index)}` })
  const many = Array.from({ length: 101 }, (_, index) => noise(index))
  await lab.change(many.slice(0, 100))
  await sayIfTooLong(lab.store)
  expect(state().problem).toBeUndefined()
  await lab.change(many)
  await sayIfTooLong(lab.store)
  expect(state().problem).toBe(TOO_LONG)
  lab.update({ problem: undefined })
  await sayIfTooLong(lab.store)
  expect(state().problem).toBeUndefined()
  await lab.change([])
  await sayIfTooLong(lab.store)
  await lab.change(many)
  await sayIfTooLong(lab.store)
  expect(state().problem).toBe(TOO_LONG)
})

it('a run is held against the story untouched, against one that was left, and against one that was kept', async () => {
  await lab.change([
    {
      when: { at: 'start' },
      do: 'put',
      collection: 'users',
      object: { id: contoso.users[0]?.id ?? '', accountEnabled: false },
    },
  ])
  const file = writeRunFile(await wholeMoment(state()), undefined)
  await lab.change([WAIT])
  const kept = [
    { id: 'k', name: 'Disabled', flow: SLUG, at: 1, file },
    { id: 'o', name: 'Of another flow', flow: 'single-sign-on', at: 1, file },
  ]
  const list = befores(state(), kept)
  expect(list.map(({ title }) => title.split(':')[0])).toEqual([
    'The story as it is when nobody touches it',
    'Left before',
    'Kept',
  ])
  const stories = await Promise.all(list.map(({ tell }) => tell()))
  expect(stories.map(({ outcome }) => outcome?.result)).toEqual(['completed', 'refused', 'refused'])
})

it('a kept run in a tenant of its own is held against the run without bringing the tenant in', async () => {
  const own = {
    key: 'never',
    tenant: { ...corp(), organization: { ...corp().organization, displayName: 'Kept' } },
  }
  const file = writeRunFile(await wholeMoment(state()), own)
  const before = broughtIn().length
  const kept = befores(state(), [{ id: 'k', name: 'Corp', flow: SLUG, at: 1, file }]).at(-1)
  const story = await kept?.tell()
  expect(story?.events.find(({ type }) => type === 'account-identified')).toMatchObject({
    user: { id: MIA.id },
  })
  expect(broughtIn()).toHaveLength(before)
})

it('the same objects are the same tenant, however often they are brought in', () => {
  const { own } = bringTenant(corp())
  const count = broughtIn().length
  expect(bringTenant(corp()).own).toBe(own)
  expect(broughtIn()).toHaveLength(count)
})
