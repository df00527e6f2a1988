import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { decide } from '../conditional-access/compile/decide'
import { differences, readCorpus } from '../conditional-access/corpus/corpus'
import { evaluate } from '../conditional-access/evaluate'

const FOLDER = path.resolve(import.meta.dirname, '../conditional-access/corpus')
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'))
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'))

describe.each(files)('%s', (file) => {
  const { tenant, cases } = readCorpus(read(file))
  const compiled = compile(tenant)
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_name, { signIn, expect: should }) => {
    const decision = evaluate(compiled, signIn)
    expect(differences(decision, should)).toEqual([])
    expect(decide(compiled, signIn)).toBe(decision.result)
  })
})

describe('the corpus', () => {
  it('has every worked example of the facts, and more', () => {
    const numbers = files.flatMap((file) => /^p(\d+)-/.exec(file)?.[1] ?? [])
    expect(new Set(numbers.map(Number))).toEqual(new Set(Array.from({ length: 17 }, (_, index) => index + 1)))
  })
})
