'use client'

import { lazy, Suspense } from 'react'

const Explained = lazy(() => import('./Explained'))

/** In the lab: the way back into the text, fetched with the lab. */
export function InText() {
  return (
    <Suspense>
      <Explained />
    </Suspense>
  )
}
