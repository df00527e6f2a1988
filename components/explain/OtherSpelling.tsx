'use client'

import { useEffect } from 'react'
import { codeAddress } from './code-address'

/** On the page for addresses that there are not: a code that was written otherwise leads to its page, on every host of plain files. */
export function OtherSpelling() {
  useEffect(() => {
    const to = codeAddress(location.pathname)
    if (to !== undefined) location.replace(to)
  }, [])
  return null
}
