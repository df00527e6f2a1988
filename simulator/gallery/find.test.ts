import { describe, expect, it } from 'vitest'
import { createFlowFinder, type Found } from './find'
import { LONGEST_QUESTION } from './limits'
import { everyFlow } from './testing/every-flow'
import { unraised } from './unraised'

const find = createFlowFinder(everyFlow)
const nameOf = (found: Found | undefined): string | undefined => {
  if (found?.kind === 'flow') return found.flow.slug
  if (found?.kind === 'unraised') return `raised by none: ${found.unraised.code}`
  return found?.kind === 'not-built' ? `not built: ${found.end.name}` : found?.rejected.title
}
const first = (question: string) => nameOf(find(question)[0])

describe('what people ask finds the flow that answers it first', () => {
  it.each([
    ['where is a managed identity’s password?', 'managed-identity'],
    ["where is a managed identity's password?", 'managed-identity'],
    ['app asks for too much at once', 'incremental-consent'],
    ['why does this app want so many permissions?', 'incremental-consent'],
    ['knownClientApplications', 'on-behalf-of'],
    ['preAuthorizedApplications', 'on-behalf-of'],
    ['approve app for everyone', 'admin-consent'],
    ['third party app wants access to our data', 'admin-consent'],
    ['AADSTS90094', 'admin-consent'],
    ['delegated or application permission?', 'admin-consent'],
    ['Need admin approval', 'admin-consent'],
    ['why can only an administrator grant this?', 'admin-consent'],
    ['grant consent for the whole organization', 'admin-consent'],
    ['how do I revoke consent of an enterprise app', 'admin-consent'],
    ['log in with microsoft account on my website', 'authorization-code-pkce'],
    ['How can my React app sign users in?', 'authorization-code-pkce'],
    ['phone app iOS', 'native-app'],
    ['ios app login', 'native-app'],
    ['sign in to a desktop app', 'native-app'],
    ['is http://localhost:8400 as good as http://localhost', 'native-app'],
    ['custom scheme redirect', 'native-app'],
    ['sign in on a TV', 'device-authorization'],
    ['my cli has no browser', 'device-authorization'],
    ['somebody asks me to enter a code', 'device-authorization'],
    ['how long am I logged in', 'refresh-token'],
    ['my access token expired', 'refresh-token'],
    ['the second app does not ask for a password', 'single-sign-on'],
    ['logout everywhere', 'single-sign-on'],
    ['why can the group in a group not open the app', 'app-assignment'],
    ['AADSTS50105', 'app-assignment'],
    ['github action without secret', 'client-credentials'],
    ['cron job on our own server', 'client-credentials'],
    ['app for customers of other companies', 'multi-tenant-app'],
    ['enterprise application or app registration', 'multi-tenant-app'],
    ['signInAudience', 'multi-tenant-app'],
    ['SaaS app for many companies', 'multi-tenant-app'],
    ['login with google', 'authorization-code-pkce'],
    ['azure function read key vault', 'managed-identity'],
    ['what can a thief do with the code in the url', 'stolen-code'],
  ])('%s', (question, slug) => {
    expect(first(question)).toBe(slug)
  })
})

it.each([
  ['AADSTS7000218', 'resource-owner-password'],
  ['MFA', 'authorization-code-pkce'],
  ['AADSTS65001', 'on-behalf-of'],
  ['AADSTS65001', 'single-sign-on'],
  ['AADSTS65001', 'admin-consent'],
  ['AADSTS65004', 'incremental-consent'],
])('%s is found at %s, among others', (question, slug) => {
  expect(find(question).map(nameOf)).toContain(slug)
})

it('a nightly script is a program without a person', () => {
  expect(find('why does my nightly script break?').map(nameOf)).toContain('client-credentials')
})

describe('a code finds a flow that shows it, and another number does not', () => {
  it.each(everyFlow.flatMap(({ slug, codes }) => codes.map((code) => [code, slug] as const)))(
    'AADSTS%i: %s',
    (code, slug) => {
      expect(find(`AADSTS${code}`).map(nameOf)).toContain(slug)
      expect(find(String(code)).map(nameOf)).toContain(slug)
    },
  )

  it.each(unraised.map(({ code }) => code))('AADSTS%i is known, and raised by none', (code) => {
    expect(find(`AADSTS${code}`).map(nameOf)).toEqual([`raised by none: ${code}`])
    expect(find(`why do I get ${code}?`).map(nameOf)).toEqual([`raised by none: ${code}`])
  })

  it.each(['AADSTS7000219', 'AADSTS99999', '50054'])('%s: none', (code) => {
    expect(find(code)).toEqual([])
  })
})

describe('a word that is begun, or has a letter wrong, is found as it was meant', () => {
  it.each([
    ['televis', 'device-authorization'],
    ['kubern', 'client-credentials'],
    ['managed idenitty', 'managed-identity'],
    ['overagge', 'app-assignment'],
  ])('%s', (question, slug) => {
    expect(first(question)).toBe(slug)
  })
})

describe('what should not be used is found as that', () => {
  it.each([
    ['implicit flow', 'Not the implicit grant'],
    ['response_type=token', 'Not the implicit grant'],
    ['ROPC', 'Not the resource owner password grant'],
    ['username and password grant', 'Not the resource owner password grant'],
  ])('%s', (question, title) => {
    expect(find(question).map(nameOf)).toContain(title)
  })
})

describe('what no flow answers is found as not built yet', () => {
  const none = createFlowFinder([])
  it.each([
    ['PKCE in the system’s browser', 'Authorization code with PKCE, in the system’s browser'],
    [
      'the app gets the code back at a loopback address',
      'Authorization code with PKCE, in the system’s browser',
    ],
  ])('%s', (question, name) => {
    expect(nameOf(none(question)[0])).toBe(`not built: ${name}`)
  })

  it('and no longer, once a flow does', () => {
    const [flow] = everyFlow
    if (!flow) throw new Error('There are no flows.')
    const builds = { ...flow, asked: { ...flow.asked, answers: { 'native-app': 'It is played here.' } } }
    const found = createFlowFinder([builds])('the app gets the code back at a loopback address')
    expect(found.map(nameOf)).not.toContain(
      'not built: Authorization code with PKCE, in the system’s browser',
    )
  })
})

it.each(everyFlow.map(({ slug, title }) => [slug, title] as const))(
  '%s is found by its name, and by its slug',
  (slug, title) => {
    expect(find(title).map(nameOf)).toContain(slug)
    expect(find(slug).map(nameOf)).toContain(slug)
  },
)

it.each(everyFlow.map(({ slug, question }) => [question, slug] as const))('%s finds %s', (question, slug) => {
  expect(first(question)).toBe(slug)
})

describe('finds nothing, and no guess', () => {
  it.each(['', '   ', '???', 'the of and', 'zzzz', 'xbox', '💥', '\u0000'])('%j', (question) => {
    expect(find(question)).toEqual([])
  })
})

it('reads so much of a question, and no more', () => {
  expect(find(`${'x'.repeat(LONGEST_QUESTION - 11)} television`).map(nameOf)).toContain(
    'device-authorization',
  )
  expect(find(`${'x'.repeat(LONGEST_QUESTION)} television`)).toEqual([])
  expect(find(`${'xx '.repeat(40)}television`)).toEqual([])
  expect(find('television'.repeat(20_000))).toEqual([])
})

it('leaves out what was found by a word in passing', () => {
  expect(find('meeting room television').map(nameOf)).toEqual(['device-authorization'])
  expect(find('cron job on our own server').map(nameOf)).toEqual(['client-credentials'])
})

it('names no more than six, each once', () => {
  expect(find('identity code token app secret certificate browser sign-in refresh group')).toHaveLength(6)
  for (const { asked } of everyFlow)
    for (const words of asked.words) {
      const names = find(words).map(nameOf)
      expect(names.length).toBeLessThanOrEqual(6)
      expect(names).toEqual([...new Set(names)])
    }
})
