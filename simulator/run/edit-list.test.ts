import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consequences } from '../directory/drafts/consequences'
import { draftOf, PALETTE } from '../directory/drafts/palette'
import { removal, save } from '../directory/drafts/save'
import { shapeFaults } from '../directory/drafts/shape-faults'
import { canJoin, cut, edgesOf, join } from '../directory/edges/all'
import { applyEdit } from '../directory/edges/apply-edit'
import type { Change } from '../directory/edges/edge'
import { endsOf } from '../directory/edges/ends'
import { COLLECTIONS, type Tenant } from '../directory/tenant'
import { contoso } from '../fixtures/contoso'
import { flow } from '../flows/authorization-code-pkce/flow'
import { findFlow } from '../flows/catalogue'
import { completeRun } from './complete'
import { takenBack, withChange } from './edit-list'
import { type Intervention, isIntervention } from './intervention'
import { initialTenants, tenantOf, tenantsWhen } from './tenant-when'

const START = { at: 'start' } as const

/** The places of what somebody did, without what followed from it. */
const ownOf = (list: readonly Intervention[]) =>
  list.flatMap(({ follows }, index) => (follows ? [] : [index]))

/** What a list of changes makes of the sample tenant. @throws Error for one that cannot be made */
function made(list: readonly Intervention[]): Tenant {
  return list.reduce<Tenant>((tenant, each) => {
    if (each.do !== 'put' && each.do !== 'remove') return tenant
    const applied = applyEdit(tenant, each)
    if ('whyNot' in applied) throw new Error(`${each.says} ${applied.whyNot}`)
    return applied.tenant
  }, contoso)
}

/** One thing that a reader does, by number: there is always one. */
function changeBy(tenant: Tenant, [what, a, b]: readonly [number, number, number]): Change | undefined {
  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length]
  if (what === 0) {
    const kind = pick(PALETTE, a)
    const saved = kind && save(tenant, kind.collection, draftOf(tenant, kind), undefined)
    return saved && 'change' in saved ? saved.change : undefined
  }
  if (what === 1) {
    const edge = pick(edgesOf(tenant), a)
    const changed = edge && cut(tenant, edge)
    return changed && 'edit' in changed ? changed : undefined
  }
  if (what === 2) {
    const user = pick(tenant.users, a)
    const department = pick(['Finance', 'IT', null], b) ?? null
    const saved = user && save(tenant, 'users', { ...user, department }, { ...user })
    return saved && 'change' in saved ? saved.change : undefined
  }
  if (what === 3) {
    const collection = pick(['users', 'groups', 'applications', 'servicePrincipals'] as const, b)
    const object = collection && pick<{ id: string; displayName: string }>(tenant[collection], a)
    return object && removal(collection, object.id, object.displayName)
  }
  const ends = endsOf(tenant)
  const way = pick(canJoin(tenant, pick(ends, a)?.id ?? '', pick(ends, b)?.id ?? '').ways, a + b)
  const choice = way && pick(way.choices, b)
  const changed =
    way && choice && join(tenant, { type: way.type, from: way.from.id, to: way.to.id, choice: choice.id })
  return changed && 'edit' in changed ? changed : undefined
}

const deeds = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.nat(400), fc.nat(400)), { maxLength: 14 })

function allOf(acts: readonly (readonly [number, number, number])[]): readonly Intervention[] {
  let list: readonly Intervention[] = []
  for (const act of acts) {
    const tenant = made(list)
    const change = changeBy(tenant, act)
    if (!change) continue
    for (const each of [change, ...consequences(tenant, change.edit)])
      list = withChange(list, each, START, () => contoso)
  }
  return list
}

describe('changes of a directory, one after another', () => {
  it('leave it valid Graph, as interventions that links carry', () => {
    fc.assert(
      fc.property(deeds, (acts) => {
        const list = allOf(acts)
        expect(list.every((each) => isIntervention(each))).toBe(true)
        const tenant = made(list)
        for (const collection of COLLECTIONS) {
          const rows: readonly { readonly id: string }[] = tenant[collection]
          expect(rows.flatMap((row) => shapeFaults(collection, { ...row }))).toEqual([])
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        }
      }),
      { seed: 8, numRuns: 150 },
    )
  })

  it('can be taken back in any order: what is left can be made, and in the end every byte is back', () => {
    fc.assert(
      fc.property(deeds, fc.array(fc.nat(50), { minLength: 20, maxLength: 20 }), (acts, order) => {
        let list = allOf(acts)
        const before = JSON.stringify(contoso)
        for (const at of order) {
          const own = ownOf(list)
          if (own.length === 0) break
          const shorter = takenBack(list, own[at % own.length] ?? 0, () => contoso)
          expect(ownOf(shorter).length).toBeLessThan(own.length)
          made(shorter)
          list = shorter
        }
        while (list.length > 0) list = takenBack(list, ownOf(list).at(-1) ?? 0, () => contoso)
        expect(JSON.stringify(made(list))).toBe(before)
        expect(made(list)).toBe(contoso)
      }),
      { seed: 88, numRuns: 150 },
    )
  })
})

describe('a change that is taken back', () => {
  const person = (name: string) => contoso.users.find(({ givenName }) => givenName === name)?.id ?? ''
  const it_ = contoso.groups.find(({ displayName }) => displayName === 'IT')?.id ?? ''
  const joins = (
    list: readonly Intervention[],
    name: string,
    when: { at: 'start' } | { after: number } = START,
  ) => {
    const change = join(made(list), { type: 'memberOf', from: person(name), to: it_, choice: '' })
    if (!('edit' in change)) throw new Error(change.whyNot)
    return withChange(list, change, when, () => contoso)
  }
  const inIt = (list: readonly Intervention[]) =>
    made(list)
      .groups.find(({ id }) => id === it_)
      ?.members.map((id) => contoso.users.find((user) => user.id === id)?.givenName)

  it('leaves what somebody called as if it had followed', () => {
    const [finance, staff] = contoso.groups
    if (!finance || !staff) throw new Error('The sample has changed.')
    const called = (group: Tenant['groups'][number], displayName: string) => {
      const saved = save(contoso, 'groups', { ...group, displayName }, { ...group })
      if (!('change' in saved)) throw new Error('It is not changed.')
      return saved.change
    }
    const list = [called(finance, 'The rule of thumb'), called(staff, 'Everybody')].reduce<
      readonly Intervention[]
    >((made, each) => withChange(made, each, START, () => contoso), [])
    expect(takenBack(list, 1, () => contoso)).toEqual(list.slice(0, 1))
  })

  it('leaves what followed from others', () => {
    const change = (name: string) => {
      const application = contoso.applications.find(({ displayName }) => displayName === name)
      const saved =
        application && save(contoso, 'applications', { ...application, appRoles: [] }, { ...application })
      if (!saved || !('change' in saved)) throw new Error(`${name} is not changed.`)
      return [saved.change, ...consequences(contoso, saved.change.edit)]
    }
    const both = [...change('Expenses API'), ...change('Reports API')].reduce<readonly Intervention[]>(
      (list, each) => withChange(list, each, START, () => contoso),
      [],
    )
    expect(both).toHaveLength(4)
    expect(takenBack(both, 0, () => contoso).map(({ says }) => says)).toEqual(
      both.slice(2).map(({ says }) => says),
    )
  })

  it('leaves those of the same group that came after it', () => {
    const list = joins(joins([], 'Farah'), 'Ada')
    expect(inIt(list)).toEqual(['Bo', 'Farah', 'Ada'])
    expect(inIt(takenBack(list, 0, () => contoso))).toEqual(['Bo', 'Ada'])
    expect(inIt(takenBack(list, 1, () => contoso))).toEqual(['Bo', 'Farah'])
  })

  it('and removed somebody gives back what went along, also in lists that were written since', () => {
    const farah = person('Farah')
    const own = joins([], 'Farah')
    const tenant = made(own)
    const gone = removal('users', farah, 'Farah Aziz')
    const all = [gone, ...consequences(tenant, gone.edit)]
    expect(all.length).toBeGreaterThan(1)
    const list = joins(
      all.reduce<readonly Intervention[]>(
        (each, change) => withChange(each, change, START, () => contoso),
        own,
      ),
      'Ada',
    )
    expect(inIt(list)).toEqual(['Bo', 'Ada'])
    const back = takenBack(list, 1, () => contoso)
    expect(back.map(({ says }) => says)).toEqual([own[0]?.says, list.at(-1)?.says])
    expect(inIt(back)?.toSorted()).toEqual(['Ada', 'Bo', 'Farah'])
  })

  it('at the start is not undone by one of later that was made before it', () => {
    const later = joins([], 'Ada', { after: 2 })
    const change = join(contoso, { type: 'memberOf', from: person('Farah'), to: it_, choice: '' })
    if (!('edit' in change)) throw new Error(change.whyNot)
    const list = withChange(later, change, START, () => contoso)
    expect(list.map(({ when }) => when)).toEqual([START, { after: 2 }])
    expect(inIt(list)).toEqual(['Bo', 'Ada', 'Farah'])
    expect(inIt(takenBack(list, 0, () => contoso))).toEqual(['Bo', 'Ada'])
  })

  it('and added somebody takes along what is about them', () => {
    const [kind] = PALETTE
    if (!kind) throw new Error('Nothing can be added.')
    const draft = draftOf(contoso, kind)
    const saved = save(contoso, kind.collection, draft, undefined)
    if (!('change' in saved)) throw new Error('It is not added.')
    const list = withChange([], saved.change, START, () => contoso)
    const change = join(made(list), { type: 'memberOf', from: draft.id, to: it_, choice: '' })
    if (!('edit' in change)) throw new Error(change.whyNot)
    const both = joins(
      withChange(list, change, START, () => contoso),
      'Farah',
    )
    const left = takenBack(both, 0, () => contoso)
    expect(inIt(left)).toEqual(['Bo', 'Farah'])
    expect(JSON.stringify(left)).not.toContain(draft.id)
  })
})

describe('a change of another tenant', () => {
  it('is made there, and what is left when one is taken back as well', async () => {
    const entry = findFlow('client-credentials')
    const job = await entry?.flow()
    if (!job) throw new Error('There is no such flow.')
    const [home, other] = initialTenants(job)
    if (!home || !other) throw new Error('It has one tenant.')
    const initial = (place?: string) => (place === other.place ? other.tenant : home.tenant)
    const [kind] = PALETTE
    const [gil] = other.tenant.users
    if (!kind || !gil) throw new Error('Nothing can be added.')
    const saved = save(other.tenant, kind.collection, draftOf(other.tenant, kind), undefined)
    if (!('change' in saved)) throw new Error('It is not added.')
    const added = withChange([], saved.change, START, initial, other.place)
    const list = withChange(added, removal('users', gil.id, gil.displayName), START, initial, other.place)
    const { result } = await completeRun(job, { seed: 1, interventions: list })
    expect(result.unreached).toEqual([])
    const [then, there] = tenantsWhen(job, result.events, START)
    expect(then?.tenant).toEqual(home.tenant)
    expect(there?.tenant.users.map(({ displayName }) => displayName)).toEqual(['Hana Sato', 'User 1'])
    expect(takenBack(list, 1, initial)).toEqual(added)
    expect(tenantOf(initialTenants(job), [gil.id]).place).toBe(other.place)
    expect(tenantOf(initialTenants(job), ['nobody']).place).toBe(home.place)
  })

  it('has there what follows from it, also worked out anew', async () => {
    const job = await findFlow('client-credentials')?.flow()
    const [home, other] = job ? initialTenants(job) : []
    if (!home || !other) throw new Error('It has one tenant.')
    const initial = (place?: string) => (place === other.place ? other.tenant : home.tenant)
    const add = (list: readonly Intervention[], name: string) => {
      const tenant = list.reduce<Tenant>((before, each) => {
        const applied = each.do === 'put' ? applyEdit(before, each) : undefined
        return applied && 'tenant' in applied ? applied.tenant : before
      }, other.tenant)
      const kind = PALETTE.find((each) => each.kind === name)
      const saved =
        kind && save(tenant, kind.collection, { ...draftOf(tenant, kind), department: 'Finance' }, undefined)
      if (!saved || !('change' in saved)) throw new Error(`There is no ${name}.`)
      return [saved.change, ...consequences(tenant, saved.change.edit)].reduce<readonly Intervention[]>(
        (all, each) => withChange(all, each, START, initial, other.place),
        list,
      )
    }
    const both = add(add([], 'dynamic-group'), 'user')
    expect(both.map(({ says, in: place }) => [says, place])).toEqual([
      ['Dynamic group 1 is added.', other.place],
      ['User 1 is added.', other.place],
      ['The rule of Dynamic group 1 takes in User 1.', other.place],
    ])
    const three = add(both, 'device')
    expect(takenBack(three, 3, initial)).toEqual(both)
  })
})

describe('somebody who was added', () => {
  const added = (kind: string) => {
    const of = PALETTE.find((each) => each.kind === kind)
    if (!of) throw new Error(`There is no ${kind}.`)
    const draft = draftOf(contoso, of)
    const saved = save(contoso, of.collection, draft, undefined)
    if (!('change' in saved)) throw new Error('It is not added.')
    return { draft, list: withChange([], saved.change, START, () => contoso) }
  }
  const signIn = async (kind: string) => {
    const { draft, list } = added(kind)
    const input = { seed: 1, interventions: list }
    const { result } = await completeRun(flow, input, String(draft.userPrincipalName))
    return result.status === 'ended' ? result.outcome.says : result.status
  }

  it('signs in with the public test password and its second factor', async () => {
    expect(await signIn('user')).toBe('User 1 is signed in to Expenses, and the API has answered.')
  })

  it('as a guest has no password here', async () => {
    expect(await signIn('guest')).toBe('The invitation of this guest user has not been redeemed.')
  })
})
