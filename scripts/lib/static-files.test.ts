import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveFolder } from './static-files.mjs'

let base: string
let server: Server

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'tenant-lab-static-'))
  const files = {
    'out/index.html': 'the first page',
    'out/404.html': 'there is no such page',
    'out/embed/404.html': 'there is no such flow',
    'out/learn/index.html': 'the lessons',
    'out/a b.txt': 'a space',
    'out/_next/static/one.js': '0123456789',
    'out/_headers': [
      '/*\n  X-Content-Type-Options: nosniff',
      '/_next/static/*\n  Cache-Control: public, max-age=31536000, immutable',
      "/learn/\n  Content-Security-Policy: default-src 'self'; img-src 'self' data:",
      "/404.html\n  Content-Security-Policy: default-src 'none'",
    ].join('\n\n'),
    'out-secret/key.txt': 'a secret',
    'outside.txt': 'a secret',
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true })
    writeFileSync(path.join(base, file), text)
  }
  server = createServer(serveFolder(path.join(base, 'out')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  server.close()
  rmSync(base, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Asks as no browser and no library does: the address goes out as it stands. */
function ask(address: string, { method = 'GET', more = '' } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n')
      const [status = '', ...lines] = head.split('\r\n')
      const headers = lines
        .map((line) => line.split(/: (.*)/s))
        .map(([name = '', value = '']) => [name.toLowerCase(), value])
      resolve({
        status: Number(status.split(' ')[1]),
        headers: Object.fromEntries(headers),
        body: body.join('\r\n\r\n'),
      })
    })
    socket.write(`${method} ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`)
  })
}

test.each([
  ['/', 200, 'the first page'],
  ['/index.html', 200, 'the first page'],
  ['/learn/', 200, 'the lessons'],
  ['/learn/?theme=dark', 200, 'the lessons'],
  ['/a%20b.txt', 200, 'a space'],
  ['/_next/static/one.js', 200, '0123456789'],
])('%s is there', async (address, status, body) => {
  expect(await ask(address)).toMatchObject({ status, body: expect.stringContaining(body) })
})

test.each([
  ['/nowhere'],
  ['/nowhere/'],
  ['/learn/nowhere'],
  // Malformed escapes, and what they could stand for.
  ['/%'],
  ['/%E0%A4%A'],
  ['/%00'],
  ['/index.html%00.txt'],
  ['/%c0%ae%c0%ae/outside.txt'],
  // Ways out of the folder, and into one whose name begins the same.
  ['/../outside.txt'],
  ['/..%2foutside.txt'],
  ['/%2e%2e/outside.txt'],
  ['/%2e%2e%2foutside.txt'],
  ['/..\\outside.txt'],
  ['/..%5coutside.txt'],
  ['/learn/../../outside.txt'],
  ['/../out-secret/key.txt'],
  ['/%2e%2e/out-secret/key.txt'],
  ['/-secret/key.txt'],
  ['/..-secret/key.txt'],
  // Addresses that a browser would take for another host's.
  ['//elsewhere.example'],
  ['//elsewhere.example/learn'],
  ['//elsewhere.example/../learn'],
  ['/\\elsewhere.example/learn'],
  ['//learn'],
  ['http://elsewhere.example/learn'],
  [`/${'long/'.repeat(2000)}`],
])('%s is not there', async (address) => {
  const { status, headers, body } = await ask(address)
  expect({ status, location: headers.location, body }).toEqual({
    status: 404,
    location: undefined,
    body: expect.stringContaining('there is no such page'),
  })
  expect(headers['content-security-policy']).toBe("default-src 'none'")
})

test('the nearest 404.html answers: for an embed that is not there, the one of the embeds', async () => {
  for (const address of ['/embed/no-such-flow', '/embed/', '/embed/a/b']) {
    const { status, body } = await ask(address)
    expect({ status, body }).toEqual({ status: 404, body: expect.stringContaining('there is no such flow') })
  }
})

test('a longer address than a server reads is refused, and the next one answered', async () => {
  expect((await ask(`/${'a'.repeat(100_000)}`)).status).toBe(431)
  expect((await ask('/')).status).toBe(200)
})

test.each([
  ['/learn', '/learn/'],
  ['/learn?theme=dark', '/learn/?theme=dark'],
])('%s is sent on to %s, of this very host', async (address, location) => {
  expect(await ask(address)).toMatchObject({ status: 308, headers: { location } })
})

test('each address has the headers of the rules that match it', async () => {
  expect((await ask('/learn/')).headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'self'; img-src 'self' data:",
    'content-type': 'text/html;charset=utf-8',
  })
  const script = await ask('/_next/static/one.js')
  expect(script.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript',
  })
  expect(script.headers).not.toHaveProperty('content-security-policy')
})

test.each([['/'], ['/nowhere']])('HEAD of %s has the headers of GET, and no body', async (address) => {
  const [get, head] = [await ask(address), await ask(address, { method: 'HEAD' })]
  expect(head.body).toBe('')
  expect(head.status).toBe(get.status)
  expect(head.headers['content-type']).toBe(get.headers['content-type'])
})

test.each([
  ['bytes=2-4', 206, '234'],
  ['bytes=7-', 206, '789'],
  ['bytes=0-999', 206, '0123456789'],
  ['bytes=10-', 416, ''],
  // What cannot be meant is left out of account.
  ['bytes=5-2', 200, '0123456789'],
  ['bytes=-3', 200, '0123456789'],
  ['bytes=a-b', 200, '0123456789'],
  ['bytes=0-1,3-4', 200, '0123456789'],
  ['lines=1-2', 200, '0123456789'],
  ['bytes=0-9007199254740991', 200, '0123456789'],
  ['bytes=0-9007199254740992', 200, '0123456789'],
  ['bytes=9007199254740993-', 200, '0123456789'],
  [`bytes=0-${'9'.repeat(40)}`, 200, '0123456789'],
])('Range: %s is answered with %i', async (range, status, body) => {
  expect(await ask('/_next/static/one.js', { more: `Range: ${range}\r\n` })).toMatchObject({ status, body })
})

test.each([['POST'], ['PUT'], ['DELETE'], ['OPTIONS']])('%s is refused', async (method) => {
  expect(await ask('/', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
})

test('a file that a new build has taken away is not there, and the server goes on', async () => {
  const file = path.join(base, 'out/going.txt')
  writeFileSync(file, 'soon gone')
  expect((await ask('/going.txt')).status).toBe(200)
  rmSync(file)
  expect((await ask('/going.txt')).status).toBe(404)
  expect((await ask('/')).status).toBe(200)
})
