import type { Compiled } from '../compile/compiled'
import { isPlain } from '../compile/decide'
import type { Decision } from '../decision'
import { evaluate } from '../evaluate'
import type { SignIn } from '../sign-in'
import type { Assertion } from './assertion'

/** Something that could not be decided, and without which a claim that holds might not. */
export interface Undecided {
  /** Null: it is of the export as a whole. */
  readonly policyId: string | null
  readonly displayName: string
  readonly says: string
}

/** Collects what a claim rests on while its sign-ins are tried. */
export interface Doubts {
  /** Whether what is not known could make a sign-in other than it should be, or as it should be; if so it is kept. */
  isOpen(signIn: SignIn): boolean
  readonly found: readonly Undecided[]
}

/** More are not read by anybody. */
const MOST = 20

const EXPORT = 'The export'

/** What a claim about `expect` rests on. Of a block nothing matters that can only make a sign-in harder, and of a grant all of it. */
export function doubtsAbout({ expect }: Assertion, compiled: Compiled): Doubts {
  const found = new Map<string, Undecided>()
  const isWanted = ({ couldBe }: Decision) => {
    const good = couldBe.map((each) =>
      expect === 'grant' ? each === 'grant' : expect === 'block' ? each === 'block' : each !== 'grant',
    )
    return good.every(Boolean) || !good.some(Boolean)
  }
  return {
    isOpen(signIn) {
      if (isPlain(compiled, signIn)) return false
      const decision = evaluate(compiled, signIn)
      if (decision.couldBe.length === 1 || isWanted(decision)) return false
      const enforced = new Map(
        compiled.policies
          .filter(({ state }) => state === 'enabled' || state === 'unknown')
          .map(({ policy, displayName }) => [policy.id, displayName]),
      )
      const doubts = decision.caveats.flatMap(({ policyId, path, says, isSettled }) => {
        const displayName = policyId === null ? EXPORT : enforced.get(policyId)
        return displayName === undefined || isSettled
          ? []
          : [{ policyId, displayName, says: `${path}: ${says}` }]
      })
      if (doubts.length === 0) return false
      for (const doubt of doubts) {
        if (found.size < MOST) found.set(`${doubt.policyId} ${doubt.says}`, doubt)
      }
      return true
    },
    get found() {
      return [...found.values()]
    },
  }
}
