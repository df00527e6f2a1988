import { checklist } from '../../trace/checklist'
import type { TraceEventBody } from '../../trace/event'
import { account } from './require-account'
import { assignment } from './require-assignment'
import { consent } from './require-consent'
import { firstFactor } from './require-first-factor'
import { person } from './require-person'
import { secondFactor } from './require-second-factor'
import type { Identified, SignIn, Unmet } from './sign-in'

/** What a sign-in needs, in order. Each is met, asked for, or refused. */
const requirements = checklist<SignIn>()
  .check(person)
  .check(account)
  .check(firstFactor)
  .check(secondFactor)
  .check(assignment)
  .check(consent)

/** Where a sign-in stands: the first requirement that is not met, or all there is to know; and what there is to record. */
export interface Standing {
  readonly unmet?: Unmet
  readonly found?: Identified
  readonly events: readonly TraceEventBody[]
  readonly settled: readonly string[]
}

/** Looks at the requirements in order. Records nothing itself: looking is not a step. */
export async function evaluate(signIn: SignIn): Promise<Standing> {
  const recorded: TraceEventBody[] = []
  const result = await requirements.run(signIn, (event) => recorded.push(event))
  const { settled, request } = signIn.attempt
  // To ask is not to refuse: only where nobody may be asked does an open requirement fail.
  const asks = 'ask' in result && !request.prompt.includes('none')
  const events = recorded.flatMap((event): TraceEventBody[] => {
    if (event.type === 'check-failed' && asks) return [{ type: 'note', says: event.says }]
    if (event.type === 'account-identified') return settled.includes('account') ? [] : [event]
    return event.type === 'check-passed' && settled.includes(event.check) ? [] : [event]
  })
  const names = events.flatMap((event) => (event.type === 'check-passed' ? event.check : []))
  const seen = { events, settled: [...settled, ...names] }
  return result.passed ? { found: result.found, ...seen } : { unmet: result, ...seen }
}
