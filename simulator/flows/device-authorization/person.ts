import type { Persona } from '../../run/flow'
import type { TraceEvent } from '../../trace/event'
import { ada, chidi, ID } from './cast'

/** When somebody types a code that they noted down: sixteen minutes later, and it lives for fifteen. */
const LATE_SECONDS = 960

/** Reading a code from a screen and typing it on a phone takes longer than most answers. */
const TYPING_SECONDS = 8

/** How often somebody types a code before they give up. */
const MOST_TRIES = 4

/** Who stands in front of the television when nobody answers; the mistakes among the switches are theirs. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    'user-code': ({ before, events }, { arrival, userCode }) => {
      // A code that nothing accepts any more: they walk away, and the page stays as it is.
      if (before >= MOST_TRIES) return undefined
      const shown = codeOnScreen(events)
      const late = arrival === 'after-sixteen-minutes' && before === 0
      const mistyped = userCode === 'wrong-once' && before === 0
      return {
        prompt: 'user-code',
        value: { userCode: mistyped ? otherCode(shown) : shown },
        afterSeconds: late ? LATE_SECONDS : TYPING_SECONDS,
      }
    },
    username: (_asked, { whoTypes }) =>
      whoTypes === 'somebody-else'
        ? { prompt: 'username', value: { username: chidi.userPrincipalName } }
        : undefined,
    totp: ({ before }, { secondFactor }) =>
      secondFactor === 'wrong-three-times' ? { prompt: 'totp', is: { wrong: before } } : undefined,
    'confirm-device': (_asked, { confirmation }) =>
      confirmation === 'declined' ? { prompt: 'confirm-device', value: { accept: false } } : undefined,
    consent: (_asked, { consent }) =>
      consent === 'declined' ? { prompt: 'consent', value: { accept: false } } : undefined,
  },
}

/** What stands large on the television: the last code that it showed. */
function codeOnScreen(events: readonly TraceEvent[]): string {
  const shown = events.findLast(
    (event) =>
      event.type === 'page-shown' &&
      event.actor === ID.television &&
      event.page.kind === 'app' &&
      event.page.state === 'welcome',
  )
  return shown?.type === 'page-shown' && shown.page.kind === 'app' ? shown.page.heading : ''
}

/** A code as long, with two letters changed places, or another letter where they are the same. */
function otherCode(code: string): string {
  const [first = '', second = ''] = code
  const start = first === second ? (first === 'A' ? 'BA' : `A${second}`) : second + first
  return start + code.slice(2)
}
