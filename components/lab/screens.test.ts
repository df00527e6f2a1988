import { describe, expect, test } from 'vitest'
import type { Party, TraceEvent } from '../../simulator/doors/view'
import { screenInUse, screensOf, screenTitle } from './screens'
import { promptAt } from './story'

const party = (id: string, kind: Party['kind'], name: string, belongsTo?: string): Party => ({
  id,
  kind,
  name,
  detail: '',
  ...(belongsTo && { belongsTo }),
})

/** A trace of what matters here: a cast, pages shown and questions asked, one after the other. */
function trace(parties: readonly Party[], ...bodies: readonly object[]): readonly TraceEvent[] {
  const opening = { type: 'run-started', parties, facts: [], places: [], switches: {} }
  return [opening, ...bodies].map((body, seq) => ({
    seq,
    at: 0,
    actor: 'run',
    cause: null,
    ...body,
  })) as never
}

const page = { kind: 'app', appName: 'App', state: 'welcome', heading: 'Welcome', lines: [] }
const shown = (actor: string) => ({ type: 'page-shown', actor, url: 'https://app.example/', page })
const opened = (index: number, actor: string, on: string) => ({
  type: 'prompt-opened',
  index,
  prompt: 'next',
  actor,
  on,
  page,
})
const answered = (index: number) => ({ type: 'prompt-answered', index, prompt: 'next', value: {} })

const ada = party('ada', 'user', 'Ada')
const bo = party('bo', 'user', 'Bo')
const laptop = party('laptop', 'browser', 'Browser', 'ada')
const other = party('other', 'browser', 'Browser', 'bo')
const television = party('tv', 'television', 'Television', 'ada')
const program = party('job', 'program', 'Nightly job')

describe('the screens of a run', () => {
  test.each([
    ['none, of a run between machines', trace([program, party('api', 'resource', 'API')]), [], undefined],
    ['a browser, even before it shows anything', trace([ada, laptop]), ['Browser'], 'Browser'],
    [
      'two browsers of the same name, by whose they are',
      trace([ada, bo, laptop, other]),
      ['Browser of Ada', 'Browser of Bo'],
      'Browser',
    ],
    [
      'a television, once it shows a page',
      trace([ada, laptop, television], shown('tv')),
      ['Browser', 'Television'],
      'Browser',
    ],
    ['a terminal alone, by its name', trace([program], shown('job')), ['Nightly job'], 'Nightly job'],
    ['not a television that shows nothing', trace([ada, laptop, television]), ['Browser'], 'Browser'],
  ] as const)('%s', (_, events, titles, title) => {
    expect(screensOf(events, 99).map((screen) => screen.title)).toEqual(titles)
    expect(screenTitle(events)).toBe(title)
  })

  test('the one in use is where a question is open, else where the last page was shown', () => {
    const events = trace(
      [ada, laptop, television],
      shown('tv'),
      shown('laptop'),
      opened(0, 'ada', 'tv'),
      answered(0),
    )
    const inUse = [1, 2, 3, 4].map((seq) => screenInUse(events, seq, promptAt(events, seq)))
    expect(inUse).toEqual(['tv', 'laptop', 'tv', 'laptop'])
  })
})

describe('the open question', () => {
  test('of two is the one to be answered first', () => {
    const events = trace(
      [ada, bo, laptop, other],
      opened(0, 'ada', 'laptop'),
      opened(1, 'bo', 'other'),
      answered(0),
      answered(1),
    )
    expect([0, 1, 2, 3, 4].map((seq) => promptAt(events, seq)?.index)).toEqual([
      undefined,
      0,
      0,
      1,
      undefined,
    ])
  })
})
