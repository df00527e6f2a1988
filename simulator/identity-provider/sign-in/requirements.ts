import { type Checklist, checklist } from '../../trace/checklist'
import type { TraceEventBody } from '../../trace/event'
import type { Parts } from '../parts/part'
import { account } from './require-account'
import { hintedAccount } from './require-hinted-account'
import { homeAccount } from './require-home-account'
import { person } from './require-person'
import type { Identified, SignIn, Unmet } from './sign-in'

/** Who is this? What every sign-in begins with. */
const identify: Checklist<SignIn, Identified> = checklist<SignIn>()
  .check(person)
  .check(account)
  .check(homeAccount)
  .check(hintedAccount)

/** Where a sign-in stands: the first requirement that is not met, or all there is to know; and what there is to record. */
export interface Standing {
  readonly unmet?: Unmet
  readonly found?: Identified
  readonly events: readonly TraceEventBody[]
  readonly settled: readonly string[]
}

/** Looks at the requirements in order. Records nothing itself: looking is not a step. */
export async function evaluate(signIn: SignIn, parts: Parts): Promise<Standing> {
  const recorded: TraceEventBody[] = []
  const { requirements: own = [], spares = [] } = signIn.attempt.continuation
  const needed = [...parts.requirements.filter((each) => !spares.includes(each)), ...own]
  const requirements = needed.reduce<Checklist<SignIn, Identified>>(
    (list, each) => list.check(each),
    identify,
  )
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
