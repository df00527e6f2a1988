import { both } from '../lists'
import { DOORS } from './doors'
import type { Finding } from './finding'
import { type Alike, type Circumstances, howMany, type Reader } from './reader'

const PASSWORD_ALONE: Circumstances = { says: 'with a password alone' }

export interface Spared {
  readonly findings: readonly Finding[]
  readonly alike: ReadonlySet<Alike>
}

/** What the users of a policy, or that it can never apply, rules out whatever is asked. */
const NOT_ABOUT = new Set(['users', 'workloadIdentities', 'agentIdentities', 'emptyPolicy', 'invalidPolicy'])

/**
 * People whom no policy that is on is about: every door is open to them, which is one finding. Rules of the platform that no
 * policy lifts ask them all the same.
 */
export function spared(reader: Reader): Spared {
  const found = reader.everybody.filter(({ people: [person] }) =>
    DOORS.every(({ tries }) =>
      tries.every((by) => {
        const { policies, caveats } = reader.ask(person, by)
        return (
          caveats.every(({ isSettled }) => isSettled) &&
          policies.every(
            ({ state, analysisReasons }) => state !== 'enabled' || NOT_ABOUT.has(analysisReasons),
          )
        )
      }),
    ),
  )
  const [first] = found
  if (!first || found.length === reader.everybody.length) return { findings: [], alike: new Set() }
  const [person] = first.people
  const who = howMany(found, reader.everybody)
  const asks = rulesThatAsk(reader, found)
  return {
    alike: new Set(found),
    findings: [
      {
        id: 'spared-from-everything',
        says: `No policy that is on is about ${who}: ${asks.length === 0 ? 'nothing is asked but a password, however they sign in' : `no policy asks anything but a password; what asks for more is ${both(asks)}`}.`,
        why: 'An account that needs no more than its password is the account to attack. Leave an emergency account out of policies that can lock it out (devices, places, blocks), and keep one that asks it for a passkey.',
        isCertain: true,
        policies: reader
          .ask(person, PASSWORD_ALONE)
          .policies.filter(({ state, analysisReasons }) => state === 'enabled' && analysisReasons === 'users')
          .map(({ id, displayName, because }) => ({ id, displayName, because })),
        shows: reader.shown(person, PASSWORD_ALONE),
        source: {
          url: 'https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access',
          checked: '2026-11',
        },
      },
    ],
  }
}

const AZURE_PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'
const RULES = {
  securityDefaults: 'security defaults',
  mandatoryMfa: 'the multifactor authentication that Microsoft itself asks for at portals for administrators',
  legacyAuthentication: 'the rule of the platform about old clients',
  disabledAccount: 'that the account is disabled',
} as const

/** Rules of the platform that ask one of these people for more than a password, somewhere. */
function rulesThatAsk(reader: Reader, people: readonly Alike[]): readonly string[] {
  const tries = [...DOORS.flatMap((door) => door.tries), { ...PASSWORD_ALONE, application: AZURE_PORTAL }]
  const found = people.flatMap(({ people: [person] }) =>
    tries.flatMap((by) =>
      reader
        .ask(person, by)
        .gates.flatMap(({ gate, outcome }) => (['challenge', 'block'].includes(outcome) ? [gate] : [])),
    ),
  )
  return [...new Set(found)].map((gate) => RULES[gate])
}
