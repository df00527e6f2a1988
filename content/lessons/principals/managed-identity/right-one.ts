import type { Exercise, Trace, Verdict } from '../../../_build/exercise'

const SELECTORS = ['client_id', 'object_id', 'msi_res_id']

/** A machine with two identities: the wrong one without a word, and the right one by name. */
export const rightOne: Exercise = {
  id: 'right-one',
  prompt:
    'Two runs of one machine that has two identities. In the first the job names none, gets a token all the same, and Azure Resource Manager refuses it: it is the wrong one. In the second both doors open.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      { switches: { identities: 'system-and-user' } },
      { switches: { identities: 'system-and-user', names: 'client-id' } },
    ],
  },
  hints: [
    'With two of the same kind, the job that names none gets no token at all. Of which kinds do two have to be?',
    'In the second run leave the machine as it is. The job has to say which one it means: by what?',
  ],
  solutionSays:
    'Give the machine a user-assigned identity and a system-assigned one, and let the job name none: it gets a token of the system-assigned one, which has no roles. Then let it name id-reports, by client_id, object_id or msi_res_id.',
  check(trace, { earlier }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const machine = machineOf(trace)
    if (machine !== 'two-user' && machine !== 'system-and-user')
      return fail([last.seq], 'In this run the machine has one identity.')
    const refusal = [...earlier, trace].filter((each) => machineOf(each) === machine).find(isWrongOne)
    if (!refusal)
      return fail(
        [last.seq],
        namesOne(trace)
          ? 'On this machine, no run yet in which the job names no identity, gets a token and is refused.'
          : 'In this run the job names none, and it did not come to a refusal by Azure Resource Manager.',
      )
    const opened = ['resource-manager', 'storage'].flatMap(
      (by) =>
        trace.find(
          (event) =>
            event.type === 'response-received' &&
            event.actor === by &&
            event.from === 'job' &&
            event.response.status === 200,
        )?.seq ?? [],
    )
    if (opened.length < 2)
      return fail([last.seq], 'That was the wrong one. Now a run in which both doors open.')
    return {
      passed: true,
      because: opened,
      says: 'Without a name the job was somebody else, and only a refusal said so. With a name it is who it means to be, whatever else the machine is given.',
    }
  },
}

function machineOf([start]: Trace): string | undefined {
  return start?.type === 'run-started' ? (start.switches.identities ?? 'system') : undefined
}

/** Nobody is named, a token comes, and it opens nothing. */
function isWrongOne(trace: Trace): boolean {
  return (
    !namesOne(trace) &&
    trace.some(({ type }) => type === 'token-issued') &&
    trace.some(
      (event) =>
        event.type === 'check-failed' && event.actor === 'resource-manager' && event.check === 'azure-role',
    )
  )
}

function namesOne(trace: Trace): boolean {
  return trace.some(
    (event) =>
      event.type === 'request-sent' &&
      event.to === 'metadata-service' &&
      SELECTORS.some((name) => new URL(event.request.url).searchParams.has(name)),
  )
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
