import { describe, expect, it } from 'vitest'
import { rejected } from '../gallery/rejected'
import { completeRun } from '../run/complete'
import { askedFlows } from './asked-flows'
import { catalogue } from './catalogue'
import { settingsOf } from './testing/settings'

const flows = await askedFlows()

describe('a flow that names codes of its own', () => {
  it.each(flows.flatMap(({ slug, asked: { codes = [] } }) => codes.map((code) => [slug, code] as const)))(
    '%s raises AADSTS%i under a switch',
    async (slug, code) => {
      const flow = await catalogue.find((each) => each.slug === slug)?.flow()
      if (!flow) throw new Error(`There is no flow ${slug}.`)
      for (const switches of settingsOf(flow)) {
        const { result } = await completeRun(flow, { seed: 1, switches })
        if (result.events.some((event) => event.type === 'check-failed' && event.error.code === code)) return
      }
      throw new Error('No setting raises it.')
    },
  )
})

it('a way that nobody should take is played by a flow that is the answer to nothing', () => {
  const played = Object.values(rejected).flatMap((each) => each.played ?? [])
  expect(played).toContain('implicit')
  for (const slug of played) expect(flows.find((each) => each.slug === slug)?.asked.noAnswer).toBeDefined()
})
