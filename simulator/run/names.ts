import { literal } from '../core/literal'
import type { Tenant, User } from '../directory/tenant'
import type { Narration } from '../trace/select/narration'
import type { Flow } from './flow'
import type { Intervention } from './intervention'

/** Names that a reader gives to the company, the people and the applications of a run, in place of those of the sample tenants (decision 040). */
export interface Names {
  readonly company?: string
  /** By the id of the user. */
  readonly people: Readonly<Record<string, string>>
  /** By the id of the client: what it is called is nobody's to check. */
  readonly apps?: Readonly<Record<string, string>>
}

const LONGEST = 40
const MOST = 50
/** Nothing that means something in a page or in a command, or turns the writing direction. */
const FORM = /^[\p{L}\p{M}\p{N} .,'’&()-]+$/u
/** Nothing that is not seen: letters and marks that are drawn as nothing (UAX #44, Default_Ignorable_Code_Point), blanks among hieroglyphs. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u{13441}\u{13442}\u{16FE4}]/u
/** A mark on no letter, or a pile: more than three that go with any script (Greek: three), or more than any script writes (Burmese: four). */
const PILED = /(?<![\p{L}\p{M}\p{N}])\p{M}|\p{Script=Inherited}{4}|\p{Mn}{5}/u

/** Letters of two scripts that look alike, in one word. */
const MIXED = /(?=\S*\p{Script=Latin})(?=\S*[\p{Script=Cyrillic}\p{Script=Greek}])\S/u

/** What is wrong with a name, for whoever types it; undefined for a good one. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'A name is needed.'
  if (name !== name.trim()) return 'A name begins and ends with a letter or a sign, not with a space.'
  if (plainName(name).length > LONGEST) return `A name has at most ${LONGEST} characters.`
  if (!FORM.test(name) || UNSEEN.test(name)) return "Letters, digits, spaces and . , ' & ( ) - make a name."
  if (PILED.test(name.normalize('NFD'))) return 'A mark stands on a letter, and only a few stand on one.'
  if (MIXED.test(name)) return 'A word is written in one script.'
  return /\p{L}/u.test(name) ? undefined : 'A name has a letter in it.'
}

/** A name as it is kept: one way to write each letter (NFC), and one space where a page shows one. */
export const plainName = (name: string): string => name.normalize('NFC').trim().replace(/ +/g, ' ')

/** People and applications whose names would be the same as another's, or as a thing's that stands beside them, by id: who gets none keeps the one that is there. */
export function sameNames(
  flow: Flow,
  { people, apps = {} }: Pick<Names, 'people' | 'apps'>,
): readonly string[] {
  const named = [...peopleOf(flow), ...appsOf(flow)]
  const known = new Set([...named.map(({ id }) => id), ...everyApp(flow).flatMap(({ ids }) => ids)])
  const things = flow.parties.filter(({ object }) => !object || !known.has(object.id))
  const all = [
    ...named.map(({ id, displayName }) => [id, own({ ...people, ...apps }, id) ?? displayName] as const),
    ...things.map(({ name }) => ['', name] as const),
    // What looks the same is the same: full-width letters, for one (NFKC).
  ].map(([id, name]) => [id, plainName(name).normalize('NFKC').toLowerCase()] as const)
  return all.flatMap(([id, name]) =>
    id && all.some((other) => other[0] !== id && other[1] === name) ? [id] : [],
  )
}

/** Names as they are kept. */
export function plainNames({ company, people, apps }: Names): Names {
  return {
    ...(company !== undefined && { company: plainName(company) }),
    people: mapped(people, plainName),
    ...(apps && Object.keys(apps).length > 0 && { apps: mapped(apps, plainName) }),
  }
}

/** Whether `candidate` (from a link) is names that can be given to the people of the flow. */
export function isNames(flow: Flow, candidate: unknown): candidate is Names {
  if (!isRecord(candidate) || !isRecord(candidate.people)) return false
  const { company, people, apps = {}, ...more } = candidate
  if (!isRecord(apps)) return false
  const good = (name: unknown) => typeof name === 'string' && nameProblem(name) === undefined
  return (
    Object.keys(more).length === 0 &&
    (company === undefined || good(company)) &&
    [people, apps].every((each) => Object.keys(each).length <= MOST && Object.values(each).every(good)) &&
    sameNames(flow, candidate as unknown as Names).length === 0
  )
}

/** Everybody who can be given a name, with the one that they have: accounts that are nobody's have none. */
export function peopleOf(flow: Flow): readonly User[] {
  return flow.sites.flatMap(({ tenant }) => tenant?.users.filter(({ givenName }) => givenName !== null) ?? [])
}

interface Named {
  readonly id: string
  readonly displayName: string
}

/** The applications that have a part in a flow, by the id of the client. */
export function appsOf(flow: Flow): readonly Named[] {
  const parts = new Set(flow.parties.map(({ object }) => object?.id))
  return everyApp(flow).filter(({ ids }) => ids.some((id) => parts.has(id)))
}

/** A registration and its instance are one application. */
function everyApp(flow: Flow): readonly (Named & { readonly ids: readonly string[] })[] {
  return flow.sites.flatMap(
    ({ tenant }) =>
      tenant?.applications.map(({ appId, id, displayName }) => ({
        id: appId,
        displayName,
        ids: [id, ...tenant.servicePrincipals.flatMap((each) => (each.appId === appId ? [each.id] : []))],
      })) ?? [],
  )
}

/** What the company of a flow is called: its first tenant. */
export function companyOf(flow: Flow): string {
  return flow.sites.find(({ tenant }) => tenant)?.tenant?.organization.displayName ?? ''
}

/** The flow with these names: directory, places, parties and the changes from outside. Addresses and identifiers stay. */
export function withNames(flow: Flow, names: Names): Flow {
  const home = flow.sites.find(({ tenant }) => tenant)
  const say = sayer(flow, names)
  const { interventions } = flow
  return {
    ...flow,
    sites: flow.sites.map((site) => ({
      ...site,
      name: say(site.name),
      ...(site.tenant && { tenant: renamed(site.tenant, site === home, names, say) }),
    })),
    parties: flow.parties.map((party) => ({ ...party, name: say(party.name), detail: say(party.detail) })),
    ...(interventions && {
      interventions: (switches) => interventions(switches).map((each) => inWords(each, say)),
    }),
  }
}

/** What a switch changes, with what it says and the name of what it puts into a directory. */
function inWords(each: Intervention, say: (text: string) => string): Intervention {
  const said = { ...each, ...(each.says && { says: say(each.says) }) }
  if (said.do !== 'put') return said
  const { displayName } = said.object as { readonly displayName?: unknown }
  return typeof displayName === 'string'
    ? { ...said, object: { ...said.object, displayName: say(displayName) } }
    : said
}

/** The words of a flow with these names. */
export function tellWithNames(flow: Flow, narration: Narration, names: Names): Narration {
  const say = sayer(flow, names)
  const words = ({ title, says, values }: Narration['switches'][string]) => ({
    title: say(title),
    says: say(says),
    values: mapped(values, say),
  })
  const chapters = narration.chapters.map((each) => ({ ...each, title: say(each.title) }))
  return { ...narration, chapters, switches: mapped(narration.switches, words) }
}

function renamed(
  tenant: Tenant,
  isHome: boolean,
  { company, people, apps = {} }: Names,
  say: (text: string) => string,
): Tenant {
  const { organization } = tenant
  const called = <T extends { readonly appId: string; readonly displayName: string }>(each: T): T => ({
    ...each,
    displayName: own(apps, each.appId) ?? each.displayName,
  })
  return {
    ...tenant,
    ...(isHome && company && { organization: { ...organization, displayName: company } }),
    applications: tenant.applications.map((each) => ({
      ...called(each),
      verifiedPublisher: each.verifiedPublisher && { displayName: say(each.verifiedPublisher.displayName) },
    })),
    servicePrincipals: tenant.servicePrincipals.map(called),
    users: tenant.users.map((user) => {
      const name = own(people, user.id)
      return name === undefined ? user : { ...user, displayName: name, ...parts(name) }
    }),
  }
}

/** A single name is a given name. */
function parts(name: string): { readonly givenName: string; readonly surname: string | null } {
  const [givenName = name, ...rest] = name.split(' ')
  return { givenName, surname: rest.join(' ') || null }
}

/** Puts the new names into a sentence that was written with the old ones, each in one go: a new name may be somebody's old one. */
function sayer(flow: Flow, { company, people, apps }: Names): (text: string) => string {
  const news = new Map<string, string>()
  if (company) news.set(companyOf(flow), company)
  for (const { id, displayName, givenName } of peopleOf(flow)) {
    const name = own(people, id)
    if (name === undefined) continue
    news.set(displayName, name)
    if (givenName) news.set(givenName, parts(name).givenName)
  }
  // One that keeps its name stands there as well: part of it may be the name of one that does not.
  if (apps)
    for (const { id, displayName } of everyApp(flow)) news.set(displayName, own(apps, id) ?? displayName)
  if (news.size === 0) return (text) => text
  const longestFirst = [...news.keys()].toSorted((one, other) => other.length - one.length).map(literal)
  const old = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?!\\.?[\\p{L}\\p{N}])`, 'gu')
  return (text) => text.replace(old, (found) => news.get(found) ?? found)
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}

const own = (record: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(record, name) ? record[name] : undefined
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
