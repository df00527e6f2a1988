import { describe, expect, it } from 'vitest'
import { ContentError } from './content-error'
import type { LessonLab } from './lesson-lab'
import { readMeta, readSyllabus } from './schema'

const meta = {
  title: 'A title',
  short: 'Title',
  summary: 'What it is about.',
  minutes: 9,
  lab: { kind: 'flow', slug: 'authorization-code-pkce' },
  revision: 1,
  checked: '2026-11',
  prerequisites: [],
  sources: [{ supports: 'The flow', spec: 'rfc6749#4.1' }],
}

describe('meta.json', () => {
  it('is read when every member is there', () => {
    expect(readMeta('meta.json', meta)).toEqual(meta)
  })

  it.each<LessonLab>([{ kind: 'what-if' }, { kind: 'what-if', link: '1AbC_-' }])(
    'may name another lab: %j',
    (lab) => {
      expect(readMeta('meta.json', { ...meta, lab }).lab).toEqual(lab)
    },
  )

  it.each([
    ['a missing title', { title: undefined }, '"title" is a text'],
    ['a month that is none', { checked: '2026-13' }, '"checked" is a month'],
    ['minutes that are no whole number', { minutes: 0.5 }, '"minutes" is a whole number'],
    ['no lab', { lab: undefined }, '"lab" is one lab'],
    ['two labs', { lab: [{ kind: 'what-if' }, { kind: 'flow', slug: 'a' }] }, '"lab" is one lab'],
    ['a lab of a kind that is none', { lab: { kind: 'toString' } }, 'is one of flow, what-if'],
    ['a flow lab without a flow', { lab: { kind: 'flow' } }, 'needs "slug"'],
    ['a flow that is no slug', { lab: { kind: 'flow', slug: 'Code Flow' } }, '"slug" of a flow lab'],
    ['a what-if that plays a flow', { lab: { kind: 'what-if', slug: 'a' } }, 'Nobody reads "slug"'],
    ['a flow beside the lab', { flow: 'authorization-code-pkce' }, 'Nobody reads "flow"'],
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
  const module = {
    slug: 'authentication',
    title: 'Authentication',
    summary: 'Who.',
    lessons: ['signing-in'],

    pages: [{ path: '/what-if', title: 'What if?' }],
  }

  it('keeps the order of its arrays', () => {
    const syllabus = readSyllabus('syllabus.json', { modules: [{ ...module, lessons: ['b', 'a'] }] })
    expect(syllabus.modules[0]?.lessons).toEqual(['b', 'a'])
  })

  it('names a lesson once', () => {
    expect(() => readSyllabus('syllabus.json', { modules: [module, module] })).toThrow('twice')
  })

  it('names pages with the question that they answer', () => {
    expect(readSyllabus('syllabus.json', { modules: [module] }).modules[0]?.pages).toEqual(module.pages)
    expect(() =>
      readSyllabus('syllabus.json', { modules: [{ ...module, pages: [{ path: '/what-if' }] }] }),
    ).toThrow('title')
  })

  it('names lessons by slug', () => {
    expect(() =>
      readSyllabus('syllabus.json', { modules: [{ ...module, lessons: ['../secrets'] }] }),
    ).toThrow('not a slug')
  })
})
