import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LessonProgress, lastRead, mergeProgress, readProgress, writeProgress } from './progress'

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
