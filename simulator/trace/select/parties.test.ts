import { describe, expect, it } from 'vitest'
import type { Party, TraceEvent, TraceEventBody } from '../event'
import { browserInUse, calledApart, nameApart, parties, partyNamed, partyOfKind } from './parties'

const cast: readonly Party[] = [
  { id: 'one', kind: 'user', name: 'Somebody', detail: 'at a desk', whoSignsIn: true },
  { id: 'two', kind: 'user', name: 'Somebody else', detail: 'at home', whoSignsIn: true },
  { id: 'laptop', kind: 'browser', name: 'Browser', detail: '', belongsTo: 'one' },
  { id: 'tablet', kind: 'browser', name: 'Browser', detail: '', belongsTo: 'two' },
  { id: 'login', kind: 'identity-provider', name: 'Identity provider', detail: '' },
]
type Row = readonly [actor: string, cause: number | null, body: TraceEventBody]

function trace(...rows: Row[]): readonly TraceEvent[] {
  const opening: TraceEventBody = {
    type: 'run-started',
    version: 2,
    flow: 'f',
    revision: 1,
    seed: 1,
    switches: {},
    places: [],
    parties: cast,
    facts: [],
  }
  return [['run', null, opening] as Row, ...rows].map(([actor, cause, body], seq) => ({
    seq,
    at: seq,
    actor,
    cause,
    ...body,
  }))
}
const request = (exchange: number): TraceEventBody => ({
  type: 'request-sent',
  exchange,
  kind: 'navigation',
  to: 'login',
  request: { method: 'GET', url: 'https://login.example/', headers: [], body: '' },
})
const identified = (givenName: string | null, displayName = `${givenName} Full`): TraceEventBody => ({
  type: 'account-identified',
  tenantId: 't',
  user: {
    id: `id of ${displayName}`,
    userPrincipalName: 'x@contoso.example',
    displayName,
    givenName,
    detail: 'user, Finance',
  },
})
const names = (events: readonly TraceEvent[], seq: number) =>
  [0, 1].map((at) => parties(events, seq)[at]?.name)

describe('who somebody is', () => {
  it('is not known where nobody was recognised', () => {
    const events = trace(['laptop', 0, request(0)])
    expect(parties(events, 1)).toEqual(cast)
    expect(parties([], 0)).toEqual([])
  })

  it('is the account that was recognised in a browser of theirs, with its detail and object', () => {
    const events = trace(['laptop', 0, request(0)], ['login', 1, identified('Ada')])
    expect(partyNamed(events, 'one', 2)).toMatchObject({
      name: 'Ada',
      detail: 'user, Finance',
      object: { collection: 'users', id: 'id of Ada Full' },
      whoSignsIn: true,
    })
    expect(partyNamed(events, 'nobody', 2)).toBeUndefined()
  })

  it('was so before it was known: it was they who sat there all along', () => {
    const events = trace(['laptop', 0, request(0)], ['login', 1, identified('Ada')])
    expect(names(events, 0)).toEqual(['Ada', 'Somebody else'])
  })

  it('is told apart for two people, by the browser that the sign-in came from', () => {
    const events = trace(
      ['laptop', 0, request(0)],
      ['tablet', 0, request(1)],
      ['login', 2, identified('Chidi')],
      ['login', 1, identified('Ada')],
    )
    expect(names(events, 2)).toEqual(['Ada', 'Chidi'])
  })

  it('changes when another account is recognised, from then on', () => {
    const events = trace(
      ['laptop', 0, request(0)],
      ['login', 1, identified('Ada')],
      ['laptop', 2, request(1)],
      ['login', 3, identified('Dana')],
    )
    expect([0, 2, 3, 4, 9].map((seq) => names(events, seq)[0])).toEqual(['Ada', 'Ada', 'Ada', 'Dana', 'Dana'])
  })

  it('is found through whatever lies between the request and the recognition', () => {
    const events = trace(
      ['laptop', 0, request(0)],
      ['login', 1, { type: 'note', says: '' }],
      ['login', 2, identified('Ada')],
    )
    expect(names(events, 3)[0]).toBe('Ada')
  })

  it('has a name even where there is no given name', () => {
    const events = trace(['laptop', 0, request(0)], ['login', 1, identified(null, 'Break glass 1')])
    expect(names(events, 2)[0]).toBe('Break glass 1')
  })

  it('is never asked of those who are known beforehand', () => {
    const events = trace(['login', 0, request(0)], ['login', 1, identified('Ada')])
    expect(parties(events, 2).slice(2)).toEqual(cast.slice(2))
  })
})

describe('the browser that somebody looks at', () => {
  const shown = (frame?: true): TraceEventBody => ({
    type: 'page-shown',
    url: 'https://a.example/',
    page: { kind: 'signed-out' },
    ...(frame ? { frame } : {}),
  })
  const events = trace(['laptop', 0, shown()], ['tablet', 0, shown()], ['laptop', 0, shown(true)])

  it.each([
    [0, 'laptop'],
    [1, 'laptop'],
    [2, 'tablet'],
    [3, 'tablet'],
  ])('at event %d is %s: frames are not in its address bar', (seq, id) => {
    expect(browserInUse(events, seq)).toBe(id)
  })

  it('is none in a cast without browsers', () => {
    expect(browserInUse([], 0)).toBeUndefined()
  })
})

describe('the first of a kind', () => {
  it.each([
    ['user', 'one'],
    ['browser', 'laptop'],
    ['identity-provider', 'login'],
    ['phone', undefined],
  ] as const)('%s is %s', (kind, id) => {
    expect(partyOfKind(trace(), kind)).toBe(id)
  })
})

describe('two of one name', () => {
  const [one, , laptop, tablet, login] = cast as readonly [Party, Party, Party, Party, Party]
  it.each([
    [laptop, 'Browser of Somebody'],
    [tablet, 'Browser of Somebody else'],
    [login, 'Identity provider'],
    [one, 'Somebody'],
  ])('%j is called %s', (party, name) => {
    expect(nameApart(cast, party)).toBe(name)
  })

  it('go by who has been recognised', () => {
    const events = trace(['laptop', 0, request(0)], ['login', 1, identified('Ada')])
    expect(calledApart(events, 'laptop', 2)).toBe('Browser of Ada')
    expect(calledApart(events, 'nobody', 2)).toBe('nobody')
  })

  it('are not made: whoever signs in as somebody else of the cast keeps the name of the story', () => {
    const events = trace(['laptop', 0, request(0)], ['login', 1, identified('Ada')])
    const [opening, ...rest] = events
    const thief: Party = {
      id: 'thief',
      kind: 'user',
      name: 'Ada',
      detail: 'the thief',
      object: { collection: 'users', id: 'id of Ada Full' },
    }
    const told = [{ ...opening, parties: [...cast, thief] } as TraceEvent, ...rest]
    expect(parties(told, 2)[0]).toMatchObject({
      name: 'Somebody',
      detail: 'signed in as Ada',
      object: { id: 'id of Ada Full' },
    })
  })
})
