import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  added,
  howFar,
  type LessonProgress,
  lastRead,
  mergeProgress,
  type Progress,
  progressIn,
  readProgress,
  writeProgress,
} from './progress'

const lesson = (read: string, more: Partial<LessonProgress> = {}): LessonProgress => ({
  revision: 1,
  guesses: {},
  exercises: {},
  acts: {},
  read: `2026-11-${read}T09:00:00.000Z`,
  ...more,
})

describe('progress', () => {
  it('comes back as it was kept', () => {
    const kept = {
      'authentication/signing-in': lesson('02', {
        place: 'the-app-turns-it-in',
        guesses: { p: 'browser' },
        exercises: { 'first-code': '2026-11-02' },
        acts: { 'first-state': '2026-11-02' },
      }),
    }
    expect(readProgress(writeProgress(kept))).toEqual(kept)
  })

  it('from before there were acts is read', () => {
    const { acts: _, ...before } = lesson('02')
    expect(readProgress(writeProgress({ 'a/b': before as LessonProgress }))).toEqual({ 'a/b': lesson('02') })
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"tenant-lab-progress":2,"lessons":{}}',
    '{"tenant-lab-progress":1,"lessons":[]}',
    'a,b\n1,2',
  ])('%j is none', (text) => {
    expect(readProgress(text)).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['a path that is none', { '../x': lesson('01') }],
    ['a lesson that is a text', { 'a/b': 'done' }],
    ['a time that is none', { 'a/b': { ...lesson('01'), read: 'yesterday' } }],
    ['a revision that is none', { 'a/b': { ...lesson('01'), revision: 'new' } }],
  ])('leaves out %s, and keeps the rest', (_, lessons) => {
    const text = JSON.stringify({
      'tenant-lab-progress': 1,
      lessons: { ...(lessons as object), 'c/d': lesson('03') },
    })
    expect(Object.keys(readProgress(text) ?? {})).toEqual(['c/d'])
  })

  it('leaves out guesses and days of another form', () => {
    const text = writeProgress({
      'a/b': lesson('01', {
        guesses: { p: '<b>', q: 'fine' },
        exercises: { e: 'today', f: '2026-11-01' },
        acts: { a: 7, b: '2026-11-01' } as never,
      }),
    })
    expect(readProgress(text)?.['a/b']).toMatchObject({
      guesses: { q: 'fine' },
      exercises: { f: '2026-11-01' },
      acts: { b: '2026-11-01' },
    })
  })

  it('of two browsers is put together: what was done in either, the first day of each, the newest place', () => {
    const one = {
      'a/b': lesson('01', { place: 'early', exercises: { e: '2026-11-01' }, acts: { x: '2026-11-01' } }),
      'a/c': lesson('01'),
    }
    const other = {
      'a/b': lesson('05', {
        place: 'late',
        exercises: { e: '2026-11-05', f: '2026-11-05' },
        acts: { x: '2026-11-05', y: '2026-11-05' },
      }),
    }
    for (const merged of [mergeProgress(one, other), mergeProgress(other, one)]) {
      expect(merged).toEqual({
        'a/b': lesson('05', {
          place: 'late',
          exercises: { e: '2026-11-01', f: '2026-11-05' },
          acts: { x: '2026-11-01', y: '2026-11-05' },
        }),
        'a/c': lesson('01'),
      })
    }
  })

  describe('goes on to be kept', () => {
    const many = (count: number, of: (index: number) => readonly [string, unknown]) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => of(index)))
    const strangers = many(300, (index) => [`no/such-${index}`, lesson('09')]) as Progress
    const again = (progress: Progress) => readProgress(writeProgress(progress)) ?? {}

    it('in the lessons that there are, whatever else a file brings', () => {
      const brought = progressIn(['a/b', 'a/c'], { ...strangers, 'a/b': lesson('02') })
      expect(Object.keys(brought)).toEqual(['a/b'])
    })

    it('though lessons that do not fit stand before the one that does', () => {
      const unfit = many(300, (index) => [`no/such-${index}`, 'done']) as unknown as Progress
      expect(again({ ...unfit, 'a/b': lesson('02') })).toEqual({ 'a/b': lesson('02') })
    })

    it('in a lesson that is read now, when it is full of others', () => {
      const kept = again(added(again(strangers), 'a/b', lesson('10')))
      expect(kept['a/b']).toEqual(lesson('10'))
    })

    it('in one lesson, when it is full of guesses, exercises and acts that are none', () => {
      const full = lesson('30', {
        guesses: many(150, (index) => [`g${index}`, 'x']) as Record<string, string>,
        exercises: many(150, (index) => [`e${index}`, '2026-11-01']) as Record<string, string>,
        acts: many(150, (index) => [`a${index}`, '2026-11-01']) as Record<string, string>,
      })
      const real = { guesses: { p: 'x' }, exercises: { e: '2026-11-02' }, acts: { a: '2026-11-02' } }
      const own = { 'a/b': lesson('02', real) }
      for (const progress of [mergeProgress(own, { 'a/b': full }), added({ 'a/b': full }, 'a/b', real)])
        expect(again(progress)['a/b']).toMatchObject(real)
    })

    it('with the first day of each, and the guess that was made last', () => {
      const before = lesson('01', { guesses: { p: 'x' }, exercises: { e: '2026-11-01' } })
      const now = { guesses: { p: 'y' }, exercises: { e: '2026-11-02' }, place: 'here' }
      expect(added({ 'a/b': before }, 'a/b', now)['a/b']).toMatchObject({
        guesses: { p: 'y' },
        exercises: { e: '2026-11-01' },
        place: 'here',
      })
    })
  })

  it('goes on with what was read last', () => {
    expect(lastRead({ 'a/b': lesson('01'), 'a/c': lesson('09'), 'a/d': lesson('04') })).toBe('a/c')
    expect(lastRead({})).toBeUndefined()
  })

  it('is read whatever a file holds', () => {
    const seed = 20261128
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const progress = readProgress(text)
          return progress === undefined || readProgress(writeProgress(progress)) !== undefined
        },
      ),
      { seed },
    )
  })
})

describe('how far somebody has come in a lesson', () => {
  const solved = (...ids: string[]) => ({
    revision: 1,
    guesses: {},
    acts: {},
    read: '2026-11-28T10:00:00.000Z',
    exercises: Object.fromEntries(ids.map((id) => [id, '2026-11-28'])),
  })
  it.each([
    ['nothing kept', undefined, ['one'], 'new'],
    ['opened', solved(), ['one'], 'begun'],
    ['one of two exercises solved', solved('one'), ['one', 'two'], 'begun'],
    ['all solved', solved('one', 'two'), ['one', 'two'], 'done'],
    ['all that the lesson had, and it has a new one', solved('one', 'old'), ['one', 'new'], 'begun'],
  ] as const)('%s', (_, lesson, exercises, far) => {
    expect(howFar(lesson, exercises)).toBe(far)
  })
})
