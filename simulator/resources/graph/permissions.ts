import type { Caller } from '../resource-request'

/** What takes a request to one endpoint: least first, as Graph's reference has them. Only those that read are listed. */
export interface Takes {
  readonly scopes: readonly string[]
  readonly roles: readonly string[]
}

const DIRECTORY = 'Directory.Read.All'
/** Of any group: which there are, and who is in them. */
export const GROUPS = ['GroupMember.Read.All', 'Group.Read.All', DIRECTORY]

/** Of the person themselves (`/me`), where no application on its own has anything to read. */
export const OWN_PROFILE: Takes = {
  scopes: ['User.Read', 'User.ReadBasic.All', 'User.Read.All', DIRECTORY],
  roles: [],
}
export const OWN_MEMBERSHIPS: Takes = {
  scopes: ['User.Read', 'GroupMember.Read.All', DIRECTORY],
  roles: [],
}
export const OWN_MEMBERSHIPS_AROUND: Takes = { scopes: ['User.Read', 'User.Read.All', ...GROUPS], roles: [] }
export const OWN_MEMBER_OBJECTS: Takes = { scopes: ['User.Read', 'User.Read.All', DIRECTORY], roles: [] }

/** Of any user. `User.Read` is among them for the person themselves. */
export const PROFILE: Takes = {
  scopes: ['User.ReadBasic.All', 'User.Read', 'User.Read.All', DIRECTORY],
  roles: ['User.ReadBasic.All', 'User.Read.All', DIRECTORY],
}
export const MEMBERSHIPS: Takes = { scopes: OWN_MEMBERSHIPS.scopes, roles: [DIRECTORY] }
export const MEMBERSHIPS_AROUND: Takes = {
  scopes: OWN_MEMBERSHIPS_AROUND.scopes,
  roles: ['User.Read.All', ...GROUPS],
}
export const MEMBER_OBJECTS: Takes = {
  scopes: OWN_MEMBER_OBJECTS.scopes,
  roles: ['User.Read.All', DIRECTORY],
}

const granted = (caller: Caller): readonly string[] =>
  caller.kind === 'person' ? caller.scopes : caller.roles
export const has = (caller: Caller, takes: readonly string[]) =>
  takes.some((each) => granted(caller).includes(each))

/** Whether `caller` may look at this user at all: everybody at themselves, at others with more than `User.Read`. */
export function mayLookAt(caller: Caller, userId: string, takes: Takes): boolean {
  return (caller.kind === 'person' && caller.userId === userId) || has(caller, takesOfOthers(caller, takes))
}

/** What of `takes` reaches others. */
export function takesOfOthers({ kind }: Caller, { scopes, roles }: Takes): readonly string[] {
  return kind === 'person' ? scopes.filter((each) => each !== 'User.Read') : roles
}

/** Whether names and kinds of groups may be told, beside their ids. */
export const mayReadGroups = (caller: Caller): boolean => has(caller, GROUPS)

/** Whether all of this user's profile may be told: the own one, or with more than the basic permission. */
export function mayReadProfile(caller: Caller, userId: string): boolean {
  const own = caller.kind === 'person' && caller.userId === userId
  return own || has(caller, ['User.Read.All', DIRECTORY])
}
