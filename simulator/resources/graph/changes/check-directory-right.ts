import type { DirectoryAction } from '../../../access/directory/actions'
import { type DirectoryQuestion, may } from '../../../access/directory/may'
import type { Tenant } from '../../../directory/tenant'
import { type Failed, type Passed, passed } from '../../../trace/checklist'
import type { SpecRef } from '../../../trace/event'
import type { Caller } from '../../resource-request'
import { nameOf } from './name-of'

interface Changing {
  readonly caller: Caller
  readonly tenant: Tenant
  readonly action: DirectoryAction
  /** Id of the object that is changed, and what it is called; `/` for the tenant. */
  readonly object: string
  readonly called: string
  readonly notBy?: DirectoryQuestion['notBy']
  /** The app roles that reach every object; with another one that the endpoint takes, an application reaches what it owns. */
  readonly reachesAll: readonly string[]
  readonly spec: SpecRef
}

/**
 * A delegated permission is what the application may do for somebody, and never more than that person may do themselves; an application on its own has no
 * person to ask about, and its permission decides alone.
 */
export const directoryRight = {
  name: 'directory-right',
  spec: 'entra#default-user-permissions',
  look({
    caller,
    tenant,
    action,
    object,
    called,
    notBy = [],
    reachesAll,
    spec,
  }: Changing): Passed<object> | Failed {
    if (caller.kind === 'application') {
      const role = reachesAll.find((each) => caller.roles.includes(each))
      if (role) return passed(`${role} reaches ${called}: there is nobody whose own rights would count.`)
    }
    const who = caller.kind === 'person' ? caller.userId : caller.servicePrincipalId
    const { allowed, because } = may(tenant, { who, action, object, notBy })
    const name = nameOf(tenant, who)
    if (allowed) return passed(`${name} may do this to ${called}, ${because}.`)
    return {
      passed: false,
      says: `${name} may not do this to ${called}: ${name} ${because}. What the program that asks may do for ${name} does not change that.`,
      error: {
        error: 'Authorization_RequestDenied',
        description: 'Insufficient privileges to complete the operation.',
      },
      compared: { expected: action, came: 'no right of this kind' },
      spec,
    }
  },
}
