import type { User } from '../../directory/tenant'
import type { TraceEvent } from '../event'

/** `user` as the directory has them at `lastSeq`: by then the account may be renamed, or have another password. */
export function userAt(events: readonly TraceEvent[], lastSeq: number, user: User): User {
  const change = events.findLast(
    (event) =>
      event.seq <= lastSeq &&
      event.type === 'directory-changed' &&
      event.collection === 'users' &&
      event.id === user.id,
  )
  return change?.type === 'directory-changed' && change.after ? (change.after as User) : user
}
