import { daysExpired, isPassword } from '../../../../authentication/password'
import { afterFailure, isLocked, type Lockout, NO_FAILURES } from '../../../../authentication/smart-lockout'
import type { EpochMs } from '../../../../core/clock'
import { counted } from '../../../../core/counted'
import type { Tenant, User } from '../../../../directory/tenant'
import { type Check, checklist, type Failed, passed } from '../../../../trace/checklist'
import { AADSTS50053, AADSTS50055, AADSTS50126 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import type { Exchange } from '../../../exchange'
import { type Cell, keep } from '../../../memory'

/** What is remembered of wrong passwords, by user. */
const LOCKOUTS: Cell<Map<string, Lockout>> = { create: () => new Map() }

interface Typed {
  readonly tenant: Tenant
  readonly user: User
  readonly password: string
  readonly lockout: Lockout
  readonly at: EpochMs
}

const notLocked: Check<Typed> = {
  name: 'smart-lockout',
  spec: 'entra#password-policy',
  look: ({ lockout, at }) =>
    isLocked(lockout, at)
      ? refuse(
          AADSTS50053,
          `The account is locked for ${counted(Math.ceil((lockout.lockedUntil - at) / 1000), 'second')}: ${counted(lockout.failures, 'wrong password')}.`,
        )
      : passed(),
}

const passwordMatches: Check<Typed> = {
  name: 'password-matches',
  spec: 'oidc-core#3.1.2.3',
  look: ({ tenant, user, password }) =>
    isPassword(tenant, user, password)
      ? passed(`The password is the one of ${user.userPrincipalName}.`)
      : refuse(AADSTS50126, 'User name or password is wrong.'),
}

const notExpired: Check<Typed> = {
  name: 'password-expiry',
  spec: 'entra#password-policy',
  look: ({ user, at }) => {
    const days = daysExpired(user, at)
    if (days <= 0) return passed()
    const says =
      days > 0 ? `expired ${counted(days, 'day')} ago` : 'was changed at no moment that can be read'
    return refuse(AADSTS50055, `The password ${says}.`)
  },
}

const checks = checklist<Typed>().check(notLocked).check(passwordMatches).check(notExpired)

/**
 * Checks a password, wherever it is shown: on a page, or in a token request. Wrong ones are counted, and ten different ones lock the
 * account for everybody who tries. @returns why it does not hold, or nothing
 */
export async function checkPassword(
  { server, memory }: Exchange,
  tenant: Tenant,
  user: User,
  password: string,
): Promise<Failed | undefined> {
  const lockouts = memory.of(LOCKOUTS)
  const lockout = lockouts.get(user.id) ?? NO_FAILURES
  const at = server.now()
  const result = await checks.run({ tenant, user, password, lockout, at }, server.emit)
  if (result.passed) {
    lockouts.delete(user.id)
    return undefined
  }
  if (result.error.code === AADSTS50126.code) {
    const after = afterFailure(lockout, password, at)
    keep(lockouts, user.id, after)
    if (isLocked(after, at)) {
      const until = after.lockedUntil / 1000
      server.emit({ type: 'end-set', of: 'lock', value: user.userPrincipalName, until })
    }
  }
  return result
}
