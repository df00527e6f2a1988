import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type Case, differences, readCorpus } from '../conditional-access/corpus/corpus'
import type { Decision } from '../conditional-access/decision'
import type { SignIn } from '../conditional-access/sign-in'
import type { WhatIfAnalysisResult } from '../conditional-access/what-if'
import { lostMembers } from '../directory/lost-members'
import type { PolicyTenant } from '../directory/policy-tenant'
import { type ExportedFile, exportTenant } from '../interchange/export-tenant'
import { importFiles } from '../interchange/import-files'
import { execute } from './commands'

const FOLDER = path.resolve(import.meta.dirname, '../conditional-access/corpus')
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'))

/** What `lab what-if --format json` prints, as far as it is compared. */
interface Printed
  extends Pick<Decision, 'result' | 'couldBe' | 'required' | 'session' | 'gates' | 'caveats' | 'code'> {
  readonly policies: readonly WhatIfAnalysisResult[]
  readonly reasons: Decision['policies']
  readonly warnings: readonly unknown[]
}

let scratch = ''
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'lab-corpus-'))
})
afterAll(() => rm(scratch, { recursive: true }))

async function ask(tenant: string, ...more: readonly string[]): Promise<Printed> {
  const { output, code } = await execute(['what-if', '--tenant', tenant, ...more, '--format', 'json'])
  const printed: Printed = JSON.parse(output)
  expect(code).toBe(printed.couldBe.length > 1 ? 3 : 0)
  return printed
}

/** The answer holds what the case expects, and Graph's list of policies says what the reasons say. */
function check({ policies, reasons, warnings, ...answer }: Printed, { expect: should }: Case): void {
  expect(differences({ ...answer, policies: reasons, authenticationContexts: [] }, should)).toEqual([])
  expect(
    policies.map(({ id, policyApplies, analysisReasons }) => [id, policyApplies, analysisReasons]),
  ).toEqual(reasons.map(({ id, policyApplies, analysisReasons }) => [id, policyApplies, analysisReasons]))
  expect(warnings).toEqual([])
}

/**
 * What has no option, by file and case, and why. It is asked with the rest of the body: `--sign-in` can say everything. Beside
 * these it is what a session carries (`authenticatedMinutesAgo`, `inboundTrust`, `boundToken` ...) and the attributes of a device
 * that has no name in the tenant.
 */
const NO_WORD: Readonly<Record<string, string>> = {
  'p04-no-unknown-platforms.json: ChromeOS':
    'devicePlatform chromeOS: an option takes the words of Graph alone, so that a slip is not a platform',
  'p04-no-unknown-platforms.json: a television':
    'devicePlatform roku: an option takes the words of Graph alone, so that a slip is not a platform',
  'p16-guests.json: the question may say what kind of guest somebody is':
    'signInIdentity of nobody in the tenant: an option takes a name of the tenant or a GUID, and this id is neither',
  'p17a-risky-workload-identities.json: another one at high risk':
    'signInIdentity of nobody in the tenant: an option takes a name of the tenant or a GUID, and this id is neither',
  'p17a-risky-workload-identities.json: without risk':
    'signInIdentity of nobody in the tenant: an option takes a name of the tenant or a GUID, and this id is neither',
}

describe.each(files)('%s', (file) => {
  const text = readFileSync(path.join(FOLDER, file), 'utf8')
  const { tenant, cases } = readCorpus(JSON.parse(text))
  const at = (...names: string[]) => path.join(scratch, file, ...names)

  // A folder with a file for each collection, as an export has; the importer reads it like any other.
  beforeAll(async () => {
    await mkdir(at('tenant'), { recursive: true })
    for (const each of exported(JSON.parse(text).tenant)) await writeFile(at('tenant', each.name), each.text)
    await writeFile(at('applications.json'), JSON.stringify(applicationsOf(cases, tenant)))
  })

  const rows = cases.map((each, index) => [each.name, each, index] as const)

  test.each(rows)('%s: as the body of evaluate', async (_name, each, index) => {
    await writeFile(at(`${index}.json`), JSON.stringify(each.signIn))
    check(await ask(at('tenant'), '--sign-in', at(`${index}.json`)), each)
  })

  test.each(rows)('%s: by name', async (name, each, index) => {
    const { words, rest, unsaid } = inWords(each.signIn, tenant)
    const key = `${file}: ${name}`
    expect(unsaid.join(), key).toBe(Object.hasOwn(NO_WORD, key) ? NO_WORD[key]?.split(':')[0] : '')
    await writeFile(at(`${index}-rest.json`), JSON.stringify(rest))
    check(
      await ask(at('tenant'), at('applications.json'), ...words, '--sign-in', at(`${index}-rest.json`)),
      each,
    )
  })
})

it('the corpus is all there, and no reason is left over', () => {
  expect(files.length).toBeGreaterThanOrEqual(85)
  const names = files.flatMap((file) =>
    readCorpus(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'))).cases.map(
      ({ name }) => `${file}: ${name}`,
    ),
  )
  expect(names.length).toBeGreaterThanOrEqual(429)
  expect(Object.keys(NO_WORD).filter((name) => !names.includes(name))).toEqual([])
})

/** The tenant as files; what an export is to have lost is said at import, and nothing else. */
function exported(tenant: PolicyTenant): ExportedFile[] {
  const { document, problems } = importFiles([
    { name: 'tenant.json', bytes: new TextEncoder().encode(JSON.stringify(tenant)) },
  ])
  const lost = tenant.conditionalAccessPolicies.flatMap(lostMembers).map(({ says }) => says)
  expect(problems.map(({ message }) => message.replace(/^.* and the export lost /, ''))).toEqual(lost)
  return exportTenant(document)
}

/** Names for the applications that are asked about and that the tenant does not hold, as its export of applications has them. */
function applicationsOf(cases: readonly Case[], { servicePrincipals }: PolicyTenant): object {
  const known = new Set(servicePrincipals.map(({ appId }) => appId))
  const asked = cases.flatMap(({ signIn: { signInContext: of } }) =>
    'includeApplications' in of ? of.includeApplications : [],
  )
  const missing = [...new Set(asked)].filter((id) => !known.has(id))
  return {
    servicePrincipals: missing.map((appId) => ({ id: `of ${appId}`, appId, displayName: called(appId) })),
  }
}

function called(appId: string): string {
  return `The application ${appId}`
}

type Word = readonly [option: string, value: string]

/** A question as options, as far as there are options for it, and the rest as a body. */
function inWords(
  signIn: SignIn,
  { users, servicePrincipals }: PolicyTenant,
): { readonly words: readonly string[]; readonly rest: object; readonly unsaid: readonly string[] } {
  const { signInIdentity, signInContext, signInConditions, authentication } = signIn
  const { suppose, serviceDependencies, requested } = signIn
  const { completed, registered, methodsAllowed, ...shown } = authentication
  const rest: Record<string, unknown> = {}
  const unsaid: string[] = []
  const words: Word[] = []
  for (const [member, value] of Object.entries(signInConditions)) {
    const said = sayCondition(member, value)
    if (said === null) rest[member] = value
    else words.push(...said)
    if (said === null && member !== 'deviceInfo') unsaid.push(`${member} ${value}`)
  }
  const isPerson = 'userId' in signInIdentity
  const isKnown = isPerson
    ? users.some(({ id }) => id === signInIdentity.userId)
    : servicePrincipals.some(({ id }) => id === signInIdentity.servicePrincipalId)
  if (!isPerson && isKnown) words.push(['service-principal', signInIdentity.servicePrincipalId])
  if (isPerson) {
    const { userId, externalUserType, externalTenantId } = signInIdentity
    if (isKnown) words.push(['user', userId])
    words.push(...some('guest-type', externalUserType), ...some('home-tenant', externalTenantId))
  }
  if (!isKnown) unsaid.push('signInIdentity of nobody in the tenant')
  words.push(...target(signInContext, servicePrincipals))
  for (const [member, option] of SUPPOSE)
    words.push(...(suppose?.[member] ?? []).map((id): Word => [option, id]))
  if (serviceDependencies) words.push(['dependencies', 'no'])
  words.push(...(requested?.scopes ?? []).map((scope): Word => ['scope', scope]))
  words.push(...some('client-type', requested?.client), ...some('baseline-scopes', requested?.baselineScopes))
  words.push(...completed.map((method): Word => ['method', method]))
  words.push(...(registered ?? []).map((method): Word => ['registered', method]))
  if (methodsAllowed) words.push(['methods-allowed', 'yes'])
  return {
    words: words.flatMap(([option, value]) => [`--${option}`, value]),
    rest: {
      ...(isKnown ? {} : { signInIdentity }),
      signInConditions: rest,
      authentication: {
        ...shown,
        ...(completed.length === 0 ? { completed } : {}),
        ...(registered?.length === 0 ? { registered } : {}),
      },
    },
    unsaid,
  }
}

const SUPPOSE = [
  ['inGroups', 'in-group'],
  ['notInGroups', 'not-in-group'],
  ['roles', 'role'],
  ['notRoles', 'not-role'],
] as const

const OPTIONS: Readonly<Record<string, string>> = {
  clientAppType: 'client',
  devicePlatform: 'platform',
  ipAddress: 'ip',
  country: 'country',
  signInRiskLevel: 'risk',
  userRiskLevel: 'user-risk',
  insiderRiskLevel: 'insider-risk',
  servicePrincipalRiskLevel: 'service-principal-risk',
  agentIdRiskLevel: 'agent-risk',
}
/** Words that an option does not know, because Graph does not either. */
const STRANGE = ['chromeOS', 'roku']

/** The options that say one member; null: none do. */
function sayCondition(member: string, value: unknown): Word[] | null {
  const option = OPTIONS[member]
  if (value === null || value === undefined) return []
  if (typeof value === 'boolean') return [['compliant-network', value ? 'yes' : 'no']]
  if (member === 'authenticationFlow') return some('flow', Object.values(value)[0])
  if (option === undefined || typeof value !== 'string' || STRANGE.includes(value)) return null
  return [[option, value]]
}

function some(option: string, value: unknown): Word[] {
  return typeof value === 'string' ? [[option, value]] : []
}

function target(of: SignIn['signInContext'], held: PolicyTenant['servicePrincipals']): Word[] {
  if ('userAction' in of) return [['action', of.userAction]]
  if ('authenticationContextValue' in of) return [['context', of.authenticationContextValue]]
  const nameOf = (app: string) => (held.some(({ appId }) => appId === app) ? app : called(app))
  return of.includeApplications.map((app): Word => ['app', nameOf(app)])
}
