import { METHOD_MODES } from '../../authentication/method-modes'
import { SimulationError } from '../../core/errors'
import {
  CLIENT_APP_TYPES,
  DEVICE_PLATFORMS,
  INSIDER_RISK_LEVELS,
  RISK_LEVELS,
  TRANSFER_METHODS,
  USER_ACTIONS,
} from '../../directory/policy-words'
import { parseAddress } from '../addresses'
import type { Assertion, Expectation, Subject, When, Who } from './assertion'
import { SUBJECTS, subjectOf } from './subjects'

type Json = Readonly<Record<string, unknown>>

const FORM =
  'An assertion is {"name", "who": "all", "workloads", "agents" or {"people" or "identities": [...], "except": [...]}, "when": {...}, "expect": "block", "grant", {"askedFor": [...]} or {"askedForOneOf": [...]}}.'

/** Members of `when`; those with words take no other. */
const WHEN: Readonly<Record<keyof When, readonly string[] | null>> = {
  clientAppType: CLIENT_APP_TYPES.filter((type) => type !== 'all'),
  devicePlatform: [...DEVICE_PLATFORMS.filter((platform) => platform !== 'all'), 'unknown'],
  country: null,
  ipAddress: null,
  signInRiskLevel: RISK_LEVELS,
  userRiskLevel: RISK_LEVELS,
  insiderRiskLevel: INSIDER_RISK_LEVELS,
  servicePrincipalRiskLevel: RISK_LEVELS,
  agentIdRiskLevel: RISK_LEVELS,
  authenticationFlow: TRANSFER_METHODS,
  application: null,
  exceptApplication: null,
  userAction: USER_ACTIONS,
  authenticationContext: null,
  location: null,
  device: ['none', 'registered', 'compliant', 'hybrid'],
  method: METHOD_MODES,
}

const ANYBODYS: readonly (keyof When)[] = [
  'application',
  'exceptApplication',
  'country',
  'ipAddress',
  'location',
]
const WORKLOAD_RISK = 'servicePrincipalRiskLevel'
const AGENT_RISK = 'agentIdRiskLevel'

/** Members of `when` that a sign-in of each has: a workload identity has no device, no method and no client app. */
const WHENS: Readonly<Record<Subject, readonly string[]>> = {
  people: Object.keys(WHEN).filter((name) => name !== WORKLOAD_RISK && name !== AGENT_RISK),
  workloads: [...ANYBODYS, WORKLOAD_RISK],
  agents: [...ANYBODYS, WORKLOAD_RISK, AGENT_RISK],
}

/**
 * Reads a file of assertions: a list. A member that is not known is refused, because a claim with a misspelt circumstance would
 * hold for the wrong reason.
 * @throws SimulationError with the place in the file
 */
export function readAssertions(json: unknown): Assertion[] {
  if (!Array.isArray(json)) throw new SimulationError('The assertions are no list.', FORM)
  if (json.length === 0) throw new SimulationError('The list of assertions is empty.', FORM)
  return json.map((each: unknown, at) => assertion(each, `[${at}]`))
}

function assertion(json: unknown, at: string): Assertion {
  const members = object(json, at, ['name', 'who', 'when', 'expect'])
  if (typeof members.name !== 'string' || members.name === '') refuse(`${at}.name`, 'should be a text')
  const of = who(members.who, `${at}.who`)
  return {
    name: String(members.name),
    who: of,
    when: circumstances(members.when ?? {}, `${at}.when`, of.subject),
    expect: expectation(members.expect, `${at}.expect`, of.subject),
  }
}

function who(json: unknown, at: string): Who {
  if (typeof json === 'string' || Array.isArray(json)) return ofOne(texts(json, at), [], at)
  const { people, identities, except } = object(json, at, ['people', 'identities', 'except'])
  if (people !== undefined && identities !== undefined) refuse(at, 'has people and identities')
  const of = texts(people ?? identities, people === undefined ? `${at}.identities` : `${at}.people`)
  return ofOne(of, except === undefined ? [] : texts(except, `${at}.except`), at)
}

/** People, workload identities and agents are asked about different things, so a claim is about one of them. */
function ofOne(of: readonly string[], except: readonly string[], at: string): Who {
  const subjects = [...new Set([...of, ...except].map(subjectOf))]
  if (subjects.length > 1) {
    const kinds = subjects.map((each) => SUBJECTS[each]).join(' and ')
    refuse(at, `speaks of ${kinds} at once: write one assertion for each of them`)
  }
  return { subject: subjects[0] ?? 'people', of, except }
}

function circumstances(json: unknown, at: string, subject: Subject): When {
  const members = object(json, at, Object.keys(WHEN))
  const other = Object.keys(members).find((name) => !WHENS[subject].includes(name))
  if (other !== undefined) {
    refuse(`${at}.${other}`, `says nothing of ${SUBJECTS[subject]}; there are ${WHENS[subject].join(', ')}`)
  }
  const read = Object.entries(members).map(([name, value]) => {
    const words = WHEN[name as keyof When]
    const here = `${at}.${name}`
    return [
      name,
      texts(value, here).map((each) => (words ? word(each, words, here) : checked(name, each, here))),
    ]
  })
  const targets = ['application', 'userAction', 'authenticationContext'].filter((name) => name in members)
  if (targets.length > 1) refuse(at, `has ${targets.join(' and ')}: a sign-in asks for one kind of thing`)
  if ('exceptApplication' in members && targets.some((name) => name !== 'application')) {
    refuse(at, 'has exceptApplication beside what is no application')
  }
  if ('location' in members && ('country' in members || 'ipAddress' in members)) {
    refuse(at, 'has location beside country or ipAddress, which may contradict it')
  }
  return Object.fromEntries(read)
}

function expectation(json: unknown, at: string, subject: Subject): Expectation {
  if (json === 'block' || json === 'grant') return json
  if (subject !== 'people') {
    return refuse(at, `should be "block" or "grant": nothing can be asked of ${SUBJECTS[subject]}`)
  }
  const { askedFor, askedForOneOf } = object(json, at, ['askedFor', 'askedForOneOf'])
  if (askedFor !== undefined && askedForOneOf === undefined)
    return { askedFor: texts(askedFor, `${at}.askedFor`) }
  if (askedForOneOf !== undefined && askedFor === undefined)
    return { askedForOneOf: texts(askedForOneOf, `${at}.askedForOneOf`) }
  return refuse(at, 'should be "block", "grant", {"askedFor": [...]} or {"askedForOneOf": [...]}')
}

function object(json: unknown, at: string, known: readonly string[]): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refuse(at, 'should be an object')
  const unknown = Object.keys(json).find((name) => !known.includes(name))
  if (unknown !== undefined) refuse(`${at}.${unknown}`, `is not known; there are ${known.join(', ')}`)
  return { ...json }
}

/** One text, or a list of some. */
function texts(json: unknown, at: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(json) ? json : [json]
  if (list.length === 0 || !list.every((each) => typeof each === 'string' && each !== ''))
    refuse(at, 'should be a text or a list of texts')
  return list.map(String)
}

/** A country and an address, as a question takes them. */
function checked(name: string, given: string, at: string): string {
  if (name === 'country' && !/^[a-z]{2}$/i.test(given))
    return refuse(at, `is no country code of two letters (ISO 3166-1): "${given}"`)
  if (name === 'ipAddress' && parseAddress(given) === null)
    return refuse(at, `is no IPv4 or IPv6 address: "${given}"`)
  return given
}

function word(given: string, words: readonly string[], at: string): string {
  return (
    words.find((each) => each.toLowerCase() === given.toLowerCase()) ??
    refuse(at, `has no value "${given}"; there are ${words.join(', ')}`)
  )
}

function refuse(at: string, says: string): never {
  throw new SimulationError(`Assertion ${at} ${says}.`, FORM)
}
