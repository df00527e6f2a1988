import { describe, expect, it } from 'vitest'
import { createMemory, MOST_ENTRIES } from '../../../../memory'
import type { Asserting } from './asserting'
import { assertionUnused } from './check-assertion-unused'

/** A provider that takes each assertion once, and how it answers one that is good for another `lasts` seconds. */
function strict() {
  const memory = createMemory()
  const exchange = { memory, settings: { assertionReplay: 'refused' }, now: 1_000_000 }
  const show = async (jti: string, appId = 'a', lasts = 600, clientId = appId) => {
    const assertion = { payload: { jti, exp: exchange.now + lasts } }
    const asserting = { exchange, clientId, application: { appId }, assertion } as unknown as Asserting
    return (await assertionUnused.look(asserting)).passed
  }
  return { exchange, show }
}

describe('an assertion is good once', () => {
  it('however the client that shows it writes its own name', async () => {
    const { show } = strict()
    expect(await show('one', 'a', 600, 'a')).toBe(true)
    expect(await show('one', 'a', 600, 'A')).toBe(false)
  })

  it('and is not forgotten for others that come after it, of its client or of another', async () => {
    const { exchange, show } = strict()
    await show('one')
    for (let each = 2; each <= MOST_ENTRIES; each++) await show(`more ${each}`)
    expect(await show('one')).toBe(false)
    expect(await show('too many')).toBe(false)
    expect(await show('one', 'b')).toBe(true)
    // All of them are over, with what clocks may differ by.
    exchange.now += 600 + 300
    expect(await show('room again')).toBe(true)
  })

  it.each([
    [86_400, true],
    [86_401, false],
    [1e300, false],
  ])('if it is good for %d seconds: %s', async (lasts, taken) => {
    expect(await strict().show('one', 'a', lasts)).toBe(taken)
  })
})
