import { type Failed, type Passed, passed } from '../../trace/checklist'
import type { Caller } from '../resource-request'
import { mayLookAt, type Takes, takesOfOthers } from './permissions'

interface Looking {
  readonly caller: Caller
  /** The id of whoever is asked about, or what the address has in its place. */
  readonly userId: string
  readonly takes: Takes
}

/** With `User.Read` an application sees the person it acts for, and nobody else; of itself it sees whom its roles let it see. */
export const lookAtOthers = {
  name: 'look-at-others',
  spec: 'graph#user',
  look({ caller, userId, takes }: Looking): Passed<object> | Failed {
    if (caller.kind === 'person' && caller.userId === userId) return passed()
    const needs = takesOfOthers(caller, takes)
    const has = caller.kind === 'person' ? caller.scopes : caller.roles
    const claim = caller.kind === 'person' ? 'scp' : 'roles'
    if (mayLookAt(caller, userId, takes))
      return passed(`${claim} has ${needs.find((each) => has.includes(each))}, which reaches others as well.`)
    const expected = needs.join(' or ')
    return {
      passed: false,
      says:
        caller.kind === 'person'
          ? `scp is ${has.join(' ')}: that shows the person whom the application acts for, and nobody else. Others need ${expected || 'what no application has'}.`
          : `roles is ${has.join(' ')}; to look at people an application needs ${expected || 'somebody to act for'}.`,
      error: {
        error: 'Authorization_RequestDenied',
        description: 'Insufficient privileges to complete the operation.',
      },
      compared: { expected: expected || 'none', came: has.join(' ') || 'none' },
    }
  },
}
