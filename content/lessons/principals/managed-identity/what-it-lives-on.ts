import type { EventOf } from '../../../../simulator/doors/view'
import type { Choice, Exercise, Trace, Verdict } from '../../../_build/exercise'

/** What lets a request through, in the words of the choices. */
const LIVES_ON: readonly Choice[] = [
  { value: 'host', label: 'a token that Azure has kept for it' },
  { value: 'job', label: 'a token that the job has kept' },
  { value: 'entra', label: 'a token that Entra has made since' },
  { value: 'role', label: 'the role alone: no token is needed' },
]

/** An identity that is disabled, and a door that opens all the same. */
export const whatItLivesOn: Exercise = {
  id: 'what-it-lives-on',
  prompt:
    'One run: the service principal of the identity is disabled, and after that the storage account still opens for the job. The lab waits at the moment when it is disabled. Pick what the job lives on from there.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [{ switches: { later: 'half-an-hour', meanwhile: 'identity-disabled' } }],
    choice: 'host',
  },
  hints: [
    'The job has to run twice: once before it, and once after it. Not too long after.',
    'Whether an identity is enabled is looked at in one place only, when one thing is made. Who asks for that thing, and how often?',
  ],
  solutionSays:
    'Let the job run again after half an hour, and the service principal be disabled in between. The job asks the host as before, and the host hands over a token that Azure has kept. Entra, which would refuse, is not asked.',
  legend: 'What the job lives on',
  choices: (trace) => (disabledIn(trace) ? LIVES_ON : []),
  holds: (trace) => disabledIn(trace)?.seq,
  check(trace, { choice }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const disabled = disabledIn(trace)
    if (!disabled)
      return fail([last.seq], 'In this run nobody disables the service principal of the identity.')
    const opened = trace.find(
      (event) =>
        event.seq > disabled.seq &&
        event.type === 'response-received' &&
        event.actor === 'storage' &&
        event.from === 'job' &&
        event.response.status === 200,
    )
    if (!opened) return fail([disabled.seq], 'After that, the storage account does not open for the job.')
    if (choice === undefined) return fail([disabled.seq], 'It opens. Pick what the job lives on.')
    return choice === sourceOf(trace, disabled.seq, opened.seq)
      ? {
          passed: true,
          because: [disabled.seq, opened.seq],
          says: `Yes: ${LIVES_ON.find(({ value }) => value === choice)?.label}. Whether an identity is enabled is looked at when a token is made.`,
        }
      : fail([disabled.seq], 'Not that. Who is asked after it is disabled, and who is not?')
  },
}

function disabledIn(trace: Trace): EventOf<'directory-changed'> | undefined {
  return trace.find(
    (event): event is EventOf<'directory-changed'> & Trace[number] =>
      event.type === 'directory-changed' &&
      event.collection === 'servicePrincipals' &&
      (event.after as { readonly accountEnabled?: unknown } | undefined)?.accountEnabled === false,
  )
}

/** Where the token came from with which it opened. */
function sourceOf(trace: Trace, from: number, to: number): string {
  const since = trace.filter(({ seq }) => seq > from && seq < to)
  if (since.some(({ type }) => type === 'token-issued')) return 'entra'
  return since.some((event) => event.type === 'request-sent' && event.to === 'metadata-service')
    ? 'host'
    : 'job'
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
