import type { EventOf } from '../../../../simulator/doors/view'
import type { Trace, Verdict } from '../../../_build/exercise'

const CONTOSO = '@contoso.example'
const FABRIKAM = '@fabrikam.example'

/** Of which tenant whoever signs in last is; undefined where nobody was recognised. */
export function tenantIn(trace: Trace): 'Contoso' | 'Fabrikam' | undefined {
  const known = trace.findLast((event) => event.type === 'account-identified')
  const name = known?.user.userPrincipalName ?? ''
  return name.endsWith(FABRIKAM) ? 'Fabrikam' : name.endsWith(CONTOSO) ? 'Contoso' : undefined
}

/** The first answer of the API with prices in it, after an event. */
export function pricesIn(trace: Trace, after = 0): number | undefined {
  return trace.find(
    (event) =>
      event.seq > after &&
      event.type === 'response-received' &&
      event.actor === 'quotes-api' &&
      event.response.status === 200,
  )?.seq
}

/** The first refusal by the identity provider with one of these codes, after an event. */
export function refusalIn(trace: Trace, codes: readonly number[], after = 0): number | undefined {
  return trace.find(
    (event) =>
      event.seq > after &&
      event.type === 'check-failed' &&
      event.actor === 'identity-provider' &&
      codes.includes(event.error.code ?? 0),
  )?.seq
}

type Change = EventOf<'directory-changed'> & Trace[number]

/** What was taken out of a directory once somebody had read prices. */
export function removedIn(trace: Trace): readonly Change[] {
  const read = pricesIn(trace)
  if (read === undefined) return []
  return trace.filter(
    (event): event is Change =>
      event.seq > read && event.type === 'directory-changed' && event.after === undefined,
  )
}

export function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
