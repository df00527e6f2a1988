import type { Exercise, Trace } from '../../../_build/exercise'
import { fail, pricesIn, refusalIn, removedIn, tenantIn } from './runs'

/** How a person is refused for what is gone, by the collection that it was taken from. */
const GONE: Readonly<Record<string, readonly number[]>> = {
  servicePrincipals: [700016, 65001, 650052, 500011],
  oauth2PermissionGrants: [65001],
  users: [50034],
}

/** One object is taken away, and one tenant stands outside. */
export const onlyFabrikam: Exercise = {
  id: 'only-fabrikam',
  prompt:
    'Two runs in which the same is taken out of a directory after somebody has read prices. In one, Quotes is refused when somebody of Fabrikam comes back. In the other, somebody of Contoso comes back and reads on.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      { switches: { fabrikam: 'knows-it', later: 'instance-removed' } },
      { switches: { fabrikam: 'knows-it', later: 'instance-removed', who: 'of-contoso' } },
    ],
  },
  hints: [
    'Of which of the objects of Quotes does each tenant have one of its own?',
    'The switch “After the first sign-in” has two values that take something away in Fabrikam. Then let somebody else sign in, and change nothing but that.',
  ],
  solutionSays:
    'Let Fabrikam know Quotes, and let it remove the service principal after the first sign-in: when Hana comes back, Quotes is refused with AADSTS700016. In the second run let Ada sign in: Contoso’s instance is another object, and nothing happens to her.',
  check(trace, { earlier }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const removed = removedIn(trace)
    const [first] = removed
    if (!first) return fail([last.seq], 'In this run nothing is taken away after somebody has read prices.')
    if (removed.some((event) => event.in !== 'fabrikam'))
      return fail([first.seq], 'What is taken away is not in Fabrikam alone: that reaches Contoso, too.')
    const broken = brokenBy(trace)
    const whole = wholeAfter(trace)
    if (broken === undefined && whole === undefined)
      return fail([first.seq], 'It is gone, and after that nobody was refused for it and nobody read on.')
    const partner = earlier.find(
      (each) =>
        namesOf(each) === namesOf(trace) &&
        (broken === undefined ? brokenBy(each) : wholeAfter(each)) !== undefined,
    )
    const because = [first.seq, broken ?? whole ?? last.seq]
    if (!partner)
      return fail(
        because,
        broken === undefined
          ? 'Contoso goes on. Before it, a run is missing in which the same removal shuts Fabrikam out.'
          : 'Fabrikam is shut out. Now the same removal, and somebody of Contoso who reads on.',
      )
    return {
      passed: true,
      because,
      says: 'One tenant has lost its instance, and the other has not. The registration was never touched.',
    }
  },
}

/** Where Quotes is refused for somebody of Fabrikam after something was taken away. */
function brokenBy(trace: Trace): number | undefined {
  const removed = removedIn(trace)
  const [first] = removed
  const codes = removed.flatMap(({ collection }) => GONE[collection] ?? [])
  return first && tenantIn(trace) === 'Fabrikam' ? refusalIn(trace, codes, first.seq) : undefined
}

/** Where somebody of Contoso reads on after it. */
function wholeAfter(trace: Trace): number | undefined {
  const removed = removedIn(trace)
  const gone = removed.at(-1)
  return gone && tenantIn(trace) === 'Contoso' ? pricesIn(trace, gone.seq) : undefined
}

const namesOf = (trace: Trace): string =>
  removedIn(trace)
    .map(({ id }) => id)
    .join()
