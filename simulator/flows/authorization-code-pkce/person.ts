import { contoso } from '../../fixtures/contoso'
import type { Flow } from '../../run/flow'
import type { TraceEvent } from '../../trace/event'
import { ada } from './cast'

/** How often a person tries wrong passwords before remembering the right one: until the account is locked. */
const FORGOTTEN_TRIES = 10

/** What Ada answers when nobody types for her; the mistakes among the switches are hers. */
export const person: Flow['person'] = (result, switches) => {
  const { kind, page } = result.prompt
  const before = result.events.filter(
    (event) => event.type === 'prompt-answered' && event.prompt === kind,
  ).length
  switch (kind) {
    case 'username':
      return { prompt: kind, value: { username: ada.userPrincipalName } }
    case 'account':
      return {
        prompt: kind,
        value: { username: page.kind === 'account' ? (page.accounts[0]?.username ?? null) : null },
      }
    case 'password': {
      const wrong =
        switches.password === 'wrong-once'
          ? before < 1
          : switches.password === 'forgotten' && before < FORGOTTEN_TRIES
      // The right one at last, but the account is locked: the second time she waits.
      const waits = switches.password === 'forgotten' && before > FORGOTTEN_TRIES
      return {
        prompt: kind,
        value: {
          password: wrong ? `Wrong-${before + 1}` : passwordOf(page.kind === 'password' ? page.username : ''),
        },
        ...(waits ? { afterSeconds: 61 } : {}),
      }
    }
    case 'totp': {
      const shown = lastCode(result.events)
      const wrong = switches.secondFactor === 'wrong-three-times'
      return { prompt: kind, value: { code: wrong ? otherThan(shown, before) : shown } }
    }
    case 'consent':
      return { prompt: kind, value: { accept: switches.consent !== 'declined' } }
  }
}

function passwordOf(username: string): string {
  const user = contoso.users.find((each) => each.userPrincipalName.toLowerCase() === username.toLowerCase())
  return (user && contoso.secrets.passwords[user.id]) ?? ''
}

function lastCode(events: readonly TraceEvent[]): string {
  const shown = events.findLast((event) => event.type === 'code-displayed')
  return shown?.type === 'code-displayed' ? shown.code : '000000'
}

/** Six digits that are surely not the code shown: its first digit moved on. */
function otherThan(code: string, by: number): string {
  return `${(Number(code[0]) + 1 + by) % 10}${code.slice(1)}`
}
