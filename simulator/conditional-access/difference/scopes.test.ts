import { describe, expect, test } from 'vitest'
import { demand, MFA, tenant } from '../testing/claims'
import { differenceOf } from './difference'

const DIRECTORY = '00000002-0000-0000-c000-000000000000'
const all = (...excludeApplications: string[]) =>
  demand(MFA, { applications: { includeApplications: ['All'], excludeApplications } })
const only = (...includeApplications: string[]) => demand(MFA, { applications: { includeApplications } })
const known = (...policies: object[]) => {
  const of = tenant(...policies)
  return {
    ...of,
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
    users: of.users.map((user) => ({ ...user, userType: 'Member' })),
  }
}
/** Of members in a browser, in words: in a legacy client nobody can be asked for anything. */
const rows = (before: object, after: object) =>
  differenceOf(known(before), known(after)).rows.flatMap(({ kind, who, when, before: was, after: is }) =>
    who.startsWith('everybody') && !when.includes('client app other')
      ? [`${kind}: ${when.join('; ')}: ${was.says} -> ${is.says}`]
      : [],
  )
const OFF = '(enforcement switched off)'
const LET = `a public client for OpenID scopes only ${OFF} or a public client for User.Read only ${OFF}`
const FREED =
  'payroll, a client for tokens of the application, a confidential client for OpenID scopes only, '
const ANY = 'an application that no policy names'

describe('baseline scopes, where a policy is for all resources but some', () => {
  test('the first exclusion changes what protects a sign-in that asks for them only, for every application', () => {
    const [found = '', ...others] = rows(all(), all('payroll'))
    expect(others).toEqual([])
    expect(found).toMatch(/^asked-for-nothing: .*: asked for mfa -> granted$/)
    expect(found).toContain(`${ANY}, ${LET}; or ${FREED}`)
  })

  test('the last exclusion that goes changes it back', () => {
    const [found = '', ...others] = rows(all('payroll'), all())
    expect(others).toEqual([])
    expect(found).toMatch(/^asked-for-more: .*: granted -> asked for mfa$/)
    expect(found).toContain(`${ANY}, ${LET}; or ${FREED}`)
  })

  test('where the directory itself is excluded, public clients are let go for every application', () => {
    const [first = ''] = rows(all(), all(DIRECTORY))
    expect(first).toMatch(/^asked-for-nothing: /)
    expect(first).toContain(`${ANY} or PowerApps Service, a public client for OpenID scopes only, `)
  })

  test('a second exclusion changes them for that application alone', () => {
    const [found = '', ...others] = rows(all('payroll'), all('payroll', 'mail'))
    expect(others).toEqual([])
    expect(found).toContain(`asked-for-nothing: ${FREED.replace('payroll', 'mail')}`)
    expect(found).not.toContain(ANY)
  })

  test('of a policy that names applications nothing is said of scopes', () => {
    expect(rows(only('payroll'), only('payroll', 'mail')).join()).not.toMatch(
      /a (public|confidential) client|a client for/,
    )
  })
})

test.each<[string, object, object, readonly string[]]>([
  ['the first exclusion', all(), all('a'), ['Policy 1 now excludes the first of all resources']],
  [
    'the first exclusion by a filter',
    all(),
    demand(MFA, {
      applications: { includeApplications: ['All'], applicationFilter: { mode: 'exclude', rule: 'x' } },
    }),
    ['Policy 1 now excludes the first of all resources'],
  ],
  ['the last one that goes', all('a'), all(), ['Policy 1 no longer excludes any resource']],
  ['another exclusion', all('a'), all('b'), []],
  ['a policy for one application', only('a'), only('b'), []],
])('%s is said in words', (_what, before, after, says) => {
  const { notes } = differenceOf(known(before), known(after))
  expect(notes).toEqual(says.map((each) => expect.stringContaining(each)))
})
