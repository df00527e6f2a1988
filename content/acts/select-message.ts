import type { Step } from '../../simulator/doors/view'
import type { Trace } from '../_build/exercise'
import { type Act, ANOTHER_RUN, done, notYet } from './act'
import { type Fact, firstWith, isTrue } from './fact'
import { capital } from './told'

interface SelectMessage extends Pick<Act, 'id' | 'task'> {
  readonly wanted: Fact
  /** What the message carries or is, in the middle of a sentence: "the code". */
  readonly what: string
  /** What follows from where it was. */
  readonly says: string
  /** What a wrong message is, where it is a likely one: the first that fits is said. */
  readonly lookalikes?: readonly { readonly has: Fact; readonly says: string }[]
  /** What is said to any other message that comes after it. */
  readonly afterwards?: string
}

/** Select the first message of the run that carries something. */
export function selectMessage({
  id,
  task,
  wanted,
  what,
  says,
  lookalikes = [],
  afterwards,
}: SelectMessage): Act {
  return {
    id,
    task,
    by: 'message',
    check({ trace, steps: all, seq }) {
      const first = firstWith(wanted, trace, all)
      if (!first)
        return notYet(`No message of this run has ${what}, from its beginning to its end. ${ANOTHER_RUN}`)
      const step = selected(all, seq)
      if (!step) return notYet('Select a step in the lab first: this looks at the one that you stand on.')
      if (step === first) return done(says)
      if (step.exchange === undefined) return notYet(notSent(trace, step))
      if (isTrue(wanted, trace, step))
        return notYet(`${capital(what)}: yes, it is there. But an earlier message has it, too.`)
      const likely = lookalikes.find(({ has }) => isTrue(has, trace, step))
      if (likely) return notYet(likely.says)
      if (afterwards !== undefined && step.index > first.index) return notYet(afterwards)
      return notYet(
        `${capital(what)}: not in this message. Open it, and read the address, the headers and the body.`,
      )
    },
  }
}

function selected(all: readonly Step[], seq: number | undefined): Step | undefined {
  return all.find((step) => seq !== undefined && step.seq <= seq && seq <= step.lastSeq)
}

function notSent(trace: Trace, { seq }: Step): string {
  return trace[seq]?.type === 'prompt-answered'
    ? 'Somebody acts here, and nothing travels yet. Select a message.'
    : 'Nothing travels in this step. Select a message.'
}
