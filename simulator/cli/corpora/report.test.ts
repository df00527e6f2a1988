import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aadsts } from './aadsts'
import { contoso } from './contoso'
import { type Corpus, type Finding, same } from './corpus'
import { oidcConformance } from './oidc-conformance'
import { report } from './report'
import { rfcVectors } from './rfc-vectors'
import { rfc7520 } from './rfc7520'
import { wycheproofJose } from './wycheproof-jose'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lab-corpora-'))
})
afterAll(() => rm(folder, { recursive: true }))

const corpus = (name: string, ...findings: Finding[]): Corpus => ({ name, examine: async () => findings })

async function reported(...corpora: Corpus[]) {
  const lines: string[] = []
  const counts = await report(corpora, folder, (line) => lines.push(line))
  return { lines, ...counts }
}

it('says N of M for each corpus, what does not hold, and the sum at the end', async () => {
  const { lines, passed, failed } = await reported(
    corpus('numbers', same('one', 1, 1), same('two', 2, 3)),
    corpus('letters', same('a', 'a', 'a')),
  )
  expect(lines).toEqual([
    'numbers: 1 of 2',
    '  FAILED two: is 2, should be 3',
    'letters: 1 of 1',
    '2 passed, 1 failed',
  ])
  expect({ passed, failed }).toEqual({ passed: 2, failed: 1 })
})

it('lists exceptions with their reasons, and does not count them', async () => {
  const { lines, failed } = await reported(
    corpus('numbers', same('one', 1, 1), { ...same('two', 2, 3), exception: 'two is three there' }),
  )
  expect(lines).toEqual([
    'numbers: 1 of 2 (1 exception, listed)',
    '  exception two: two is three there',
    '1 passed, 0 failed',
  ])
  expect(failed).toBe(0)
})

it('a corpus with columns is a table, of what holds as well', async () => {
  const numbers: Corpus = {
    ...corpus(
      'numbers',
      { ...same('one', 1, 1), row: ['one', 'yes', ''] },
      {
        ...same('eleven', 2, 3),
        exception: 'it is three there',
        row: ['eleven', 'no', 'it is | three there'],
      },
    ),
    columns: ['number', 'holds', 'why'],
  }
  expect((await reported(numbers)).lines).toEqual([
    'numbers: 1 of 2 (1 exception, listed)',
    '  | number | holds | why |',
    '  | ------ | ----- | --- |',
    '  | one    | yes   |  |',
    '  | eleven | no    | it is \\| three there |',
    '1 passed, 0 failed',
  ])
})

it('an exception that has come to hold is out of date, and fails', async () => {
  const { failed } = await reported(corpus('numbers', { ...same('one', 1, 1), exception: 'no longer' }))
  expect(failed).toBe(1)
})

it('a corpus with nothing in it has failed, and so has no corpus at all', async () => {
  expect(await reported(corpus('nothing'))).toMatchObject({ passed: 0, failed: 1 })
  expect(await reported()).toMatchObject({ passed: 0, failed: 1 })
})

it.each([rfcVectors, rfc7520, wycheproofJose, contoso, aadsts, oidcConformance])(
  '$name fails when its folder is missing',
  async (each) => {
    const { lines, passed, failed } = await reported(each)
    expect({ passed, failed }).toEqual({ passed: 0, failed: 1 })
    expect(lines[0]).toMatch(/: cannot be examined: ENOENT/)
  },
)

it('a file that is not JSON fails its corpus', async () => {
  await writeFile(path.join(folder, 'broken.json'), '{')
  const broken: Corpus = {
    name: 'broken',
    examine: async (read) => [same('x', await read('broken.json'), 1)],
  }
  expect(await reported(broken)).toMatchObject({ passed: 0, failed: 1 })
})
