import { execFile } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'

const LAB = path.resolve(import.meta.dirname, 'lab.ts')

/** The terminal as a shell sees it: two streams and a number. */
function lab(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', LAB, ...args], { maxBuffer: 1 << 24 }, (fault, out, err) =>
      resolve({ code: fault ? Number(fault.code) : 0, out, err }),
    )
  })
}

it('what was asked goes to standard output, and the exit code is 0', async () => {
  const { code, out, err } = await lab('run', 'authorization-code-pkce', '--format', 'json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(out)).toMatchObject({ slug: 'authorization-code-pkce', status: 'ended' })
})

it('bad usage is one line on standard error, nothing on standard output, and exit code 2', async () => {
  const { code, out, err } = await lab('run', 'authorization-code-pkce', '--set', 'codeUse=thrice')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^Switch codeUse has no value "thrice"\.[^\n]*\n$/)
})

it('a token that does not verify is exit code 1', async () => {
  const { code, out, err } = await lab('verify', 'eyJhbGciOiJub25lIn0.e30.')
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(out).toContain('no other is accepted')
})
