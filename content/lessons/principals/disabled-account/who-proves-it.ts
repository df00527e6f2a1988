import { isRefusal } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'
import { ADA, type ChangedUser, lookUps, userAfter } from './changes'

/** Graph replaces the whole list, and wants the user name in it: https://learn.microsoft.com/graph/api/user-update */
const ELSEWHERE = [
  { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
  { signInType: 'userPrincipalName', issuer: 'contoso.example', issuerAssignedId: 'ada@contoso.example' },
]

/** A guest who proves here who they are, and a member who proves it elsewhere: `userType` and `identities`, and what comes of them. */
export const whoProvesIt: Exercise = {
  id: 'who-proves-it',
  prompt:
    'Two runs, and one person changed for each in the directory, from the beginning. In the first, a guest types a password here and gets into Expenses. In the second, a member is asked for no password here, and is to prove elsewhere who they are.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      {
        switches: {},
        interventions: [
          { when: { at: 'start' }, do: 'put', collection: 'users', object: { id: ADA, userType: 'Guest' } },
        ],
      },
      {
        switches: {},
        interventions: [
          {
            when: { at: 'start' },
            do: 'put',
            collection: 'users',
            object: { id: ADA, identities: ELSEWHERE },
          },
        ],
      },
    ],
  },
  hints: [
    'userType is a field of the form. Does anything else about the person have to be changed for the first run?',
    'For the second, put userType back. Open the Graph JSON of the person: identities says who proves who they are, in signInType and issuer. Another Entra tenant is ExternalAzureAD.',
  ],
  solutionSays:
    'First run: open Ada Nilsen in Change, set the user type to Guest, save, and play. She is asked for her password as before. Second run: take that back, open the Graph JSON, and put { "signInType": "federated", "issuer": "ExternalAzureAD", "issuerAssignedId": null } before the entry of her user name. (In a real tenant, an account of one’s own becomes one that is proven elsewhere by an invitation.) She is a member, and is sent home before any password is asked for.',
  check(trace, { earlier }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const runs = [...earlier, trace]
    const [guest, member] = [runs.findLast(isGuestHere), runs.findLast(isMemberElsewhere)]
    const seq = seqOf(trace) ?? last.seq
    if (guest && member)
      return {
        passed: true,
        because: [seq, last.seq],
        says: `${nameOf(guest)} is a guest, and typed a password here. ${nameOf(member)} is a member, and proves it at another organization. One member of the object says how far somebody belongs here, the other who proves who they are.`,
      }
    if (isGuestHere(trace))
      return fail(
        [seq, last.seq],
        `${nameOf(trace)} is a guest, and has signed in with a password of this tenant. Now the member.`,
      )
    if (isMemberElsewhere(trace))
      return fail([seq, last.seq], `${nameOf(trace)} is a member, and is sent home. Now the guest.`)
    return fail([seq], whyNot(trace))
  },
}

/** Whoever signs in, as somebody changed them before the identity provider looked them up. */
function changedPerson(trace: Trace): { readonly seq: number; readonly user: ChangedUser } | undefined {
  const looked = lookUps(trace).at(-1)
  const change = trace.findLast(
    (event) => looked !== undefined && event.seq < looked.seq && userAfter(event)?.id === looked.user.id,
  )
  const user = change && userAfter(change)
  return user && { seq: change.seq, user }
}

const seqOf = (trace: Trace) => changedPerson(trace)?.seq
const nameOf = (trace: Trace) => changedPerson(trace)?.user.displayName ?? 'Somebody'
const isElsewhere = ({ identities }: ChangedUser) =>
  identities.some(({ signInType }) => signInType === 'federated')
const typedPassword = (trace: Trace) =>
  trace.some((event) => event.type === 'prompt-answered' && event.prompt === 'password')
const gotIn = (trace: Trace) =>
  trace.some((event) => event.type === 'token-issued' && event.token === 'id-token')
const sentHome = (trace: Trace) => trace.some((event) => isRefusal(event) && event.check === 'home-account')

function isGuestHere(trace: Trace): boolean {
  const user = changedPerson(trace)?.user
  return user?.userType === 'Guest' && typedPassword(trace) && gotIn(trace)
}

function isMemberElsewhere(trace: Trace): boolean {
  const user = changedPerson(trace)?.user
  return user?.userType === 'Member' && sentHome(trace) && !typedPassword(trace)
}

function whyNot(trace: Trace): string {
  const changed = changedPerson(trace)
  if (!changed)
    return 'Whoever signs in here is as they were. Change that person in the directory, from the beginning.'
  const { displayName, userType } = changed.user
  const kind = `${displayName} is a ${userType.toLowerCase()} who is proven ${isElsewhere(changed.user) ? 'elsewhere' : 'here'}`
  return gotIn(trace) || sentHome(trace)
    ? `${kind}. That is the usual pair: part it.`
    : `${kind}, and has not come to the end of the sign-in: it was refused for another reason, or is not over.`
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
