import { beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../simulator/flows/catalogue'
import { settingName, settingsOf } from '../../simulator/flows/testing/settings'
import { completeRun } from '../../simulator/run/complete'
import type { Flow, Switches } from '../../simulator/run/flow'
import type { Narration } from '../../simulator/trace/select/narration'
import { steps } from '../../simulator/trace/select/steps'
import { needed } from './needed'

/** What stays open and does nothing there: `needs` knows no "or", and with other switches it does something. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'admin-consent': [
    ...['cloud-application-administrator', 'none'].flatMap((role) =>
      ['answer=cancelled', 'state=forged', 'state=another-tenant', 'state=missing'].map(
        (each) => `permission=User.Read.All organization=new role=${role} ${each}`,
      ),
    ),
    'permission=User.Read.All organization=new requests=off redirectUri=not-registered endpoint=v2-named',
  ],
  'incremental-consent': ['earlier=granted more=default answer=declined'],
}

describe.each(Object.entries(LEFT))('%s', (slug, left) => {
  let flow: Flow
  let narration: Narration
  beforeAll(async () => {
    const entry = catalogue.find((each) => each.slug === slug)
    if (!entry) throw new Error(`There is no flow ${slug}.`)
    ;[flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  })

  it('no switch that is open does nothing', { timeout: 60_000 }, async () => {
    const told = new Map<string, string>()
    const ends = async (switches: Switches) => {
      const name = settingName(switches)
      const known = told.get(name) ?? (await happened(flow, narration, switches))
      told.set(name, known)
      return known
    }
    const idle: string[] = []
    for (const ground of settingsOf(flow).slice(1))
      for (const { name, values, needs } of flow.switches) {
        if (name in ground || needed({ needs }, flow.switches, ground).length > 0) continue
        for (const value of values.slice(1))
          if ((await ends(ground)) === (await ends({ ...ground, [name]: value })))
            idle.push(settingName({ ...ground, [name]: value }))
      }
    expect(idle).toEqual(left)
  })
})

/** The steps that are told, what was checked, and how it ends. */
async function happened(flow: Flow, narration: Narration, switches: Switches): Promise<string> {
  const { result } = await completeRun(flow, { seed: 1, switches })
  const told = steps(result.events, narration).map(({ title }) => title)
  const checks = result.events.flatMap((event) =>
    event.type === 'check-passed' || event.type === 'check-failed' ? [event.says] : [],
  )
  return JSON.stringify([told, checks, result.status === 'ended' && result.outcome])
}
