import { describe, expect, it } from 'vitest'
import { readJsonObject } from '../core/json'
import { publicKeys } from '../fixtures/keys'
import { createKeyCache } from './key-cache'

const MINUTE = 60_000
const [current, next] = publicKeys.keys
const [known, rolled] = [current?.kid, next?.kid]

/** An issuer whose answers can be changed, and who counts how often it is asked. */
function setUp(answer: unknown = { keys: [current] }) {
  const issuer = { answer, asked: 0 }
  const cache = createKeyCache(async () => {
    issuer.asked++
    return readJsonObject(JSON.stringify(issuer.answer))
  })
  const look = async (kid: string | undefined, minutes: number) =>
    (await cache.keysFor(kid, minutes * MINUTE, 7)).keys.map((key) => key.kid)
  return { issuer, cache, look }
}

describe('the keys of an issuer', () => {
  it('are fetched once for all tokens they fit', async () => {
    const { issuer, look } = setUp()
    for (const minutes of [0, 1, 60, 719]) expect(await look(known, minutes)).toEqual([known])
    expect(issuer.asked).toBe(1)
  })

  it('are fetched again for a kid that is not among them: the issuer may have a new key', async () => {
    const { issuer, look } = setUp()
    await look(known, 0)
    issuer.answer = publicKeys
    expect(await look(rolled, 5)).toEqual([known, rolled])
    expect(issuer.asked).toBe(2)
  })

  it('are fetched once in five minutes, however many unknown kids come', async () => {
    const { issuer, look } = setUp()
    for (let second = 0; second < 600; second++) await look(`random ${second}`, second / 60)
    expect(issuer.asked).toBe(2)
    // Who has a known one is served all the while.
    expect(await look(known, 10)).toEqual([known])
    expect(issuer.asked).toBe(2)
  })

  it('are fetched anew after twelve hours: a key that was withdrawn is forgotten', async () => {
    const { issuer, look } = setUp(publicKeys)
    await look(known, 0)
    issuer.answer = { keys: [next] }
    expect(await look(known, 12 * 60 - 1)).toEqual([known, rolled])
    expect(await look(known, 12 * 60)).toEqual([rolled])
  })

  it('stay while the issuer does not answer, and are asked for once in five minutes', async () => {
    const { issuer, look } = setUp(publicKeys)
    await look(known, 0)
    issuer.answer = 'down'
    for (const minutes of [721, 722, 725, 726]) expect(await look(known, minutes)).toEqual([known, rolled])
    expect(issuer.asked).toBe(3)
  })

  it('are asked for twice a minute at most while there are none', async () => {
    const { issuer, look } = setUp('down')
    for (let second = 0; second < 60; second++) expect(await look(known, second / 60)).toEqual([])
    expect(issuer.asked).toBe(2)
    issuer.answer = publicKeys
    expect(await look(known, 1)).toEqual([known, rolled])
  })

  it('are fetched once for requests that come at the same moment', async () => {
    const { issuer, cache } = setUp()
    const both = await Promise.all(['a', 'b', known].map((kid) => cache.keysFor(kid, 0, 7)))
    expect(both.every(({ keys }) => keys.length === 1)).toBe(true)
    expect(issuer.asked).toBe(1)
  })
})
