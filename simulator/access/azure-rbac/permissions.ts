import type { AzurePermission } from '../../directory/azure-access'
import { type ActionPattern, actionPattern } from './action-pattern'
import { type Condition, readCondition } from './condition/condition'

/** One line of a definition, with what it matches. */
interface Line {
  readonly pattern: string
  readonly matches: ActionPattern
}

/** The lines of one plane of one of a definition's permissions. */
interface Plane {
  readonly includes: readonly Line[]
  readonly excludes: readonly Line[]
}

interface Permission {
  readonly control: Plane
  readonly data: Plane
  readonly condition: Condition | null
}

/** A definition's `permissions`, made ready to be asked. */
export type Permissions = readonly Permission[]

export type Member = 'actions' | 'notActions' | 'dataActions' | 'notDataActions'

/** What the permissions of one definition say of an action. */
export type PermissionsAnswer =
  | { readonly outcome: 'included'; readonly found: readonly Included[] }
  /** A line includes the action, and another takes it away again. */
  | {
      readonly outcome: 'excluded'
      readonly permission: number
      readonly member: Member
      readonly pattern: string
    }
  /** The line of the other plane that would include it. */
  | {
      readonly outcome: 'otherPlane'
      readonly permission: number
      readonly member: Member
      readonly pattern: string
    }
  | { readonly outcome: 'notIncluded' }

export interface Included {
  readonly permission: number
  readonly member: Member
  readonly pattern: string
  readonly condition: Condition | null
  /** The line of another of its permissions that excludes the action. */
  readonly excludedBeside: string | null
}

/** Reads every line once. */
export function readPermissions(permissions: readonly AzurePermission[]): Permissions {
  return permissions.map(
    ({ actions, notActions, dataActions, notDataActions, condition, conditionVersion }) => ({
      control: { includes: lines(actions), excludes: lines(notActions) },
      data: { includes: lines(dataActions), excludes: lines(notDataActions) },
      condition: readCondition(condition, conditionVersion),
    }),
  )
}

/**
 * `Actions - NotActions` on the control plane, `DataActions - NotDataActions` on the data plane; neither plane reaches the other,
 * so `*` in `actions` reads no blob. Each of several permissions is taken for itself.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#control-and-data-actions
 * @param action in lower case
 */
export function permissionsFor(
  permissions: Permissions,
  action: string,
  isDataAction: boolean,
): PermissionsAnswer {
  const included: Included[] = []
  let excluded: PermissionsAnswer | null = null
  let elsewhere: PermissionsAnswer | null = null
  for (const [permission, { control, data, condition }] of permissions.entries()) {
    const [plane, other] = isDataAction ? [data, control] : [control, data]
    const line = find(plane.includes, action)
    if (line === null) {
      const there: string | null = elsewhere === null ? find(other.includes, action) : null
      if (there !== null && find(other.excludes, action) === null) {
        const member = isDataAction ? 'actions' : 'dataActions'
        elsewhere = { outcome: 'otherPlane', permission, member, pattern: there }
      }
      continue
    }
    const not = find(plane.excludes, action)
    if (not !== null) {
      const member = isDataAction ? 'notDataActions' : 'notActions'
      excluded ??= { outcome: 'excluded', permission, member, pattern: not }
      continue
    }
    const member = isDataAction ? 'dataActions' : 'actions'
    const beside = permissions.find(
      (each, at) =>
        at !== permission && find((isDataAction ? each.data : each.control).excludes, action) !== null,
    )
    const excludedBeside = beside
      ? find((isDataAction ? beside.data : beside.control).excludes, action)
      : null
    included.push({ permission, member, pattern: line, condition, excludedBeside })
  }
  if (included.length > 0) return { outcome: 'included', found: included }
  return excluded ?? elsewhere ?? NOT_INCLUDED
}

const NOT_INCLUDED: PermissionsAnswer = { outcome: 'notIncluded' }

function lines(written: readonly string[] | null | undefined): readonly Line[] {
  return (written ?? []).map((pattern) => ({ pattern, matches: actionPattern(pattern) }))
}

/** The first line that matches, as it is written. */
function find(among: readonly Line[], action: string): string | null {
  for (const { pattern, matches } of among) if (matches(action)) return pattern
  return null
}
