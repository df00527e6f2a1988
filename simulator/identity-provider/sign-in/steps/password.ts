import { daysExpired, isPassword } from '../../../authentication/password'
import { afterFailure, isLocked, type Lockout, NO_FAILURES } from '../../../authentication/smart-lockout'
import type { EpochMs } from '../../../core/clock'
import type { Tenant, User } from '../../../directory/tenant'
import { type Check, checklist, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import { keep } from '../../store'
import { problemOf, type Take } from './answer'

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
          50053,
          `The account is locked for ${Math.ceil((lockout.lockedUntil - at) / 1000)} seconds: ${lockout.failures} wrong passwords.`,
        )
      : passed(),
}

const passwordMatches: Check<Typed> = {
  name: 'password-matches',
  spec: 'entra#error-codes',
  look: ({ tenant, user, password }) =>
    isPassword(tenant, user, password)
      ? passed(`The password is the one of ${user.userPrincipalName}.`)
      : refuse(50126, 'User name or password is wrong.'),
}

const notExpired: Check<Typed> = {
  name: 'password-expiry',
  spec: 'entra#password-policy',
  look: ({ user, at }) => {
    const days = daysExpired(user, at)
    return days > 0 ? refuse(50055, `The password expired ${days} days ago.`) : passed()
  },
}

const checks = checklist<Typed>().check(notLocked).check(passwordMatches).check(notExpired)

/** Checks the password. Wrong ones are counted, and ten different ones lock the account for everybody who tries. */
export const takePassword: Take<User> = async ({ attempt, exchange, tenant }, user) => {
  const { form, server, store, now } = exchange
  const lockout = store.lockouts.get(user.id) ?? NO_FAILURES
  const at = server.now()
  const password = form.get('password') ?? ''
  const result = await checks.run({ tenant, user, password, lockout, at }, server.emit)
  if (result.passed) {
    store.lockouts.delete(user.id)
    return { attempt: { ...attempt, passwordAt: now } }
  }
  if (result.error.code === 50055) return { refusal: result }
  if (result.error.code === 50126) keep(store.lockouts, user.id, afterFailure(lockout, password, at))
  return { problem: problemOf(result) }
}
