import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { contosoPolicyTenant, contosoQuestion } from '../fixtures/contoso-policies'
import { exportTenant } from '../interchange/export-tenant'
import { importFiles } from '../interchange/import-files'

const LAB = path.resolve(import.meta.dirname, 'lab.ts')
const QUESTION = JSON.stringify(contosoQuestion)

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The terminal as a shell sees it: two streams and a number. `head`: whoever reads stops after the first piece. */
function lab(args: readonly string[], { input = '', head = false } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', LAB, ...args])
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece
      if (head) child.stdout.destroy()
    })
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      err += piece
    })
    // A command that does not read its input closes it, which is nobody's mistake.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

let folder = ''
const at = (name: string) => path.join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lab-process-'))
  const bytes = new TextEncoder().encode(JSON.stringify(contosoPolicyTenant))
  for (const { name, text } of exportTenant(importFiles([{ name: 'a.json', bytes }]).document)) {
    await writeFile(at(name), text)
  }
})
afterAll(() => rm(folder, { recursive: true }))

describe('what was asked goes to standard output, and the exit code is 0', () => {
  it('a run', async () => {
    const { code, out, err } = await lab(['run', 'authorization-code-pkce', '--format', 'json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ slug: 'authorization-code-pkce', status: 'ended' })
  })

  it('a question from standard input about the files of a folder', async () => {
    const { code, out, err } = await lab(
      ['what-if', '--tenant', folder, '--sign-in', '-', '--format', 'json'],
      {
        input: QUESTION,
      },
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { result, policies } = JSON.parse(out)
    expect(result).toBe('block')
    expect(policies).toHaveLength(contosoPolicyTenant.conditionalAccessPolicies.length)
  })

  it('a question in the encoding of a Windows pipe, and a tenant from standard input', async () => {
    const utf16 = Buffer.from(`\uFEFF${QUESTION}`, 'utf16le').toString('latin1')
    await writeFile(at('.question.txt'), utf16, 'latin1')
    const { code, out } = await lab(['what-if', '--tenant', '-', '--sign-in', at('.question.txt')], {
      input: JSON.stringify(contosoPolicyTenant),
    })
    expect(code).toBe(0)
    expect(out).toMatch(/^Blocked\./)
  })
})

test.each<[what: string, args: readonly string[], input: string, line: RegExp]>([
  [
    'an unknown switch',
    ['run', 'authorization-code-pkce', '--set', 'codeUse=thrice'],
    '',
    /^Switch codeUse has no value "thrice"\./,
  ],
  [
    'an unknown option',
    ['import', '.', '--fromat', 'json'],
    '',
    /^There is no option --fromat\. Did you mean --format\?/,
  ],
  [
    'nothing on standard input as a tenant',
    ['import', '-', '--format', 'json'],
    '',
    /^Standard input is empty\. Give files, folders/,
  ],
  [
    'nothing on standard input as a question',
    ['what-if', '--tenant', '@', '--sign-in', '-', '--format', 'json'],
    '',
    /^Standard input is empty\. Give the body/,
  ],
  [
    'noise on standard input as a question',
    ['what-if', '--tenant', '@', '--sign-in', '-', '--format', 'json'],
    '\u001b[2J',
    /^standard input:1:1 is no JSON\./,
  ],
  [
    'a name that would act on the terminal',
    ['what-if', '--tenant', '@', '--user', '\u001b[2J\u202e', '--app', 'Expenses'],
    '',
    /^There is no person "\\u001b\[2J\\u202e"\./,
  ],
])(
  '%s is one line on standard error, nothing on standard output, and exit code 2',
  async (_what, args, input, line) => {
    const { code, out, err } = await lab(
      args.map((each) => (each === '@' ? folder : each)),
      { input },
    )
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(line)
    expect(err).toMatch(/^[^\n]*\n$/)
  },
)

it('a token that does not verify is exit code 1', async () => {
  const { code, out, err } = await lab(['verify', 'eyJhbGciOiJub25lIn0.e30.'])
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(out).toContain('only RS256 is accepted')
})

it('a reader that goes away early, as `| head -1` does, is no crash', async () => {
  const { err, out } = await lab(['run', 'authorization-code-pkce', '--format', 'json'], { head: true })
  expect(out.length).toBeGreaterThan(0)
  expect(err).toBe('')
})

test('it runs from any folder', async () => {
  const script = path.resolve(import.meta.dirname, '../../scripts/lab.mjs')
  const code = await new Promise((resolve) => {
    spawn(process.execPath, [script, '--help'], { cwd: folder, stdio: 'ignore' }).on('close', resolve)
  })
  expect(code).toBe(0)
})
