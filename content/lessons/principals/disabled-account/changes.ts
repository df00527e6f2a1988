import type { EventOf } from '../../../../simulator/doors/view'
import type { Trace } from '../../../_build/exercise'

/** Object id of the person who signs in when nobody says otherwise. */
export const ADA = '94322364-3211-4917-ae9f-3d7e4810be1f'

/** A user as a change left it: what the checks read of it. */
export interface ChangedUser {
  readonly id: string
  readonly displayName: string
  readonly accountEnabled: boolean
  readonly userType: string
  readonly identities: readonly { readonly signInType: string; readonly issuer: string }[]
}

/** What a change of the directory made of a user; undefined for every other event. */
export function userAfter(event: Trace[number]): ChangedUser | undefined {
  return event.type === 'directory-changed' && event.collection === 'users'
    ? (event.after as ChangedUser | undefined)
    : undefined
}

/** The accounts that the identity provider looked up, in order. */
export function lookUps(trace: Trace): readonly (EventOf<'account-identified'> & Trace[number])[] {
  return trace.filter(
    (event): event is EventOf<'account-identified'> & Trace[number] => event.type === 'account-identified',
  )
}
