import { describe, expect, test } from 'vitest'
import { catalogue } from '../../simulator/doors/catalogue'
import { completeRun } from '../../simulator/doors/index'
import { browser, steps } from '../../simulator/doors/view'
import { screensOf } from '../lab/screens'

describe.each(catalogue.map(({ slug, ...entry }) => ({ slug, entry })))(
  'on every screen of $slug',
  ({ entry }) => {
    test('a page stands under its own address, at every step and in between', async () => {
      const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
      const { events } = (await completeRun(flow, { seed: 1 })).result
      const moments = [-1, ...events.map(({ seq }) => seq)]
      expect(steps(events, narration).length).toBeGreaterThan(0)
      const mixed = screensOf(events, -1).flatMap(({ id }) =>
        moments.flatMap((seq) => {
          const { url, page, loading } = browser(events, seq, id)
          const isPair = events.some(
            (event) => event.type === 'page-shown' && event.url === url && event.page === page,
          )
          return page === undefined
            ? loading === (url !== '')
              ? []
              : [seq]
            : isPair && !loading
              ? []
              : [seq]
        }),
      )
      expect(mixed).toEqual([])
    })
  },
)
