import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Deck, moveRun, type Prepared, readDeck, readKept, runBeside, writeDeck } from './deck'

const run = (id: string, more: Partial<Prepared> = {}): Prepared => ({
  id,
  title: `Run ${id}`,
  notes: '',
  flow: 'refresh-token',
  link: '2abc',
  ...more,
})
const deck: Deck = [
  run('a', { notes: 'Ask who has seen the code.' }),
  run('b', { file: '{"tenant-lab-run-file":1}' }),
  run('c'),
]
const file = (runs: unknown) => JSON.stringify({ 'tenant-lab-deck': 1, runs })
const ids = (some: Deck) => some.map(({ id }) => id).join('')
const good = { title: 'Wrong state', path: '/stage/refresh-token#2abc' }

describe('a deck', () => {
  it('comes back as it was kept, and as it was saved', () => {
    expect(readKept(writeDeck(deck))).toEqual(deck)
    expect(readDeck(writeDeck(deck))).toEqual({ deck })
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"tenant-lab-deck":2,"runs":[]}',
    '{"tenant-lab-deck":1,"runs":{}}',
    'a,b',
  ])('is not in %j', (text) => {
    expect(readDeck(text)).toHaveProperty('says')
    expect(readKept(text)).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['a text', 'Wrong state', 'it is not a prepared run'],
    ['no title', { ...good, title: '  ' }, 'has no title'],
    ['a title of a page', { ...good, title: 'a'.repeat(121) }, 'title is longer'],
    ['notes that are a list', { ...good, notes: [] }, 'notes are no text'],
    ['notes of a book', { ...good, notes: 'a'.repeat(2_001) }, 'notes are longer'],
    ['no path', { ...good, path: undefined }, 'path is no link'],
    ['a path of another site', { ...good, path: 'https://example.com/lab/x#2abc' }, 'path is no link'],
    ['a path that names a host', { ...good, path: '//example.com/#2abc' }, 'path is no link'],
    ['a script for a path', { ...good, path: 'javascript:alert(1)' }, 'path is no link'],
    ['a path to another page', { ...good, path: '/what-if#2abc' }, 'path is no link'],
    ['a path upwards', { ...good, path: '/lab/../what-if#2abc' }, 'path is no link'],
    ['a file that is a list', { ...good, file: [] }, 'file is no text'],
    ['a path without a moment', { ...good, path: '/lab/refresh-token' }, 'path is no link'],
  ])('with %s is refused, with its place', (_, bad, says) => {
    expect(readDeck(file([good, bad]))).toEqual({ says: expect.stringMatching(`^Run 2: .*${says}`) })
    // What is kept here already is not thrown away for one of them.
    expect(readKept(file([good, bad]))).toHaveLength(1)
  })

  it.each<[string, unknown, string]>([
    ['a title that turns the writing round', { ...good, title: 'a\u202ecod.exe' }, 'title holds signs'],
    ['a title of nothing but a joiner', { ...good, title: '\u200d' }, 'title holds signs'],
    ['a title of two lines', { ...good, title: 'One\nTwo' }, 'title holds signs'],
    ['a title of fillers', { ...good, title: '\u3164' }, 'title holds signs'],
    ['a title of half a sign', { ...good, title: 'a\ud800' }, 'title holds signs'],
    ['notes that turn the writing round', { ...good, notes: 'One\n\u2067two' }, 'notes hold signs'],
  ])('with %s is refused when it comes from elsewhere', (_, bad, says) => {
    expect(readDeck(file([good, bad]))).toEqual({ says: expect.stringMatching(`^Run 2: .*${says}`) })
  })

  it('that is kept here already loses of its titles what cannot be read, and no run for it', () => {
    const some = { ...good, title: 'a\u202eb', notes: 'c\u2067\nd ' }
    expect(readKept(file([some]))).toMatchObject([{ title: 'ab', notes: 'c\nd' }])
  })

  it('keeps titles and notes as they are read: of any writing, with pictures, in lines, without space around', () => {
    const some = { ...good, title: ' می‌خواهم 👩‍💻 ⚠️: “wait?” ', notes: ' One.\n\tTwo. \n' }
    expect(readDeck(file([some]))).toMatchObject({
      deck: [{ title: 'می‌خواهم 👩‍💻 ⚠️: “wait?”', notes: 'One.\n\tTwo.' }],
    })
  })

  it('of the address bar is read as well', () => {
    expect(readDeck(file([{ ...good, path: '/lab/refresh-token/#2a-_b' }]))).toMatchObject({
      deck: [{ flow: 'refresh-token', link: '2a-_b' }],
    })
  })

  it('has an end', () => {
    expect(readDeck(file(Array.from({ length: 101 }, () => good)))).toEqual({
      says: expect.stringContaining('101 runs'),
    })
  })

  it.each<[string, string, number, string]>([
    ['up', 'b', -1, 'bac'],
    ['down', 'b', 1, 'acb'],
    ['not past the beginning', 'a', -1, 'abc'],
    ['not past the end', 'c', 1, 'abc'],
    ['not when it is not there', 'x', 1, 'abc'],
  ])('is put in order: %s', (_, id, by, order) => {
    expect(ids(moveRun(deck, id, by))).toBe(order)
  })

  it.each<[string, string | undefined, 1 | -1, string | undefined]>([
    ['from nowhere to the first', undefined, 1, 'a'],
    ['from nowhere back to none', undefined, -1, undefined],
    ['on', 'a', 1, 'b'],
    ['back', 'b', -1, 'a'],
    ['not past its end', 'c', 1, undefined],
    ['not before its beginning', 'a', -1, undefined],
  ])('is played: %s', (_, id, by, to) => {
    expect(runBeside(deck, id, by)?.id).toBe(to)
  })

  it('is read whatever a file holds', () => {
    const any = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.array(fc.jsonValue()).map(file),
    )
    fc.assert(
      fc.property(any, (text) => readKept(text).length >= 0 && Object.keys(readDeck(text)).length === 1),
      { seed: 20261128 },
    )
  })
})
