import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { daysExpired, isPassword } from './password'
import { afterFailure, isLocked, LOCKOUT_THRESHOLD, NO_FAILURES } from './smart-lockout'

const named = (start: string) => {
  const user = contoso.users.find((each) => each.userPrincipalName.startsWith(start))
  if (!user) throw new Error(start)
  return user
}

describe('a password', () => {
  it('is compared to the letter', () => {
    expect(isPassword(contoso, named('ada@'), 'Harbour-Lantern-42')).toBe(true)
    expect(isPassword(contoso, named('ada@'), 'harbour-lantern-42')).toBe(false)
    expect(isPassword(contoso, named('ada@'), '')).toBe(false)
  })

  it('of a guest is nothing, because a guest has none here', () => {
    for (const text of ['', 'undefined', 'Marble-Ferry-31'])
      expect(isPassword(contoso, named('gil_'), text)).toBe(false)
  })

  it('expires 90 days after the change where passwordPolicies does not forbid it', () => {
    const emil = named('emil@')
    const changed = Date.parse(emil.lastPasswordChangeDateTime)
    expect(daysExpired(emil, changed + 90 * 86_400_000)).toBeLessThanOrEqual(0)
    expect(daysExpired(emil, changed + 90 * 86_400_000 + 1)).toBe(1)
    expect(daysExpired(named('ada@'), changed + 9_000 * 86_400_000)).toBe(Number.NEGATIVE_INFINITY)
  })
})

describe('smart lockout', () => {
  const failTimes = (times: number, now = 0) =>
    Array.from({ length: times }, (_, index) => `wrong ${index}`).reduce(
      (lockout, password) => afterFailure(lockout, password, now),
      NO_FAILURES,
    )

  it('nine wrong passwords do not lock, the tenth locks for a minute', () => {
    expect(isLocked(failTimes(LOCKOUT_THRESHOLD - 1), 0)).toBe(false)
    expect(isLocked(failTimes(LOCKOUT_THRESHOLD), 59_999)).toBe(true)
    expect(isLocked(failTimes(LOCKOUT_THRESHOLD), 60_000)).toBe(false)
  })

  it('each further failure locks for longer', () => {
    expect(isLocked(failTimes(LOCKOUT_THRESHOLD + 1), 119_999)).toBe(true)
    expect(isLocked(failTimes(LOCKOUT_THRESHOLD + 1), 120_000)).toBe(false)
  })

  it('the same wrong password again does not count, but the fourth from last does', () => {
    const three = failTimes(3)
    expect(afterFailure(three, 'wrong 0', 0)).toBe(three)
    expect(afterFailure(failTimes(4), 'wrong 0', 0).failures).toBe(5)
  })
})
