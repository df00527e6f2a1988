import { describe, expect, it } from 'vitest'
import * as codes from '../identity-provider/errors/aadsts'
import { completeRun } from '../run/complete'
import { isIntervention } from '../run/intervention'
import { findFlow } from './catalogue'
import { refusals } from './refusals'

const known = Object.values<codes.Aadsts>(codes).map(({ code }) => code)

describe('every refusal that the identity provider can give', () => {
  it('is in the list, and nothing else is', () => {
    expect(Object.keys(refusals).map(Number).sort()).toEqual(known.sort())
  })

  it.each(
    Object.entries(refusals).flatMap(([code, shown]) =>
      'flow' in shown ? [[`AADSTS${code}`, shown] as const] : [],
    ),
  )(
    '%s comes about on the screen, by inputs that a link carries',
    async (name, { flow: slug, ...inputs }) => {
      const flow = await findFlow(slug)?.flow()
      if (!flow) throw new Error(`There is no flow ${slug}.`)
      expect((inputs.interventions ?? []).every(isIntervention)).toBe(true)
      const { result } = await completeRun(flow, { seed: 1, ...inputs })
      const given = result.events.flatMap((event) =>
        event.type === 'check-failed' && event.error.code !== undefined ? [event.error.code] : [],
      )
      expect(given.map((code) => `AADSTS${code}`)).toContain(name)
      expect(result.unreached).toEqual([])
    },
  )

  it('says why, where no run shows it', () => {
    const hidden = Object.entries(refusals).filter(([, shown]) => 'why' in shown)
    expect(hidden.map(([code]) => code)).toEqual(['50074', '50199'])
  })
})
