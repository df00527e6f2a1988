import { describe, expect, it } from 'vitest'
import type { StepEvent } from './narration'
import { repeatsIn } from './repeats'

/** Polls by a letter: `p` not yet, `s` slower, `t` tokens, `q` not yet for another device; `.` somebody types. */
function story(letters: string): StepEvent[] {
  const errors: Readonly<Record<string, string>> = {
    p: 'authorization_pending',
    q: 'authorization_pending',
    s: 'slow_down',
  }
  let seq = 0
  return [...letters].flatMap((letter, exchange): StepEvent[] => {
    const common = { at: 0, cause: 0 }
    if (letter === '.')
      return [
        {
          ...common,
          seq: seq++,
          actor: 'ada',
          type: 'prompt-answered',
          index: 0,
          prompt: 'user-code',
          on: 'phone',
          value: {},
          afterSeconds: 5,
        },
      ]
    const body = `device_code=${letter === 'q' ? 'two' : 'one'}`
    const request = { method: 'POST', url: 'https://login.entra.example/token', headers: [], body }
    const error = errors[letter]
    const response = { status: error ? 400 : 200, headers: [], body: JSON.stringify(error ? { error } : {}) }
    return [
      {
        ...common,
        seq: seq++,
        actor: 'tv',
        type: 'request-sent',
        exchange,
        kind: 'back-channel',
        to: 'idp',
        request,
      },
      {
        ...common,
        seq: seq++,
        actor: 'idp',
        type: 'response-received',
        exchange,
        kind: 'back-channel',
        from: 'tv',
        response,
      },
    ]
  })
}

describe('polls in a row', () => {
  it.each<[string, string, readonly (readonly [number, number])[], readonly number[]]>([
    ['none', '', [], []],
    ['one', 'p', [], []],
    ['two are told one by one', 'pp', [], []],
    ['of three the second stands for two', 'ppp', [[2, 2]], [3, 4, 5]],
    ['and for all that follow', 'ppppp', [[2, 4]], [3, 4, 5, 6, 7, 8, 9]],
    [
      'until somebody acts',
      'ppp.ppp',
      [
        [2, 2],
        [9, 2],
      ],
      [3, 4, 5, 10, 11, 12],
    ],
    ['an act in between leaves them alone', 'p.p.p', [], []],
    [
      'another answer begins another row',
      'pppsss',
      [
        [2, 2],
        [8, 2],
      ],
      [3, 4, 5, 9, 10, 11],
    ],
    [
      'another device as well',
      'pppqqq',
      [
        [2, 2],
        [8, 2],
      ],
      [3, 4, 5, 9, 10, 11],
    ],
    ['what is granted is never told with others', 'ttt', [], []],
    ['nor what is refused at the end', 'pppt', [[2, 2]], [3, 4, 5]],
  ])('%s: %s', (_what, letters, times, told) => {
    const repeats = repeatsIn(story(letters))
    expect([...repeats.times]).toEqual(times)
    expect([...repeats.told]).toEqual(told)
  })
})
