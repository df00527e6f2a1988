import { dynamicGroups } from '../../directory/dynamic-groups'
import type { DirectoryUser, PolicyTenant } from '../../directory/policy-tenant'
import { APPLICATION_GROUPS, APPLICATION_NAMES, MICROSOFT_GRAPH } from '../application-groups'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { decide, isPlain } from '../compile/decide'
import { addressOutside } from '../counterfactual/addresses'
import type { Decision, Result } from '../decision'
import { evaluate } from '../evaluate'
import { externalKinds, isHere } from '../external-kinds'
import { SECURITY_DEFAULTS_ROLES } from '../gates/administrators'
import { listed } from '../lists'
import { saysNothingOfMethods, withMethodsAllowed } from '../methods-supposed'
import { type AuthenticationState, PASSWORD_ONLY, type SignIn, type SignInConditions } from '../sign-in'
import { isStandIn } from '../stand-ins'
import type { Shown } from './finding'

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const POWER_BI = '00000009-0000-0000-c000-000000000000'
const MY_APPS = '2793995e-0a7d-40d7-bd35-6968ba142197'
/** Real places, and one of them that no policy of a tenant is likely to name. */
const COUNTRIES = ['NO', 'NZ', 'CL', 'IS', 'UY', 'FJ', 'BT']

/** What differs between two sign-ins of one person. */
export interface Circumstances {
  /** As a part of a sentence: `with an old client`. */
  readonly says: string
  readonly context?: SignIn['signInContext']
  /** The application, by its id; without one, an application that no policy names. */
  readonly application?: string
  readonly conditions?: Partial<SignInConditions>
  readonly authentication?: Partial<AuthenticationState>
  readonly suppose?: SignIn['suppose']
}

/** People whom nothing in the policies tells apart: what comes of the first comes of all. */
export interface Alike {
  readonly people: readonly [DirectoryUser, ...DirectoryUser[]]
}

/** A tenant, and how it is asked. */
export interface Reader {
  readonly tenant: PolicyTenant
  readonly compiled: Compiled
  /** Everybody whose account is not switched off. */
  readonly everybody: readonly Alike[]
  readonly guests: readonly Alike[]
  readonly administrators: readonly Alike[]
  readonly globalAdministrators: readonly DirectoryUser[]
  signIn(person: Pick<DirectoryUser, 'id'>, circumstances: Circumstances): SignIn
  ask(person: DirectoryUser, circumstances: Circumstances): Decision
  /** Every result that what is not known leaves possible: as `ask` has it, without its reasons where nothing is open. */
  results(person: DirectoryUser, circumstances: Circumstances): readonly Result[]
  shown(person: DirectoryUser, circumstances: Circumstances): Shown
}

/** @param tenant with stand-ins where it holds no people */
export function readerOf(tenant: PolicyTenant): Reader {
  const compiled = compile(tenant, dynamicGroups)
  const active = tenant.users.filter(({ accountEnabled }) => accountEnabled !== false)
  const rolesOf = ({ id }: DirectoryUser) => compiled.context.memberships.of(id).roleTemplateIds
  const another = applicationElsewhere(tenant)
  const usual: SignInConditions = {
    clientAppType: 'browser',
    devicePlatform: 'windows',
    ipAddress: addressOutside(tenant),
    country: countryElsewhere(tenant),
    compliantNetwork: false,
    signInRiskLevel: 'none',
    userRiskLevel: 'none',
    insiderRiskLevel: 'none',
    authenticationFlow: { transferMethod: 'none' },
    deviceInfo: null,
  }
  // Of an export that says nothing of methods, which is most of them, `left-out.ts` says what is supposed here.
  const supposing = saysNothingOfMethods(tenant) ? withMethodsAllowed : (asked: SignIn) => asked
  const asking = (person: Pick<DirectoryUser, 'id'>, circumstances: Circumstances): SignIn => ({
    signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: person.id },
    signInContext: circumstances.context ?? {
      '@odata.type': '#microsoft.graph.applicationContext',
      includeApplications: [circumstances.application ?? another],
    },
    signInConditions: { ...usual, ...circumstances.conditions },
    authentication: { ...PASSWORD_ONLY, ...circumstances.authentication },
    ...(circumstances.suppose ? { suppose: circumstances.suppose } : {}),
  })
  const signIn: Reader['signIn'] = (person, circumstances) => supposing(asking(person, circumstances))
  const ask = (person: DirectoryUser, circumstances: Circumstances) =>
    evaluate(compiled, signIn(person, circumstances))
  const alike = (people: readonly DirectoryUser[]) =>
    classes(people, compiled, (each) => signIn(each, { says: '' }))
  return {
    tenant,
    compiled,
    everybody: alike(active),
    guests: alike(active.filter((user) => !externalKinds(user).some(isHere))),
    administrators: alike(
      active.filter((user) =>
        [...rolesOf(user)].some((role) => Object.hasOwn(SECURITY_DEFAULTS_ROLES, role)),
      ),
    ),
    globalAdministrators: active.filter((user) => rolesOf(user).has(GLOBAL_ADMINISTRATOR)),
    signIn,
    ask,
    results(person, circumstances) {
      const asked = signIn(person, circumstances)
      if (isPlain(compiled, asked)) return [decide(compiled, asked)]
      const { couldBe, result } = evaluate(compiled, asked)
      return couldBe.length > 0 ? couldBe : [result]
    },
    shown(person, circumstances) {
      const { result, couldBe } = ask(person, circumstances)
      const asked = signIn(person, circumstances)
      const says = [nameOf(person), applicationSays(asked, tenant), circumstances.says]
      return { says: says.filter((part) => part !== '').join(', '), signIn: asked, result, couldBe }
    },
  }
}

export function nameOf({ displayName, userPrincipalName, id }: DirectoryUser): string {
  return short(displayName || userPrincipalName || id)
}

const LONGEST_NAME = 80

/** A name without end is no sentence. */
export function short(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name
}

/** `everybody (12 people)`, `Ada Nilsen (one of 12 people)`, `3 of 12 people (Ada Nilsen among them)`, `somebody in no group and 4 other kinds of people` */
export function howMany(found: readonly Alike[], of: readonly Alike[]): string {
  const peopleIn = (alike: readonly Alike[]) => alike.flatMap(({ people }) => people)
  const [all, some] = [peopleIn(of), peopleIn(found)]
  const isReal = ({ id }: DirectoryUser) => !isStandIn(id)
  const [first, ...more] = some.filter(isReal)
  if (!first) return some.length === all.length ? 'everybody' : standIns(some)
  const count = all.filter(isReal).length
  if (count === 1) return nameOf(first)
  if (more.length + 1 === count) return `everybody (${count} people)`
  return more.length === 0
    ? `${nameOf(first)} (one of ${count} people)`
    : `${more.length + 1} of ${count} people (${nameOf(first)} among them)`
}

/** Who stands for others is not one person. */
function standIns([first, ...others]: readonly DirectoryUser[]): string {
  if (!first) return 'nobody'
  const [name, more] = [nameOf(first), others.length]
  const one = name.slice(0, 1).toLowerCase() + name.slice(1)
  if (more === 0) return one
  return `${one} and ${more} other kind${more === 1 ? '' : 's'} of people`
}

function classes(
  people: readonly DirectoryUser[],
  compiled: Compiled,
  signInOf: (person: DirectoryUser) => SignIn,
): readonly Alike[] {
  const found = new Map<string, [DirectoryUser, ...DirectoryUser[]]>()
  for (const person of people) {
    const key = keyOf(person, compiled, compiled.withMethods(signInOf(person)))
    const known = found.get(key)
    if (known) known.push(person)
    else found.set(key, [person])
  }
  return [...found.values()].map((each) => ({ people: each }))
}

/** All that the policies, the gates and the methods see of a person. */
function keyOf({ id }: DirectoryUser, { columns, context }: Compiled, signIn: SignIn): string {
  const users = columns.flatMap((each) => {
    const { passes, mayPass } = each.of(signIn)
    return [passes.join(), mayPass.join()]
  })
  const member = context.memberships.of(id)
  const home = context.homeOf(signIn)
  return JSON.stringify([users, [...member.roleTemplateIds].sort(), signIn.authentication, home])
}

/** An application that no policy names, or names in a group: what is true of it is true of all the others. */
function applicationElsewhere({ conditionalAccessPolicies, servicePrincipals }: PolicyTenant): string {
  const named = new Set(
    conditionalAccessPolicies
      .flatMap(({ conditions }) => [
        ...listed(conditions?.applications?.includeApplications),
        ...listed(conditions?.applications?.excludeApplications),
      ])
      .flatMap((id) => [id.toLowerCase(), ...(APPLICATION_GROUPS.get(id.toLowerCase())?.appIds ?? [])]),
  )
  const grouped = new Set([...APPLICATION_GROUPS.values()].flatMap(({ appIds }) => [...appIds]))
  const isFree = (id: string) =>
    !named.has(id.toLowerCase()) && id !== MICROSOFT_GRAPH && !grouped.has(id.toLowerCase())
  // Names that everybody has heard of come before the rest.
  const known = [POWER_BI, MY_APPS, ...Object.keys(APPLICATION_NAMES)]
  const own = servicePrincipals.flatMap(({ appId, servicePrincipalType }) =>
    appId && (servicePrincipalType ?? 'Application') === 'Application' ? [appId] : [],
  )
  return [...own, ...known].find(isFree) ?? POWER_BI
}

function countryElsewhere({ namedLocations }: PolicyTenant): string | null {
  const taken = new Set(namedLocations.flatMap((each) => listed(each.countriesAndRegions)))
  return COUNTRIES.find((code) => !taken.has(code)) ?? null
}

function applicationSays({ signInContext }: SignIn, { servicePrincipals }: PolicyTenant): string {
  if (!('includeApplications' in signInContext)) return ''
  const [id = ''] = signInContext.includeApplications
  const own = servicePrincipals.find(({ appId }) => appId?.toLowerCase() === id.toLowerCase())
  return short(own?.displayName || APPLICATION_NAMES[id] || id)
}
