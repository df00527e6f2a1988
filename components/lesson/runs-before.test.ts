import { beforeEach, expect, test } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { type Kept, keptOf, writeKept } from '../lab/kept/kept'
import { createLab, type LabControl } from '../lab/lab-store'
import { runsBefore } from './runs-before'

let lab: LabControl
let places: Kept[]

const state = () => lab.store.getState()
/** What is kept of the lab as it stands, as one more place. */
const keep = () => {
  const { flow } = state()
  const place = flow && keptOf(flow, state())
  if (place) places.push(place)
}
const told = () =>
  runsBefore(writeKept({ last: places.length - 1, places: new Map(places.entries()) }) ?? '', lab)

beforeEach(async () => {
  const narration = await findFlow('authorization-code-pkce')?.narration()
  if (!narration) throw new Error('There is no such flow.')
  places = []
  lab = createLab(narration, () => import('../../simulator/doors/index'))
  await lab.start()
})

test('runs that were played to their end are told again, oldest first, also the one that was left for another', async () => {
  await lab.setSwitches({ redirectUri: 'other-path' })
  lab.seek(state().story.steps.length)
  keep()
  const refused = state().story.events
  await lab.setSwitches({})
  lab.seek(state().story.steps.length)
  keep()
  expect(await told()).toEqual([refused, state().story.events])
})

test.each<[says: string, make: () => Promise<void>]>([
  [
    'left before its end',
    async () => {
      await lab.setSwitches({ state: 'tampered' })
      lab.seek(5)
    },
  ],
  [
    'only scrolled to by a text',
    async () => {
      lab.seek(state().story.steps.length)
      lab.update({ taken: false })
    },
  ],
])('a run that was %s is none of them', async (_, make) => {
  await make()
  keep()
  expect(await told()).toEqual([])
})

test('what cannot be read any more tells nothing', async () => {
  expect(await runsBefore('{"tenant-lab-run":7}', lab)).toEqual([])
})
