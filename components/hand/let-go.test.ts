import { describe, expect, it } from 'vitest'
import { type EditableField, isEdit, type MessageEdit } from '../../simulator/doors/hand'
import type { Intervention } from '../lab/engine'
import type { Draft } from './held'
import { doneAt, editsOf, emptyDraft, keyOf, letGo, withoutEdit } from './let-go'

const when = { message: 1, from: 'browser', to: 'app', path: '/cb' }
const elsewhere = { ...when, message: 2 }
const field = (name: string, inside?: readonly EditableField[]): EditableField => ({
  group: 'query',
  name,
  value: name,
  target: { in: 'query', name },
  removable: true,
  ...(inside && { inside }),
})
const claim = (member: string): EditableField => ({
  ...field('token'),
  name: member,
  target: { in: 'query', name: 'token', jwt: { part: 'claims', member } },
})
const fields = [field('state'), field('code'), field('token', [claim('sub'), claim('aud')])]
const [state, code] = [keyOf({ in: 'query', name: 'state' }), keyOf({ in: 'query', name: 'code' })]
const token = keyOf({ in: 'query', name: 'token' })
const sub = keyOf(claim('sub').target)
const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft([], when), ...part })
const set: MessageEdit = { in: 'query', name: 'state', set: 'x' }
const edited = (...edits: MessageEdit[]): Intervention => ({ when, do: 'edit', edits })

describe('what a draft comes to', () => {
  it.each<[string, Partial<Draft>, readonly MessageEdit[], readonly MessageEdit[]]>([
    ['nothing', {}, [], []],
    ['another value', { values: { [state]: 'x' } }, [], [set]],
    ['an empty value', { values: { [state]: '' } }, [], [{ ...set, set: '' }]],
    ['a field taken out', { gone: [code] }, [], [{ in: 'query', name: 'code', remove: true }]],
    [
      'a field that was not there',
      { added: [{ in: 'header', name: 'X-A', value: '1' }] },
      [],
      [{ in: 'header', name: 'X-A', set: '1' }],
    ],
    [
      'what was changed before stays',
      { gone: [code] },
      [set],
      [set, { in: 'query', name: 'code', remove: true }],
    ],
    ['what is changed anew replaces it', { values: { [state]: 'y' } }, [set], [{ ...set, set: 'y' }]],
    [
      'a claim, under the signature that is chosen',
      { values: { [sub]: 'eve' }, signed: { [token]: 'attacker' } },
      [],
      [
        {
          in: 'query',
          name: 'token',
          set: 'eve',
          jwt: { part: 'claims', member: 'sub', signed: 'attacker' },
        },
      ],
    ],
    [
      'a claim, under the old signature',
      { values: { [sub]: 'eve' } },
      [],
      [{ in: 'query', name: 'token', set: 'eve', jwt: { part: 'claims', member: 'sub', signed: 'old' } }],
    ],
    [
      'a signature alone',
      { signed: { [token]: 'none' } },
      [],
      [{ in: 'query', name: 'token', jwt: { signed: 'none' } }],
    ],
    [
      'a signature alone, which is the old one again',
      { signed: { [token]: 'old' } },
      [{ in: 'query', name: 'token', jwt: { signed: 'none' } }],
      [],
    ],
    [
      'a claim changed before, under the signature that is chosen now',
      { signed: { [token]: 'none' } },
      [{ in: 'query', name: 'token', set: 'eve', jwt: { part: 'claims', member: 'sub', signed: 'old' } }],
      [{ in: 'query', name: 'token', set: 'eve', jwt: { part: 'claims', member: 'sub', signed: 'none' } }],
    ],
  ])('%s', (_what, part, before, edits) => {
    const made = editsOf(fields, draft(part), before)
    expect(made).toEqual(edits)
    expect(made.every(isEdit)).toBe(true)
  })
})

describe('letting go', () => {
  const other = { when: elsewhere, do: 'drop' } as const
  const wait = { when, do: 'wait', seconds: 60 } as const
  const named = { ...edited(set), says: 'Somebody else did it.' }

  it('puts its own changes in the place of those that were there, and leaves the others', () => {
    expect(
      letGo(
        [other, edited(set), { when, do: 'hold', seconds: 1 }, wait, named],
        when,
        [{ ...set, set: 'y' }],
        { do: 'drop' },
      ),
    ).toEqual([other, wait, named, edited({ ...set, set: 'y' }), { when, do: 'drop' }])
  })

  it('of a message in which nothing is changed takes back what was', () => {
    expect(letGo([other, edited(set)], when, [], { do: 'send' })).toEqual([other])
  })

  it('puts one change back', () => {
    const code: MessageEdit = { in: 'query', name: 'code', remove: true }
    expect(withoutEdit([edited(set, code), other], when, { in: 'query', name: 'state' })).toEqual([
      edited(code),
      other,
    ])
    expect(withoutEdit([edited(set)], when, { in: 'query', name: 'state' })).toEqual([])
  })

  it('begins again where it was left: the way on, and how a token is signed', () => {
    const signed: MessageEdit = { in: 'query', name: 'token', jwt: { signed: 'attacker' } }
    const list = [edited(signed), { when, do: 'replay', afterSeconds: 5, from: 'app' } as const]
    expect(emptyDraft(list, when)).toMatchObject({
      signed: { [token]: 'attacker' },
      way: { do: 'replay', afterSeconds: 5, from: 'app' },
    })
    expect(doneAt(list, elsewhere)).toEqual({ edits: [], way: { do: 'send' }, any: false })
  })
})
