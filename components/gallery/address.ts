import { type Asker, walk } from '../../simulator/doors/gallery'

/** What of the gallery stands in its address: whose flows are shown, and what was answered to the helper. */
export interface GalleryPlace {
  readonly who: Asker | undefined
  /** Ids of choices, from the first question on. */
  readonly way: readonly string[]
}

export const ASKERS = ['person', 'device', 'workload'] as const satisfies readonly Asker[]

/** Reads the query of an address, such as `?who=device&way=program.own`. What means nothing is left out. */
export function readPlace(query: string): GalleryPlace {
  const given = new URLSearchParams(query)
  const who = ASKERS.find((each) => each === given.get('who'))
  const { answered } = walk((given.get('way') ?? '').split('.'))
  return { who, way: answered.map(({ choice }) => choice.id) }
}

/** The query for a place; empty for the page as it is opened. */
export function writePlace({ who, way }: GalleryPlace): string {
  const parts = [...(who ? [`who=${who}`] : []), ...(way.length > 0 ? [`way=${way.join('.')}`] : [])]
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}
