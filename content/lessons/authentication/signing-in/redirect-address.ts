import { decidingCheck, type EventOf } from '../../../../simulator/doors/view'
import type { Exercise, Trace } from '../../../_build/exercise'

/** Entra's number for a redirect address that is not registered. */
const NOT_REGISTERED = 50011

/** Break it with the redirect address, then mend it: two runs, one after the other. */
export const redirectAddress: Exercise = {
  id: 'redirect-address',
  prompt:
    'Make this sign-in fail because of the redirect address, and because of nothing else. Look at who says no, and where. Then repair the address, and run it to the end.',
  start: { runs: [{ switches: {} }] },
  solution: { runs: [{ switches: { redirectUri: 'other-path' } }, { switches: {} }] },
  hints: [
    'What breaks a sign-in on purpose is behind “Break it”. Look for the redirect address.',
    'Run it once with an address nobody registered, to the refusal. Then set it back and run it to the end.',
  ],
  solutionSays:
    'Set the redirect address to any value but “as registered” and play: the identity provider refuses on its own page with AADSTS50011, before it asks for a name. Set it back to “as registered”, play to the end, and check.',
  check(trace, { earlier }) {
    const refusal = refusedAddress(trace)
    if (refusal) {
      return {
        passed: false,
        because: [refusal.seq],
        says: `That is the refusal we want, AADSTS${NOT_REGISTERED}. ${refusal.says} Now repair the address, and run it to the end.`,
      }
    }
    const outcome = trace.findLast((event) => event.type === 'run-ended')
    if (!outcome) return { passed: false, because: [], says: 'This run has not come to its end yet.' }
    if (outcome.outcome.result === 'refused') {
      const other = decidingCheck(trace)
      return {
        passed: false,
        because: [other?.seq ?? outcome.seq],
        says: `It was refused, but not for the address: ${other?.says ?? outcome.outcome.says}`,
      }
    }
    const broken = earlier.map(refusedAddress).findLast((event) => event !== undefined)
    const matched = trace.find((event) => event.type === 'check-passed' && event.check === broken?.check)
    if (!broken || matched?.type !== 'check-passed') {
      return {
        passed: false,
        because: [outcome.seq],
        says: 'The sign-in went through: nothing was wrong with this one. Make it fail first.',
      }
    }
    return {
      passed: true,
      because: [matched.seq],
      says: `First nobody got a code, and nobody was sent anywhere. Then the same check said: ${matched.says}`,
    }
  },
}

/** The check that ended a run because of its address, if that is what ended it. */
function refusedAddress(trace: Trace): EventOf<'check-failed'> | undefined {
  const ended = trace.findLast((event) => event.type === 'run-ended')
  const check = decidingCheck(trace)
  return ended?.outcome.result === 'refused' && check?.error.code === NOT_REGISTERED ? check : undefined
}
