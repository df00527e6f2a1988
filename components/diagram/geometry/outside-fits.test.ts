import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../simulator/flows/catalogue'
import { completeRun } from '../../../simulator/run/complete'
import { diagram } from '../../../simulator/trace/select/diagram'
import { FULL } from './extent'
import { layOut, upright } from './lay-out'
import { linesThrough } from './testing/lines-through'

describe.each(catalogue.map(({ slug }) => [slug] as const))('who comes to %s from outside', async (slug) => {
  const entry = catalogue.find((each) => each.slug === slug)
  if (!entry) throw new Error(`There is no flow ${slug}.`)
  const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  const { result } = await completeRun(flow, { seed: 1 })
  const ways = [
    ...new Set(
      result.events.flatMap((event) => (event.type === 'request-sent' ? [`${event.actor} ${event.to}`] : [])),
    ),
  ]
  it.each(ways.flatMap((way) => [false, true].map((tall) => [way, tall ? 'upright' : 'across'] as const)))(
    'and sends %s once more has a line that runs through nothing: %s',
    async (way, lies) => {
      const [from = '', to = ''] = way.split(' ')
      const replay = { when: { message: 1, from, to }, do: 'replay', afterSeconds: 60 } as const
      const { result } = await completeRun(flow, { seed: 1, interventions: [replay] })
      const view = diagram(result.events, Number.POSITIVE_INFINITY)
      const tall = lies === 'upright'
      const places = tall ? upright(narration.layout) : narration.layout
      const laid = layOut(view, places, undefined, FULL, tall)
      const isOwn = ({ from, to }: { readonly from: string; readonly to: string }) =>
        from === 'outside' || to === 'outside'
      expect(laid.lanes.filter(({ lane }) => isOwn(lane))).not.toEqual([])
      expect(linesThrough(laid).filter(({ lane }) => isOwn(lane))).toEqual([])
    },
  )
})
