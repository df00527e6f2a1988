import { describe, expect, it } from 'vitest'
import { TRACE_VERSION } from './event'
import { readTrace } from './migrate'

const start = { seq: 0, at: 0, actor: 'run', cause: null, type: 'run-started', version: TRACE_VERSION }
const note = { seq: 1, at: 0, actor: 'run', cause: 0, type: 'note', says: 'x' }

describe('reading a trace', () => {
  it('takes one of this version', () => {
    expect(readTrace([start, note])).toEqual({ ok: true, events: [start, note] })
  })

  it.each([
    ['nothing', undefined, 'no events'],
    ['an empty list', [], 'no events'],
    ['another document', [{ seq: 0, type: 'note' }], 'begin with a run'],
    ['a newer version', [{ ...start, version: TRACE_VERSION + 1 }], `version ${TRACE_VERSION + 1}`],
    ['a gap', [start, { ...note, seq: 2 }], 'damaged'],
    ['a hole', [start, null], 'damaged'],
  ])('refuses %s with a reason', (_what, candidate, reason) => {
    const read = readTrace(candidate)
    expect(!read.ok && read.says).toContain(reason)
  })
})
