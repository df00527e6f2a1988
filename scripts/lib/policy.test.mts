import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './policy.mjs'

// CSP Level 3, section 8.2: the published hash of this very script.
const PUBLISHED = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
const page = (body: string) => `<!doctype html><html><head></head><body>${body}</body></html>`
const scripts = (body: string) => / ?script-src ([^;]*)/.exec(contentSecurityPolicy(page(body)))?.[1]

describe('the policy of a page', () => {
  it('names the hash of a script written into it', () => {
    expect(scripts("<script>alert('Hello, world.');</script>")).toBe(`'self' ${PUBLISHED}`)
  })

  it('names equal scripts once', () => {
    const twice = "<script>alert('Hello, world.');</script>".repeat(2)
    expect(scripts(twice)).toBe(`'self' ${PUBLISHED}`)
  })

  it('names modules, and nothing for data and for scripts from files', () => {
    expect(scripts('<script type="module">alert(\'Hello, world.\');</script>')).toBe(`'self' ${PUBLISHED}`)
    expect(scripts('<script type="application/json">{}</script><script async src="/a.js"></script>')).toBe(
      "'self'",
    )
  })

  it('lets an embed be framed by anyone and a page by nobody', () => {
    expect(contentSecurityPolicy(page(''), { embed: true })).toContain('frame-ancestors *')
    expect(contentSecurityPolicy(page(''))).toContain("frame-ancestors 'none'")
  })

  it('leaves out of a <meta> what a <meta> may not say', () => {
    expect(contentSecurityPolicy(page(''), { meta: true })).not.toContain('frame-ancestors')
  })
})
