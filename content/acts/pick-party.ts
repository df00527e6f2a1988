import { knowledge, partyNamed, type Secret } from '../../simulator/doors/view'
import type { Trace } from '../_build/exercise'
import { type Act, ANOTHER_RUN, done, notYet } from './act'
import { type Fact, firstWith } from './fact'
import { capital, nameIn } from './told'

interface PickParty extends Pick<Act, 'id' | 'task'> {
  /** The first secret of this kind. */
  readonly secret: Secret['kind']
  /** "the code": in the middle of a sentence. */
  readonly what: string
  /** The moment that is asked about: the end of the first step that has this. */
  readonly at: Fact
  /** What is said to a party that the question leaves out, by its id or kind. */
  readonly besides?: Readonly<Record<string, string>>
  /** What is said to one that never sees it, by its id or kind. */
  readonly never?: Readonly<Record<string, string>>
  readonly says: string
}

/** Pick a party that has seen a secret by a moment of the run. The ledger knows: it is computed from the messages. */
export function pickParty({ id, task, secret, what, at, besides = {}, never = {}, says }: PickParty): Act {
  return {
    id,
    task,
    by: 'party',
    check({ trace, steps, party }) {
      const step = firstWith(at, trace, steps)
      if (!step) return notYet(`This run does not come that far. ${ANOTHER_RUN}`)
      if (party === undefined) return notYet('Pick a party.')
      const about = (words: Readonly<Record<string, string>>) =>
        words[party] ?? words[partyNamed(trace, party, step.lastSeq)?.kind ?? '']
      const left = about(besides)
      if (left !== undefined) return notYet(left)
      if (knowersOf(trace, secret, step.lastSeq).includes(party)) return done(says)
      const name = capital(nameIn(trace, party))
      if (knowersOf(trace, secret, trace.length).includes(party))
        return notYet(`${name} will see ${what}, and not yet at this moment.`)
      return notYet(about(never) ?? `${name} never sees ${what} in this run.`)
    },
  }
}

function knowersOf(trace: Trace, kind: Secret['kind'], lastSeq: number): readonly string[] {
  return knowledge(trace, lastSeq).find((secret) => secret.kind === kind)?.knownTo ?? []
}
