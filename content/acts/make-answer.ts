import { type EventOf, fieldsOf, message } from '../../simulator/doors/view'
import type { Trace } from '../_build/exercise'
import { type Act, done, type Graded, notYet } from './act'
import { capital, nameIn } from './told'

interface MakeAnswer extends Pick<Act, 'id' | 'task' | 'opens'> {
  /** The party that is to answer, by its id. */
  readonly by: string
  /** What its answer is to say: one of these. */
  readonly status?: number
  /** Number of a code that Entra gives: `500121` for AADSTS500121. */
  readonly code?: number
  /** An error on the wire: `access_denied`. */
  readonly error?: string
  /** A check of its own that fails: `nonce-matches`. */
  readonly check?: string
  readonly says: string
}

/** Make a party answer something in a run of one's own. */
export function makeAnswer({ id, task, opens, says, ...wanted }: MakeAnswer): Act {
  return {
    id,
    task,
    by: 'run',
    ...(opens && { opens }),
    check({ trace }) {
      const ended = trace.findLast((event) => event.type === 'run-ended')
      if (trace.some((event) => isIt(trace, event, wanted))) return done(says)
      if (!ended) return notYet('This run has not come to its end yet.')
      return otherwise(trace, ended, wanted)
    },
  }
}

type Wanted = Pick<MakeAnswer, 'by' | 'status' | 'code' | 'error' | 'check'>

function isIt(trace: Trace, event: Trace[number], { by, status, code, error, check }: Wanted): boolean {
  if (event.actor !== by) return false
  if (event.type === 'check-failed')
    return (
      (code !== undefined || check !== undefined) &&
      (code === undefined || event.error.code === code) &&
      (check === undefined || event.check === check)
    )
  if (event.type !== 'response-received') return false
  if (status !== undefined) return event.response.status === status
  const view = message(trace, event.seq)
  return view !== undefined && fieldsOf(view).some(({ name, value }) => name === 'error' && value === error)
}

function otherwise(trace: Trace, ended: EventOf<'run-ended'>, { by, status }: Wanted): Graded {
  const name = capital(nameIn(trace, by))
  const answers = trace.filter(
    (event): event is EventOf<'response-received'> =>
      event.type === 'response-received' && event.actor === by,
  )
  const refused = trace.findLast((event) => event.type === 'check-failed')
  if (answers.length === 0) {
    const before =
      refused?.type === 'check-failed' ? ` ${capital(nameIn(trace, refused.actor))} had said no before.` : ''
    return notYet(`${name} was never asked.${before}`)
  }
  if (!refused && ended.outcome.result !== 'refused')
    return notYet('Nobody said no in this run. Change one thing, and run it again.')
  const last = answers.at(-1)?.response.status
  if (status !== undefined) return notYet(`${name} answered with ${last}, and nothing else.`)
  const found = refused?.type === 'check-failed' ? `: ${refused.says}` : '.'
  return notYet(`It was refused for another reason${found}`)
}
