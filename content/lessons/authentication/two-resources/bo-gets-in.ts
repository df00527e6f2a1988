import type { EventOf } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'
import { ADA, BO, CHIDI, FINANCE } from './objects'

const APP = 'inventory'

/** An administrator of the directory, whom Azure lets in by way of a group: one sign-in, and two doors. */
export const boGetsIn: Exercise = {
  id: 'bo-gets-in',
  prompt:
    'Bo (bo.admin@contoso.example) is Global Administrator, and Azure refuses Bo. Let Bo sign in once, type a password once, and see both: who is in Finance, and the storage account. Each door has to look at the name on its token.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      {
        switches: {},
        answers: [{ prompt: 'username', value: { username: 'bo.admin@contoso.example' } }],
        interventions: [
          {
            when: { at: 'start' },
            do: 'put',
            collection: 'groups',
            object: { id: FINANCE, members: [ADA, CHIDI, BO] },
          },
        ],
      },
    ],
  },
  hints: [
    'First let Bo sign in, and read what Azure says. To whom has it given a role?',
    'Roles of Azure are not changed in the directory. But who the role is for can be: which edge is missing?',
  ],
  solutionSays:
    'Where the user name is asked for, type bo.admin@contoso.example. Then draw an edge from Bo to Finance, from the beginning: Finance has the role, and Bo is in it. An edge from IT, the group that Bo is in, to Finance does it as well.',
  check(trace) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const known = trace.findLast((event) => event.type === 'account-identified')
    if (known?.user.id !== BO) return fail([known?.seq ?? last.seq], 'It is not Bo who signs in.')
    const [graph, azure] = [openedBy(trace, 'graph'), openedBy(trace, 'resource-manager')]
    if (!graph) return fail([last.seq], 'Microsoft Graph has shown nothing.')
    if (!azure) return fail([last.seq], 'The storage account is not shown yet.')
    if (graph.token === azure.token)
      return fail([azure.seq], 'Both opened by one token: a door that does not look at the name.')
    const asked = trace.filter((event) => event.type === 'prompt-answered' && event.prompt === 'password')
    if (asked.length > 1) return fail([asked[1]?.seq ?? last.seq], 'Bo has typed a password twice.')
    return {
      passed: true,
      because: [graph.seq, azure.seq],
      says: 'One sign-in, two tokens, two doors. What opened Azure is a group, and not that Bo is Global Administrator.',
    }
  },
}

/** Where an API opens to Inventory, and by which token. */
function openedBy(trace: Trace, api: string): { readonly seq: number; readonly token: string } | undefined {
  const answer = trace.find(
    (event): event is EventOf<'response-received'> & Trace[number] =>
      event.type === 'response-received' &&
      event.actor === api &&
      event.from === APP &&
      event.response.status === 200,
  )
  const request = trace.find(
    (event) => event.type === 'request-sent' && answer && event.exchange === answer.exchange,
  )
  if (!answer || request?.type !== 'request-sent') return undefined
  const [, token = ''] =
    request.request.headers.find(([name]) => name.toLowerCase() === 'authorization') ?? []
  return { seq: answer.seq, token }
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
