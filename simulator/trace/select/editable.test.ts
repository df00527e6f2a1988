import { describe, expect, it } from 'vitest'
import { catalogue } from '../../flows/catalogue'
import { renderPage } from '../../network/page'
import { completeRun } from '../../run/complete'
import { applyEdit } from '../../run/editing'
import type { TraceEvent } from '../event'
import { editableFields } from './editable'

const common = { seq: 0, at: 0, cause: null, exchange: 0, kind: 'navigation' } as const
const requested = (request: object) =>
  editableFields(
    [{ ...common, actor: 'a', type: 'request-sent', to: 'b', request } as unknown as TraceEvent],
    0,
  )
const answered = (response: object) =>
  editableFields(
    [{ ...common, actor: 'b', type: 'response-received', from: 'a', response } as unknown as TraceEvent],
    0,
  )
const said = (fields: ReturnType<typeof editableFields>) =>
  fields.map(({ group, name, value }) => `${group} ${name} = ${value}`)

describe('every part of a message is a field', () => {
  it('of a request', () => {
    const fields = requested({
      method: 'POST',
      url: 'https://a.example/b?c=1&d=2&c=3',
      headers: [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['Cookie', 'e=1; f=2=3'],
      ],
      body: 'g=h+i&j=',
    })
    expect(said(fields)).toEqual([
      'start method = POST',
      'start path = /b',
      'query c = 1',
      'query d = 2',
      'form g = h i',
      'form j = ',
      'header Content-Type = application/x-www-form-urlencoded',
      'cookie e = 1',
      'cookie f = 2=3',
    ])
  })

  it('of a redirect', () => {
    const fields = answered({
      status: 302,
      headers: [
        ['Location', 'https://a.example/cb?code=c#state=s'],
        ['Set-Cookie', 'h=1; Path=/; Secure'],
      ],
      body: '',
    })
    expect(said(fields)).toEqual([
      'start status = 302',
      'redirect location-address = https://a.example/cb',
      'redirect code = c',
      'redirect state = s',
      'cookie h = 1',
      'cookie h; Path = /',
      'cookie h; Secure = ',
    ])
  })

  it('of a redirect without a whole address: the header', () => {
    const fields = answered({ status: 302, headers: [['Location', '/cb']], body: '' })
    expect(said(fields)).toEqual(['start status = 302', 'header Location = /cb'])
  })

  it('of JSON: what holds no others, a list of such as one', () => {
    const body = JSON.stringify({ a: 'x', b: 1, c: ['y', 2], d: [{ e: null }], f: {} })
    expect(said(answered({ status: 200, headers: [], body })).slice(1)).toEqual([
      'json a = x',
      'json b = 1',
      'json c = ["y",2]',
      'json d[0].e = null',
    ])
  })

  it('of a page: its texts, but for its kind', () => {
    const body = renderPage(
      { kind: 'form-post', action: 'https://a.example', fields: { code: 'c' } },
      'T',
      '',
    )
    expect(said(answered({ status: 200, headers: [], body })).slice(1)).toEqual([
      'page action = https://a.example',
      'page fields.code = c',
    ])
  })

  it('of another text: the whole of it', () => {
    expect(said(answered({ status: 200, headers: [], body: 'hello' })).slice(1)).toEqual([
      'body body = hello',
    ])
  })

  it('of what is no message: none', () => {
    expect(
      editableFields([{ ...common, actor: 'a', type: 'note', says: '' } as unknown as TraceEvent], 0),
    ).toEqual([])
  })

  it('of a token that travels: its header, its claims, its signature', () => {
    const jwt = `${btoa('{"alg":"RS256"}')}.${btoa('{"sub":"a","exp":1}')}.sig`.replaceAll('=', '')
    const [, , bearer] = requested({
      method: 'GET',
      url: 'https://a.example/',
      headers: [['Authorization', `Bearer ${jwt}`]],
      body: '',
    })
    expect(said(bearer?.inside ?? []).map((line) => line.replace('header ', ''))).toEqual([
      'alg = RS256',
      'sub = a',
      'exp = 1',
      'signature = sig',
    ])
  })
})

it('every field of every message of every flow is found by the edit that names it', async () => {
  for (const { slug, flow } of catalogue) {
    const { result } = await completeRun(await flow(), { seed: 1 })
    for (const event of result.events) {
      const wire =
        event.type === 'request-sent' ? event.request : event.type === 'response-received' && event.response
      for (const field of editableFields(result.events, event.seq))
        for (const { target, value } of [field, ...(field.inside ?? [])]) {
          const { jwt, ...place } = target
          const set = value === '200' ? '201' : `${value}A`
          const edit = {
            ...place,
            set: target.in === 'status' ? '201' : set,
            ...(jwt && { jwt: { ...jwt, signed: 'old' as const } }),
          }
          const edited = wire ? await applyEdit(wire, edit) : undefined
          expect(edited, `${slug} ${JSON.stringify(edit)}`).toMatchObject({ before: value })
          expect(JSON.stringify(edited || undefined)).not.toBe(JSON.stringify({ message: wire }))
        }
    }
  }
})
