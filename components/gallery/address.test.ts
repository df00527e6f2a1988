import { describe, expect, it } from 'vitest'
import { allWays } from '../../simulator/doors/gallery'
import { ASKERS, type GalleryPlace, readPlace, writePlace } from './address'

const places: readonly GalleryPlace[] = [
  { who: undefined, way: [] },
  ...ASKERS.map((who) => ({ who, way: [] })),
  ...allWays().map(({ choices }) => ({ who: 'device' as const, way: choices.map(({ id }) => id) })),
]

it.each(places.map((place) => [writePlace(place), place] as const))(
  '%s is read as it was written',
  (query, place) => {
    expect(readPlace(query)).toEqual(place)
  },
)

describe('what means nothing in an address is left out', () => {
  it.each([
    ['?who=nobody', '?'],
    ['?who=Device', '?'],
    ['?who=constructor', '?'],
    ['?who=device&who=person', '?who=device'],
    ['?way=person.own', '?way=person'],
    ['?way=program.own.azure.more', '?way=program.own.azure'],
    ['?way=', '?'],
    ['?way=%00', '?'],
    ['?other=1', '?'],
  ])('%s is %s', (query, meant) => {
    expect(writePlace(readPlace(query))).toBe(meant === '?' ? '' : meant)
  })
})
