import { describe, expect, it } from 'vitest'
import { catalogue } from '../../flows/catalogue'
import type { MessageEdit } from '../../network/message-edit'
import { completeRun } from '../complete'
import { saysSecret } from '../secret-in-text'
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

describe('what was typed in secret', () => {
  const typed = 'Sëcret "W0rd" + 1'
  it.each<[how: string, edits: readonly MessageEdit[]]>([
    ['under another type', [{ in: 'header', name: 'Content-Type', set: 'text/plain' }]],
    ['as JSON says it is', [{ in: 'header', name: 'Content-Type', set: 'application/json' }]],
    ['without a type', [{ in: 'header', name: 'Content-Type', remove: true }]],
    ['in an address', [{ in: 'query', name: 'note', set: typed }]],
    ['in a header', [{ in: 'header', name: 'X-Note', set: encodeURIComponent(typed) }]],
    ['in a cookie', [{ in: 'cookie', name: 'note', set: encodeURIComponent(typed) }]],
    ['in BASE64', [{ in: 'query', name: 'note', set: Buffer.from(`a:${typed}`).toString('base64') }]],
    ['in JSON', [{ in: 'body', name: 'body', set: JSON.stringify({ password: typed }) }]],
    ['as the value that a message was given', [{ in: 'form', name: 'password', set: 'MyOwnBankPassword!7' }]],
  ])('is not in it: %s', async (_, edits) => {
    const flow = await catalogue[0]?.flow()
    if (!flow) throw new Error('No flow.')
    const plain = await completeRun(flow, { seed: 1 })
    const at = plain.answers.findIndex(({ prompt }) => prompt === 'password')
    const answers = [
      ...plain.answers.slice(0, at),
      { prompt: 'password', value: { password: typed } } as const,
    ]
    const when = { message: 1, from: 'browser', to: 'identity-provider', path: '/password' } as const
    const change = { when, do: 'edit', edits } as const
    const { result } = await completeRun(flow, { seed: 1, answers, interventions: [change] })
    expect(result.events.filter(({ type }) => type === 'tampered')).toHaveLength(1)
    const text = JSON.stringify(harOf(result.events, called))
    const secrets = [typed, 'MyOwnBankPassword!7'].map((each) => JSON.stringify(each).slice(1, -1))
    for (const each of secrets) expect(saysSecret(text, [each, typed])).toBe(false)
    expect(text).toContain('typed, and not in this file')
  })
})
