import { describe, expect, it } from 'vitest'
import { ContentError } from './content-error'
import { readMeta, readSyllabus } from './schema'

const meta = {
  title: 'A title',
  short: 'Title',
  summary: 'What it is about.',
  minutes: 9,
  flow: 'authorization-code-pkce',
  revision: 1,
  checked: '2026-11',
  prerequisites: [],
  sources: [{ supports: 'The flow', spec: 'rfc6749#4.1' }],
}

describe('meta.json', () => {
  it('is read when every member is there', () => {
    expect(readMeta('meta.json', meta)).toEqual(meta)
  })

  it.each([
    ['a missing title', { title: undefined }, '"title" is a text'],
    ['a month that is none', { checked: '2026-13' }, '"checked" is a month'],
    ['minutes that are no whole number', { minutes: 0.5 }, '"minutes" is a whole number'],
    ['a flow that is no slug', { flow: 'Code Flow' }, '"flow" is a slug'],
    ['no source at all', { sources: [] }, '"sources" is empty'],
    ['a source without a place', { sources: [{ supports: 'It' }] }, 'title, href'],
    [
      'a source over plain http',
      { sources: [{ supports: 'It', page: { title: 'P', href: 'http://a.example' } }] },
      'https://',
    ],
    ['a member nobody reads', { author: 'Ada' }, 'Nobody reads "author"'],
  ])('is refused with %s, and the message says what is wrong', (_, change, says) => {
    expect(() => readMeta('meta.json', { ...meta, ...change })).toThrow(says)
  })

  it.each([[null], [[]], ['text'], [7]])('is refused when it is %j', (json) => {
    expect(() => readMeta('meta.json', json)).toThrow(ContentError)
  })
})

describe('syllabus.json', () => {
  const module = { slug: 'authentication', title: 'Authentication', summary: 'Who.', lessons: ['signing-in'] }

  it('keeps the order of its arrays', () => {
    const syllabus = readSyllabus('syllabus.json', { modules: [{ ...module, lessons: ['b', 'a'] }] })
    expect(syllabus.modules[0]?.lessons).toEqual(['b', 'a'])
  })

  it('names a lesson once', () => {
    expect(() => readSyllabus('syllabus.json', { modules: [module, module] })).toThrow('twice')
  })

  it('names lessons by slug', () => {
    expect(() =>
      readSyllabus('syllabus.json', { modules: [{ ...module, lessons: ['../secrets'] }] }),
    ).toThrow('not a slug')
  })
})
