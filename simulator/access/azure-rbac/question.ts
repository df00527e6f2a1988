import type { Scope } from '../../directory/azure-scope'
import type { AccessPrincipal, ConditionContext } from './decision'

/** A request whose scope has been read. The action is in lower case. */
export interface Question {
  readonly principal: AccessPrincipal
  readonly action: string
  readonly isDataAction: boolean
  readonly scope: Scope
  readonly context: ConditionContext
}
