import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { choices } from '../combinations/watched'
import type { Compiled } from '../compile/compiled'
import { decide } from '../compile/decide'
import type { ExternalUserType, SignIn } from '../sign-in'
import { dice } from '../testing/dice'
import { classesOf, type Effect } from './classes'
import { peopleOf, withStrangers } from './people'

const bits = (text: string) => BigInt(`0b${text}`)
const effect = (includes: string, excludes = '0'): Effect => ({
  includes: bits(includes),
  excludes: bits(excludes),
})
const said = (who: readonly Effect[], has: readonly Effect[], most = 100) =>
  classesOf(who, has, most)?.map((each) => `${each.who}${each.has.map((place) => ` +${place}`).join('')}`) ??
  null

describe('ways in which policies treat people', () => {
  const everybody = effect('111')
  test.each<[string, readonly Effect[], readonly Effect[], readonly string[] | null]>([
    ['nothing is told apart', [everybody], [], ['0']],
    ['a group that is excluded', [everybody], [effect('0', '001')], ['0', '0 +0']],
    [
      'two that the same policy excludes are one',
      [everybody],
      [effect('0', '001'), effect('0', '001')],
      ['0', '0 +0'],
    ],
    ['two policies', [everybody], [effect('0', '001'), effect('0', '010')], ['0', '0 +0', '0 +1', '0 +0 +1']],
    ['a group that is included already', [everybody], [effect('001')], ['0']],
    ['included by one, excluded by the other', [effect('0')], [effect('1'), effect('0', '1')], ['0', '0 +0']],
    [
      'a third that only both leave out',
      [effect('0')],
      [effect('01'), effect('10'), effect('11')],
      ['0', '0 +0', '0 +1', '0 +2'],
    ],
    ['two people whom policies treat alike', [effect('1'), effect('1')], [], ['0']],
    ['two whom they do not', [effect('1'), effect('0')], [effect('0', '1')], ['0', '1']],
  ])('%s', (_, who, has, ways) => {
    expect(said(who, has)).toEqual(ways)
  })

  test('are not counted past the most', () => {
    const apart = Array.from({ length: 8 }, (_, at) => effect('0', `1${'0'.repeat(at)}`))
    expect(said([effect('11111111')], apart, 256)).toHaveLength(256)
    expect(said([effect('11111111')], apart, 255)).toBeNull()
  })
})

const GROUPS = ['g0', 'g1', 'g2', 'g3']
const ROLES = ['62e90394-69f5-4237-9190-012177145e10', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451']
const KINDS: readonly (ExternalUserType | null)[] = [null, 'b2bCollaborationGuest', 'serviceProvider']

function small(seed: number): PolicyTenant {
  const roll = dice(seed, 'small')
  const maybe = (ids: readonly string[], chance: number) => (roll.chance(chance) ? roll.some(ids, 2) : [])
  return {
    ...EMPTY_POLICY_TENANT,
    // One group holds another: whoever is in that one is in both.
    groups: [
      { id: 'g0', members: [] },
      { id: 'g1', members: ['g2'] },
      { id: 'g2', members: [] },
      { id: 'g3', members: [] },
    ],
    conditionalAccessPolicies: Array.from({ length: 4 }, (_, at) => ({
      id: `p${at}`,
      state: roll.chance(0.8) ? 'enabled' : 'enabledForReportingButNotEnforced',
      conditions: {
        applications: { includeApplications: ['All'] },
        users: {
          includeUsers: roll.chance(0.4) ? ['All'] : maybe(['somebody'], 0.3),
          includeGroups: maybe(GROUPS, 0.5),
          includeRoles: maybe(ROLES, 0.4),
          excludeUsers: maybe(['somebody'], 0.3),
          excludeGroups: maybe(GROUPS, 0.6),
          excludeRoles: maybe(ROLES, 0.3),
          ...(roll.chance(0.3) && {
            excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' },
          }),
          ...(roll.chance(0.2) && {
            includeGuestsOrExternalUsers: {
              guestOrExternalUserTypes: 'serviceProvider',
              externalTenants: { membershipKind: 'enumerated', members: ['home'] },
            },
          }),
        },
      },
      grantControls: { operator: 'OR', builtInControls: [roll.one(['block', 'mfa', 'compliantDevice'])] },
    })),
  }
}

/** How the policies that are on treat somebody, and what comes of it. */
function treated(
  compiled: Compiled,
  signInIdentity: SignIn['signInIdentity'],
  suppose: SignIn['suppose'],
): string {
  const signIn: SignIn = {
    signInIdentity,
    signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['x'] },
    signInConditions: {},
    authentication: { completed: ['password'], registered: null },
    ...(suppose ? { suppose } : {}),
  }
  const column = compiled.columns.find(({ name }) => name === 'users')?.of(signIn)
  const of = (kind: 'passes' | 'mayPass') => (column?.[kind][0] ?? 0) & (compiled.live[0] ?? 0)
  return `${of('passes')} ${of('mayPass')} ${decide(compiled, signIn)}`
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'are, one by one, those of everybody who could be: tenant %i',
  (seed) => {
    const tenant = small(seed)
    const { compiled, strangers } = withStrangers(
      tenant,
      [...GROUPS, ...ROLES].map((id) => `${id[0] === 'g' ? 'group' : 'role'}:${id}`),
    )
    const claim = seed % 2 === 0 ? [] : ['group:g3']
    const isMeant = ({ inGroups = [] }: NonNullable<SignIn['suppose']>) =>
      claim.length === 0 || inGroups.includes('g3')
    const expected = new Set<string>()
    for (const held of choices([...GROUPS, ...ROLES].map(() => 2))) {
      const suppose = {
        inGroups: GROUPS.filter((_, at) => held[at] === 1),
        roles: ROLES.filter((_, at) => held[GROUPS.length + at] === 1),
      }
      if (!isMeant(suppose)) continue
      for (const externalUserType of KINDS)
        for (const userId of ['any:member', 'somebody'].filter((id) => compiled.context.users.has(id)))
          expected.add(
            treated(
              compiled,
              {
                '@odata.type': '#microsoft.graph.userSignIn',
                userId,
                ...(externalUserType && { externalUserType }),
              },
              suppose,
            ),
          )
    }
    const { people, untried } = strangers(claim)
    const meant = peopleOf({ of: claim.length > 0 ? claim : ['all'], except: [] }, compiled, people)
    const found = new Set(meant.map(({ identity, suppose }) => treated(compiled, identity, suppose)))
    expect(untried).toBeNull()
    expect([...expected].filter((each) => !found.has(each))).toEqual([])
  },
)
