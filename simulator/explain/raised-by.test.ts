import { describe, expect, it, test } from 'vitest'
import { findFlow } from '../flows/catalogue'
import { refusals } from '../flows/refusals'
import { unraised } from '../gallery/unraised'
import { completeRun } from '../run/complete'
import { codeSaid, codesWithPage } from './code'
import { raisedBy } from './raised-by'

const shown = Object.entries(refusals).flatMap(([code, each]) =>
  'flow' in each ? [[Number(code), each] as const] : [],
)

describe('the check that raises a code', () => {
  test.each(shown)(
    'AADSTS%i is the one that raises it in the run that shows it',
    async (code, { flow: slug, ...inputs }) => {
      const flow = await findFlow(slug)?.flow()
      if (!flow) throw new Error(`There is no flow ${slug}.`)
      const { result } = await completeRun(flow, { seed: 1, ...inputs })
      const checks = result.events.flatMap((event) =>
        event.type === 'check-failed' && event.error.code === code ? [event.check] : [],
      )
      expect(checks).toContain(raisedBy[code])
    },
  )

  it('is known of these codes, and of no others', () => {
    expect(Object.keys(raisedBy).map(Number)).toEqual(shown.map(([code]) => code).sort((a, b) => a - b))
  })
})

describe('every code that the lab can raise', () => {
  it('has an address, and no other has', () => {
    expect([...codesWithPage]).toEqual(
      Object.keys(refusals)
        .map(Number)
        .sort((a, b) => a - b),
    )
    expect(codeSaid(50_011)?.text).toMatch(/^The redirect URI … does not match/)
    for (const code of codesWithPage) expect(codeSaid(code)?.hasPage).toBe(true)
  })

  it('says what it means, what mends it, and where that is written', () => {
    for (const [code] of shown) {
      const said = codeSaid(code)
      expect(said?.text, `${code}`).toMatch(/[.…]$/)
      expect(said?.reason?.mend, `${code}`).toMatch(/\.$/)
      expect(said?.reason?.stops, `${code}`).toBeTruthy()
      expect(said?.spec).toBe('entra#error-codes')
    }
  })
})

it('a code that people meet and that no flow raises says so, and has no address', () => {
  for (const { code, says } of unraised.filter((each) => !codesWithPage.includes(each.code)))
    expect(codeSaid(code)).toMatchObject({ text: says, hasPage: false })
  expect(codeSaid(99_999)).toBeUndefined()
})
