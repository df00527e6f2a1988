import { useEffect, useState } from 'react'
import type { AskedFlow } from '../../simulator/doors/gallery'
import type { Found } from '../../simulator/doors/gallery-search'

export type Finder = 'idle' | 'loading' | 'failed' | ((question: string) => readonly Found[])

/** The search over flows, loaded when it is wanted; asked for again when it did not come and is wanted again. */
export function useFinder(flows: readonly AskedFlow[], wanted: boolean): Finder {
  const [finder, setFinder] = useState<Finder>('idle')
  useEffect(() => {
    if (!wanted) {
      setFinder((before: Finder): Finder => (before === 'failed' ? 'idle' : before))
      return
    }
    let gone = false
    setFinder((before: Finder): Finder => (typeof before === 'function' ? before : 'loading'))
    import('../../simulator/doors/gallery-search').then(
      ({ createFlowFinder }) => gone || setFinder(() => createFlowFinder(flows)),
      () => gone || setFinder('failed'),
    )
    return () => {
      gone = true
    }
  }, [flows, wanted])
  return finder
}
