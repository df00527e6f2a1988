import { describe, expect, it } from 'vitest'
import { createPartner } from './partner'

const hello = { tenantLab: 1, type: 'hello' }
const step = { type: 'step', step: 1, steps: 9, title: 'x' } as const

function around() {
  const posted: (readonly [unknown, string])[] = []
  const window = { postMessage: (message: unknown, to: unknown) => void posted.push([message, String(to)]) }
  return { window, posted, source: window as unknown as Window }
}

describe('whom an embed talks to', () => {
  it('anyone around it is told that it is there and how high it is, and nothing of the run', () => {
    const { window, posted } = around()
    const partner = createPartner(window)
    partner.tellAnyone({ type: 'height', height: 700 })
    partner.tell(step)
    expect(posted).toEqual([
      [{ tenantLab: 1, type: 'height', height: 700 }, '*'],
      [{ type: 'tenant-lab:height', height: 700 }, '*'],
    ])
  })

  it('the origin that spoke first is told of the run, and is the only one that is heard from then on', () => {
    const { window, posted, source } = around()
    const partner = createPartner(window)
    expect(partner.hear({ source, origin: 'https://blog.example', data: hello })).toEqual({ type: 'hello' })
    expect(partner.hear({ source, origin: 'https://evil.example', data: hello })).toBeUndefined()
    partner.tell(step)
    expect(posted).toEqual([[{ tenantLab: 1, ...step }, 'https://blog.example']])
  })

  it('who says nothing of ours has not spoken', () => {
    const { window, source } = around()
    const partner = createPartner(window)
    expect(partner.hear({ source, origin: 'https://noise.example', data: { type: 'x' } })).toBeUndefined()
    expect(partner.hear({ source, origin: 'https://blog.example', data: hello })).toEqual({ type: 'hello' })
  })

  it('another window is not heard, whatever it says', () => {
    const { window } = around()
    const other = around()
    const heard = createPartner(window).hear({
      source: other.source,
      origin: 'https://blog.example',
      data: hello,
    })
    expect(heard).toBeUndefined()
  })

  it('a page without an origin of its own is answered as well', () => {
    const { window, posted, source } = around()
    const partner = createPartner(window)
    partner.hear({ source, origin: 'null', data: hello })
    partner.tell(step)
    expect(posted).toEqual([[{ tenantLab: 1, ...step }, '*']])
  })
})
