import { describe, expect, it } from 'vitest'
import { catalogue } from '../../flows/catalogue'
import { completeRun } from '../complete'
import { harOf, KEPT_BACK } from './har'

interface Har {
  log: {
    version: string
    entries: {
      startedDateTime: string
      time: number
      request: {
        method: string
        url: string
        postData?: { text: string; params: { name: string; value: string }[] }
      }
      response: { status: number; redirectURL: string; content: { text?: string } }
    }[]
  }
}
const called = (party: string) => party

describe.each(catalogue.map((entry) => [entry.slug, entry] as const))('%s as an HTTP archive', (_, entry) => {
  it('has every exchange once, in order, and nothing that was typed in secret', async () => {
    const { result, answers } = await completeRun(await entry.flow(), { seed: 1 })
    const { log } = harOf(result.events, called) as Har
    const sent = result.events.filter(({ type }) => type === 'request-sent')
    expect(log.version).toBe('1.2')
    expect(log.entries).toHaveLength(sent.length)
    const times = log.entries.map(({ startedDateTime }) => startedDateTime)
    expect(times).toEqual([...times].sort())
    const text = JSON.stringify(log)
    for (const answer of answers)
      if (answer.prompt === 'password' || answer.prompt === 'totp')
        expect(text.includes(Object.values(answer.value)[0] ?? '?')).toBe(false)
    if (answers.some(({ prompt }) => prompt === 'password')) expect(text).toContain(KEPT_BACK)
  })
})

describe('an entry', () => {
  it('has the redirect, the cookies and the form as they travelled', async () => {
    const flow = await catalogue[0]?.flow()
    if (!flow) throw new Error('No flow.')
    const { result } = await completeRun(flow, { seed: 1 })
    const { log } = harOf(result.events, called) as Har
    const [first] = log.entries
    expect(first?.request).toMatchObject({ method: 'GET', url: 'https://expenses.contoso.example/' })
    expect(first?.response).toMatchObject({ status: 302, redirectURL: expect.stringMatching(/authorize\?/) })
    const redeeming = log.entries.find(({ request }) => request.url.endsWith('/token'))
    expect(redeeming?.request.postData?.params).toContainEqual({
      name: 'grant_type',
      value: 'authorization_code',
    })
    const keys = log.entries.find(({ request }) => request.url.endsWith('/keys'))
    expect(JSON.parse(keys?.response.content.text ?? '')).toHaveProperty('keys')
  })

  it('without an answer says so', async () => {
    const flow = await catalogue[0]?.flow()
    if (!flow) throw new Error('No flow.')
    const interventions = [
      { when: { message: 1, from: 'expenses', to: 'identity-provider' }, do: 'drop' },
    ] as const
    const { result } = await completeRun(flow, { seed: 1, interventions })
    const { log } = harOf(result.events, called) as Har & { log: { entries: { comment: string }[] } }
    expect(log.entries.filter(({ response }) => response.status === 0)).toEqual([
      expect.objectContaining({ time: 0, comment: 'expenses to identity-provider: no answer came' }),
    ])
  })
})
