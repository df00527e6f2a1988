import { nameIn } from '../../actors/client/client'
import type { Failure } from '../../actors/failure'
import { OUTSIDE } from '../../run/intervention'
import type { World } from '../../run/world'
import type { TraceEvent } from '../../trace/event'
import { ID } from './cast'
import type { Journal } from './visits'

/** What all visits together say: how often somebody came back, how often they were asked again and why, and who else got tokens. */
export function verdict({ claims, returns, asked }: Journal, { called, log }: World): string {
  const who = claims ? nameIn(claims) : 'Somebody'
  if (returns === 0) return `${who} is signed in to ${called(ID.expenses)}, which keeps a refresh token.`
  const codes = [...new Set(asked.map(codeOf))].join(', ')
  const how = asked.length === 0 ? 'was not asked again' : `was asked again ${times(asked.length)} (${codes})`
  return [`${who} came back ${times(returns)} and ${how}.`, ...whoElse(log.events)].join(' ')
}

/** What became of a refresh token that somebody else has used as well. */
function whoElse(events: readonly TraceEvent[]): string[] {
  const sent = events.flatMap((event) =>
    event.type === 'request-sent' && event.actor === OUTSIDE ? [event.exchange] : [],
  )
  const answers = events.flatMap((event) =>
    event.type === 'response-received' && sent.includes(event.exchange) ? [event.response.status] : [],
  )
  if (answers.length === 0) return []
  return answers.includes(200)
    ? ['Somebody else has tokens by the same refresh token.']
    : ['Somebody else has used the same refresh token, and got nothing.']
}

const codeOf = ({ code, error }: Failure) => (code === undefined ? error : `AADSTS${code}`)
const times = (count: number) => ['never', 'once', 'twice'][count] ?? `${count} times`
