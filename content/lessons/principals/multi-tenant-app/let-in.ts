import type { Exercise, Trace } from '../../../_build/exercise'
import { fail, pricesIn, refusalIn, tenantIn } from './runs'

const STRANGE = [50020, 700016]

/** Somebody of another tenant, refused as a stranger, and then let in by what the app and its registration say. */
export const letIn: Exercise = {
  id: 'let-in',
  prompt:
    'Two runs. In the first the identity provider refuses somebody of Fabrikam, or Quotes in Fabrikam, as a stranger: AADSTS50020 or AADSTS700016. In the second somebody of Fabrikam reads the prices.',
  start: { runs: [{ switches: {} }] },
  solution: { runs: [{ switches: { address: 'contoso' } }, { switches: {} }] },
  hints: [
    'One of the two codes says that a person is not in a tenant, the other that an app is not. Who decides which tenant is asked?',
    'Where does Quotes ask for a sign-in? Name a tenant there in which Hana is not.',
  ],
  solutionSays:
    'Let Quotes ask at the tenant Contoso: Hana is not in it, AADSTS50020. Then let it ask at /organizations: her domain says where she belongs, and she is in. To register Quotes for Contoso only, and to ask at Fabrikam, gives AADSTS700016.',
  check(trace, { earlier }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const now = refusalIn(trace, STRANGE)
    const prices = pricesIn(trace)
    if (prices === undefined)
      return now === undefined
        ? fail([last.seq], 'In this run nobody is refused as a stranger, and nobody reads prices.')
        : fail([now], 'That is the refusal. Now a run in which somebody of Fabrikam reads the prices.')
    if (tenantIn(trace) !== 'Fabrikam')
      return fail([prices], 'It is not somebody of Fabrikam who reads them.')
    if (!earlier.some(isStrange))
      return fail(
        [prices],
        'That is the second run. Before it, one is missing that ends with 50020 or 700016.',
      )
    return {
      passed: true,
      because: [prices],
      says: 'The same person and the same client ID. What changed is in which tenant they were looked for.',
    }
  },
}

/** A run that ended as one of a stranger, before anybody had read anything. */
const isStrange = (trace: Trace): boolean =>
  refusalIn(trace, STRANGE) !== undefined && pricesIn(trace) === undefined
