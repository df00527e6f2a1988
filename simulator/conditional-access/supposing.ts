import type { SignIn } from './sign-in'

/** What can be supposed of a person, and the members of `suppose` for yes and no. */
const MEMBERS = { group: ['inGroups', 'notInGroups'], role: ['roles', 'notRoles'] } as const

export type Kind = keyof typeof MEMBERS

/** What a question supposes of a group or a role; null: nothing. */
export function supposed({ suppose }: SignIn, kind: Kind, id: string): boolean | null {
  const [yes, no] = MEMBERS[kind]
  if (suppose?.[yes]?.some(isSame(id))) return true
  return suppose?.[no]?.some(isSame(id)) ? false : null
}

/** The question with another supposition. @param is null: it is no longer supposed, either way */
export function supposing(signIn: SignIn, kind: Kind, id: string, is: boolean | null): SignIn {
  const { suppose: before = {}, ...rest } = signIn
  const [yes, no] = MEMBERS[kind]
  const without = (list: readonly string[] = []) => list.filter((each) => !isSame(id)(each))
  const after = Object.entries({
    ...before,
    [yes]: [...without(before[yes]), ...(is === true ? [id] : [])],
    [no]: [...without(before[no]), ...(is === false ? [id] : [])],
  }).filter(([, list]) => list.length > 0)
  return after.length > 0 ? { ...rest, suppose: Object.fromEntries(after) } : rest
}

function isSame(id: string): (other: string) => boolean {
  return (other) => other.toLowerCase() === id.toLowerCase()
}
