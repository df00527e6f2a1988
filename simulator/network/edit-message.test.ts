import { describe, expect, it } from 'vitest'
import { editMessage } from './edit-message'
import { isEdit, type MessageEdit } from './message-edit'

const request = {
  method: 'POST',
  url: 'https://login.entra.example/token?state=a&state=b&empty=',
  headers: [
    ['Host', 'login.entra.example'],
    ['Authorization', 'Bearer head.body.sign'],
    ['X-Twice', '1'],
    ['x-twice', '2'],
  ],
  body: 'code=a+b&code_verifier=v',
} as const
const jsonOf = (body: string) => ({ status: 200, headers: [], body })
const sentTo = (location: string) => ({ status: 302, headers: [['location', location]] as const, body: '' })

const edit = <M extends Parameters<typeof editMessage>[0]>(message: M, change: object) =>
  editMessage(message, change as MessageEdit)

describe('an edit of a query', () => {
  it.each<[object, string, string, string]>([
    [{ name: 'state', set: 'x y&z' }, '?state=x+y%26z&empty=', 'a', 'x y&z'],
    [{ name: 'new', set: '1' }, '?state=a&state=b&empty=&new=1', '', '1'],
    [{ name: 'state', remove: true }, '?empty=', 'a', ''],
    [{ name: 'empty', remove: true }, '?state=a&state=b', '', ''],
    [{ name: 'state', set: '' }, '?state=&empty=', 'a', ''],
  ])('%j gives %s', (change, query, before, after) => {
    const edited = edit(request, { in: 'query', ...change })
    expect(new URL(edited?.message.url ?? '').search).toBe(query)
    expect(edited).toMatchObject({ before, after })
    expect(edited?.message.body).toBe(request.body)
  })

  it('finds none in an answer', () => {
    expect(edit(jsonOf('{}'), { in: 'query', name: 'a', set: '1' })).toBeUndefined()
  })
})

describe('an edit of a form', () => {
  it.each<[object, string]>([
    [{ name: 'code', set: 'ü' }, 'code=%C3%BC&code_verifier=v'],
    [{ name: 'code_verifier', remove: true }, 'code=a+b'],
    [{ name: 'scope', set: 'openid' }, 'code=a+b&code_verifier=v&scope=openid'],
    [{ name: 'code', alter: 'a' }, 'code=aAb&code_verifier=v'],
  ])('%j gives %s', (change, body) => {
    const edited = edit(request, { in: 'form', ...change })
    expect(edited?.message.body).toBe(body)
    expect(edited?.message.url).toBe(request.url)
  })
})

describe('an edit of a header', () => {
  it.each<[object, readonly (readonly [string, string])[]]>([
    [{ name: 'host', set: 'evil.example' }, [['Host', 'evil.example'], ...request.headers.slice(1)]],
    [{ name: 'New', set: '1' }, [...request.headers, ['New', '1']]],
    [{ name: 'HOST', remove: true }, request.headers.slice(1)],
    [
      { name: 'authorization', alter: '.' },
      [request.headers[0], ['Authorization', 'Bearer head.body.Aign'], ...request.headers.slice(2)],
    ],
    [{ name: 'X-Twice', set: '3' }, [...request.headers.slice(0, 2), ['X-Twice', '3'], ['x-twice', '2']]],
  ])('%j keeps the order, the name as it was written, and the others', (change, headers) => {
    expect(edit(request, { in: 'header', ...change })?.message.headers).toEqual(headers)
  })
})

describe('an edit of JSON', () => {
  it.each<[string, object, string, string, string]>([
    ['{"a":"x","b":1}', { name: 'a', set: 'y' }, '{"a":"y","b":1}', 'x', 'y'],
    ['{"a":"x"}', { name: 'b', set: 'y' }, '{"a":"x","b":"y"}', '', 'y'],
    ['{"a":"x","b":1}', { name: 'b', remove: true }, '{"a":"x"}', '1', ''],
    ['{"expires_in":3600}', { name: 'expires_in', set: '5' }, '{"expires_in":5}', '3600', '5'],
    ['{"a":[1,2]}', { name: 'a', set: 'x' }, '{"a":"x"}', '[1,2]', 'x'],
    ['{"id_token":"h.p.s"}', { name: 'id_token', alter: '.' }, '{"id_token":"h.p.A"}', 'h.p.s', 'h.p.A'],
    ['{"id_token":"h.p.A"}', { name: 'id_token', alter: '.' }, '{"id_token":"h.p.B"}', 'h.p.A', 'h.p.B'],
    ['{}', { name: 'toString', set: 'x' }, '{"toString":"x"}', '', 'x'],
  ])('%s with %j is %s', (body, change, after, from, to) => {
    const edited = edit(jsonOf(body), { in: 'json', ...change })
    expect(edited?.message.body).toBe(after)
    expect(edited).toMatchObject({ before: from, after: to })
  })

  it.each(['', 'no JSON', '[1]', 'null', '"text"', '7'])('finds nothing in %j', (body) => {
    expect(edit(jsonOf(body), { in: 'json', name: 'a', set: '1' })).toBeUndefined()
  })
})

describe('an edit of where a redirect leads', () => {
  it.each<[object, string]>([
    [{ in: 'location', name: 'code', set: 'x' }, 'https://app.example/cb?code=x&state=s#code=f&a=b'],
    [{ in: 'location', name: 'state', remove: true }, 'https://app.example/cb?code=c#code=f&a=b'],
    [{ in: 'location-fragment', name: 'code', set: 'x' }, 'https://app.example/cb?code=c&state=s#code=x&a=b'],
    [{ in: 'location-fragment', name: 'a', remove: true }, 'https://app.example/cb?code=c&state=s#code=f'],
  ])('%j', (change, location) => {
    const edited = edit(sentTo('https://app.example/cb?code=c&state=s#code=f&a=b'), change)
    expect(edited?.message.headers).toEqual([['location', location]])
  })

  it.each(['location', 'location-fragment'])(
    'finds nothing in %s where there is no whole address',
    (part) => {
      for (const message of [jsonOf('{}'), sentTo('/relative'), sentTo('')])
        expect(edit(message, { in: part, name: 'code', set: '1' })).toBeUndefined()
    },
  )
})

describe('an edit that finds nothing', () => {
  it.each(['query', 'form', 'header', 'json', 'location', 'location-fragment'])('in %s is none', (part) => {
    const message =
      part === 'json' ? jsonOf('{}') : part.startsWith('location') ? sentTo('https://a.example/') : request
    for (const way of [{ remove: true }, { alter: '.' }])
      expect(edit(message, { in: part, name: 'missing', ...way })).toBeUndefined()
  })

  it('behind the last of a text, when that is the end', () => {
    expect(edit(jsonOf('{"a":"x."}'), { in: 'json', name: 'a', alter: '.' })).toBeUndefined()
    for (const text of ['', 'x']) {
      const message = jsonOf(JSON.stringify({ a: text }))
      expect(edit(message, { in: 'json', name: 'a', alter: '' })).toBeUndefined()
    }
  })

  it('leaves the message as it was', () => {
    const before = JSON.stringify(request)
    edit(request, { in: 'header', name: 'Host', remove: true })
    edit(request, { in: 'query', name: 'state', set: 'x' })
    expect(JSON.stringify(request)).toBe(before)
  })
})

describe('what is taken for an edit', () => {
  it.each<[string, unknown, boolean]>([
    ['one way', { in: 'query', name: 'a', set: '' }, true],
    ['a header of ISO 8859-1', { in: 'header', name: 'X-A', set: 'ü\t~' }, true],
    ['two ways', { in: 'query', name: 'a', set: '', remove: true }, false],
    ['no way', { in: 'query', name: 'a' }, false],
    ['not to remove', { in: 'query', name: 'a', remove: false }, false],
    ['another part', { in: 'cookies', name: 'a', set: '' }, false],
    ['no name', { in: 'query', set: '' }, false],
    ['a name that is too long', { in: 'query', name: 'a'.repeat(129), set: '' }, false],
    ['a value that is too long', { in: 'query', name: 'a', set: 'x'.repeat(8001) }, false],
    ['a value of another type', { in: 'query', name: 'a', set: 1 }, false],
    ['a line end in a value', { in: 'header', name: 'A', set: 'x\r\nB: y' }, false],
    ['a line end alone', { in: 'form', name: 'a', set: 'x\ny' }, false],
    ['a line end in a name', { in: 'header', name: 'A\nB', set: '' }, false],
    ['an end of text in a value', { in: 'header', name: 'A', set: '\0' }, false],
    ['a header without name', { in: 'header', name: '', set: '' }, false],
    ['a header with a space in its name', { in: 'header', name: 'A B', remove: true }, false],
    ['a header with a character that none may have', { in: 'header', name: 'A', set: '€' }, false],
    ['null', null, false],
    ['text', 'edit', false],
  ])('%s', (_what, candidate, taken) => {
    expect(isEdit(candidate)).toBe(taken)
  })
})
