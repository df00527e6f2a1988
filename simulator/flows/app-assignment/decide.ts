import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import { ID } from './cast'
import type { Session } from './session'
import { approver, finance } from './tenant'

const APP_ROLE = { check: 'app-role', spec: 'entra#id-token-claims' }
const GROUP_MEMBER = { check: 'group-member', spec: 'entra#id-token-claims' }

/** Whoever has the role Approver in the ID token. */
export function mayApprove(session: Session): Attempted<Session> {
  const { roles } = session
  const came = roles.join(', ') || 'none'
  return decide(session, APP_ROLE, roles.includes(approver.value), {
    says: `roles in the ID token has ${came}; this is for ${approver.value}.`,
    compared: { expected: approver.value, came },
  })
}

/** Whoever is in the group Finance. Timesheets was set up with its id: names change, and two groups can have the same one. */
export function mayCloseMonth(session: Session): Attempted<Session> {
  const { memberships } = session
  if (memberships.from === 'nobody')
    return decide(session, GROUP_MEMBER, false, {
      says: `Which groups this person is in is not known: ${memberships.says} What needs a group stays closed.`,
    })
  const { from, ids } = memberships
  const named = ids.length === 1 ? 'one group' : ids.length === 0 ? 'no group' : `${ids.length} groups`
  const who = from === 'token' ? 'The ID token' : 'Microsoft Graph'
  const has = ids.includes(finance.id)
  return decide(session, GROUP_MEMBER, has, {
    says: `${who} names ${named}, and ${has ? '' : 'not '}the one that closes the month.`,
    compared: { expected: finance.id, came: ids.slice(0, 3).join(', ') || 'none' },
  })
}

/** Records what Timesheets itself decided. */
function decide(
  session: Session,
  check: typeof APP_ROLE,
  passed: boolean,
  { says, compared }: { readonly says: string; readonly compared?: { expected: string; came: string } },
): Attempted<Session> {
  const { client, claims } = session
  const fields = { ...check, says }
  if (passed) {
    client.last = client.world.emit(ID.timesheets, { type: 'check-passed', ...fields }, client.last)
    return { ok: true, value: session, seq: client.last }
  }
  const error = { error: 'forbidden', description: says }
  client.last = client.world.emit(
    ID.timesheets,
    { type: 'check-failed', ...fields, error, ...(compared && { compared }) },
    client.last,
  )
  const failure = { by: ID.timesheets, error: error.error, says, signedIn: nameIn(claims) }
  return { ok: false, failure, seq: client.last }
}
