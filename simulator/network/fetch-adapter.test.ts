import { expect, it } from 'vitest'
import { fetchOver } from './fetch-adapter'
import type { HttpRequest, HttpResponse } from './message'

const JSON_HEADERS = [['Content-Type', 'application/json'] as const]

function exchange(answer: HttpResponse | undefined) {
  const sent: HttpRequest[] = []
  const fetch = fetchOver(async (request) => {
    sent.push(request)
    return answer
  })
  return { fetch, sent }
}

it('a request of a library becomes a plain record: host first, no user agent, the type of a form', async () => {
  const { fetch, sent } = exchange({ status: 200, headers: [], body: '' })
  await fetch('https://login.example/token', {
    method: 'POST',
    headers: { accept: 'application/json', 'user-agent': 'oauth4webapi/v3' },
    body: new URLSearchParams({ code: 'a b' }),
  })
  expect(sent).toEqual([
    {
      method: 'POST',
      url: 'https://login.example/token',
      headers: [
        ['Host', 'login.example'],
        ['accept', 'application/json'],
        ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
      ],
      body: 'code=a+b',
    },
  ])
})

it('an answer is a Response: status, headers, and a body to read, also from a copy', async () => {
  const { fetch } = exchange({ status: 400, headers: JSON_HEADERS, body: '{"error":"invalid_grant"}' })
  const response = await fetch('https://login.example/token', { method: 'GET', headers: {} })
  expect(response).toBeInstanceOf(Response)
  expect(response).toMatchObject({ status: 400, ok: false, bodyUsed: false })
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.clone().json()).toEqual({ error: 'invalid_grant' })
  expect(await response.json()).toEqual({ error: 'invalid_grant' })
  expect(await response.text()).toBe('{"error":"invalid_grant"}')
})

it('a body that is no JSON is refused as Fetch refuses it', async () => {
  const { fetch } = exchange({ status: 200, headers: [], body: '<h1>' })
  const response = await fetch('https://login.example/token', { method: 'GET', headers: {} })
  await expect(response.json()).rejects.toThrow(SyntaxError)
})

it('no answer is the TypeError of Fetch', async () => {
  const { fetch } = exchange(undefined)
  await expect(fetch('https://nowhere.example/', { method: 'GET', headers: {} })).rejects.toThrow(
    new TypeError('Failed to fetch https://nowhere.example/'),
  )
})
