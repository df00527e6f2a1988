import {
  knowledge,
  message,
  type Narration,
  parties,
  type Secret,
  type Step,
  steps,
} from '../../../../simulator/doors/view'
import type { Choice, Exercise, Trace } from '../../../_build/exercise'
import { capital } from '../../../acts/told'

/** Steps are counted here, not told: this narrator has nothing to say. */
const SILENT: Narration = {
  kind: 'flow',
  slug: '',
  title: '',
  question: '',
  specs: [],
  chapters: [],
  switches: {},
  layout: {},
  opens: () => undefined,
}

interface FirstMessage extends Pick<Exercise, 'id' | 'prompt' | 'hints' | 'solutionSays'> {
  /** What is looked for, in the middle of a sentence: "the code". */
  readonly what: string
  /** The step at which a sensible run has it first. */
  readonly solution: string
  carries(trace: Trace, step: Step): boolean
  /** What a picked message has instead, when it looks like the thing and is not. */
  lookalike?(trace: Trace, step: Step): string | undefined
  /** What follows from where it was. */
  lesson(trace: Trace, step: Step): string
}

/** Pick the first message of the newest run that carries something. Picked from all messages of that run, by number of their step. */
export function firstMessage(of: FirstMessage): Exercise {
  return {
    id: of.id,
    prompt: of.prompt,
    start: { runs: [{ switches: {} }] },
    solution: { runs: [{ switches: {} }], choice: of.solution },
    hints: of.hints,
    solutionSays: of.solutionSays,
    legend: 'Messages of your newest run, by the number of their step',
    // Whoever sees the run go on sees the answer in it: they think first.
    holds: (trace) => trace.find((event) => event.type === 'prompt-opened')?.seq,
    choices: (trace) => messages(trace).map((step) => choice(trace, step)),
    check(trace, submission) {
      const all = messages(trace)
      const first = all.find((step) => of.carries(trace, step))
      const picked = all.find((step) => numberOf(step) === submission.choice)
      const fail = (says: string) => ({ passed: false, because: picked ? [picked.seq] : [], says })
      if (!first) return fail(`In this run no message carries ${of.what}. Run it again, with nothing broken.`)
      if (!picked) return fail('Pick a message.')
      if (picked === first) return { passed: true, because: [picked.seq], says: of.lesson(trace, picked) }
      if (of.carries(trace, picked))
        return fail(`It carries ${of.what}, and an earlier message does so, too.`)
      return fail(of.lookalike?.(trace, picked) ?? `${capital(of.what)} is not in there.`)
    },
  }
}

/** The steps of a run that are messages. */
function messages(trace: Trace): readonly Step[] {
  return steps(trace, SILENT).filter((step) => step.exchange !== undefined)
}

/** The number that the lab shows. */
function numberOf(step: Step): string {
  return String(step.index + 1)
}

/** Who sends it to whom, and its first line: nothing of what is in it. */
function choice(trace: Trace, step: Step): Choice {
  const named = (id: string) => parties(trace, step.seq).find((party) => party.id === id)?.name ?? id
  const line = message(trace, step.seq)?.startLine.replace(/\/[0-9a-f-]{36}\//, '/…/') ?? ''
  return { value: numberOf(step), label: `${named(step.from)} to ${named(step.to)}: ${line}` }
}

/** The names of everyone who saw the first secret of a kind in a run: "the Browser and Expenses". */
export function seenBy(trace: Trace, kind: Secret['kind']): string {
  const lastSeq = trace.length - 1
  const knownTo = knowledge(trace, lastSeq).find((secret) => secret.kind === kind)?.knownTo ?? []
  const names = parties(trace, lastSeq)
    .filter(({ id }) => knownTo.includes(id))
    .map(({ name }) => name)
  return new Intl.ListFormat('en').format(names)
}
