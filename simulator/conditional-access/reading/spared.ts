import { DOORS } from './doors'
import type { Finding } from './finding'
import { type Alike, type Circumstances, howMany, type Reader } from './reader'

const PASSWORD_ALONE: Circumstances = { says: 'with a password alone' }

export interface Spared {
  readonly findings: readonly Finding[]
  readonly alike: ReadonlySet<Alike>
}

/** People of whom no policy that is on asks anything, whatever is tried: every door is open to them, which is one finding. */
export function spared(reader: Reader): Spared {
  const found = reader.everybody.filter(({ people: [person] }) =>
    DOORS.every(({ tries }) =>
      tries.every((by) => {
        const { policies, caveats } = reader.ask(person, by)
        return (
          caveats.every(({ isSettled }) => isSettled) &&
          !policies.some(({ state, policyApplies }) => state === 'enabled' && policyApplies)
        )
      }),
    ),
  )
  const [first] = found
  if (!first || found.length === reader.everybody.length) return { findings: [], alike: new Set() }
  const [person] = first.people
  const who = howMany(found, reader.everybody)
  return {
    alike: new Set(found),
    findings: [
      {
        id: 'spared-from-everything',
        says: `No policy that is on is about ${who}: nothing is asked but a password, however they sign in.`,
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
