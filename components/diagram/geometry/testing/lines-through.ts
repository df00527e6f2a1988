import { sample } from '../curve'
import { edgesOf } from '../extent'
import type { Layout } from '../lay-out'

/** Points of a line at which it is looked whether it runs through something. */
const LOOKS = 40

/** The lines of a picture that run through a thing that they do not end at, each with that thing. */
export function linesThrough({ lanes, parties }: Pick<Layout, 'lanes' | 'parties'>) {
  return lanes.flatMap(({ lane, curve }) =>
    parties
      .filter(({ party: { id } }) => id !== lane.from && id !== lane.to)
      .filter((placed) => {
        const { left, top, right, bottom } = edgesOf(placed)
        return sample(curve, LOOKS).some(({ x, y }) => x > left && x < right && y > top && y < bottom)
      })
      .map(({ party }) => ({ lane, says: `${lane.id} through ${party.id}` })),
  )
}
