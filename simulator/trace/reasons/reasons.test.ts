import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as codes from '../../identity-provider/errors/aadsts'
import { reasons } from './all'
import { mendsByCode } from './by-code'
import { ofCodes } from './of-codes'
import { published } from './published'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** Names of checks that a client makes, and that cannot fail: what would fail there has a name of its own (`actors/failure.ts`). */
const ALWAYS_HOLD = ['discovery-issuer', 'id-token-claims', 'id-token-signature']

/** The names of all checks, as the code gives them: `name:` beside a `spec:`, and `check:` in an event. */
function namesOfChecks(): Set<string> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|\/testing\/|^cli\//.test(file),
  )
  const names = new Set<string>()
  for (const file of files)
    for (const [, listed, emitted] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(
      /\bname: '([a-z-]+)',\s*spec: '|\bcheck: '([a-z-]+)',/g,
    ))
      names.add(listed ?? emitted ?? '')
  return names
}

describe('the reasons', () => {
  it('are there for every check that can fail, and for nothing else', () => {
    const made = [...namesOfChecks()].filter((name) => !ALWAYS_HOLD.includes(name))
    expect(Object.keys(reasons).sort()).toEqual(made.sort())
  })

  it.each(Object.entries(reasons))('%s: are sentences', (_name, { stops, mend, page, graph }) => {
    for (const sentence of [stops, mend]) expect(sentence).toMatch(/^[A-Z].*\.$/)
    for (const sentence of [stops, mend]) expect(sentence).not.toMatch(/\b(simply|just|easy|easily|obvious)/)
    expect(page ?? 'Entra ID > ').toMatch(/^Entra ID > /)
    expect(graph ?? 'GET /').toMatch(/^(GET|POST|PUT|PATCH) \//)
  })
})

describe('what is said of a code, wherever it comes from', () => {
  it.each(Object.entries(ofCodes))('%s: are sentences', (_code, { stops, mend, page, graph }) => {
    for (const sentence of [stops, mend]) expect(sentence).toMatch(/^[A-Z].*\.$/)
    for (const sentence of [stops, mend]) expect(sentence).not.toMatch(/\b(simply|just|easy|easily|obvious)/)
    expect(page ?? 'Entra ID > ').toMatch(/^Entra ID > /)
    expect(graph ?? 'GET /').toMatch(/^(GET|POST|PATCH) \//)
  })
})

describe('what mends a refusal by its code', () => {
  const all = Object.entries(mendsByCode).flatMap(([check, codes]) =>
    Object.entries(codes).map(([code, mend]) => [check, Number(code), mend] as const),
  )
  const given = Object.values<codes.Aadsts>(codes).map(({ code }) => code)

  it.each(all)(
    '%s %i: is a sentence about a check and a code that there are',
    (check, code, { mend, page, graph }) => {
      expect(reasons).toHaveProperty(check)
      expect(given).toContain(code)
      expect(mend).toMatch(/^[A-Z].*\.$/)
      expect(mend).not.toMatch(/\b(simply|just|easy|easily|obvious)/)
      expect(page ?? 'Entra ID > ').toMatch(/^Entra ID > /)
      expect(graph ?? 'GET /').toMatch(/^(GET|POST|PATCH) \//)
    },
  )
})

it('no wording is kept for a code that nobody gives', () => {
  const given = Object.values<codes.Aadsts>(codes).map(({ code }) => code)
  expect(
    Object.keys(published)
      .map(Number)
      .filter((code) => !given.includes(code)),
  ).toEqual([])
})
