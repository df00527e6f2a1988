'use client'

import { type ReactNode, useCallback } from 'react'
import { keptHere, OPEN_KEY } from './kept/key'
import { LabSlot } from './LabSlot'
import type { LabProps } from './lab-props'
import type { LabControl } from './lab-store'

/** What the site's router keeps with the entry of this page. An entry that a link to a heading makes has none of it. */
let router: unknown

function reach(wake: () => Promise<LabControl>): void {
  router = history.state
  if ((keptHere() ?? keptHere(OPEN_KEY)) !== null) void wake()
}

async function lives(control: LabControl): Promise<void> {
  try {
    const { keepRun } = await import('./kept/keep-run')
    await keepRun(control, router)
  } catch {
    // What keeps it did not come, or what was kept does not run any more: a lab that keeps nothing is a lab.
  }
}

interface More {
  readonly children: ReactNode
  /** Is handed the lab as well, once it shows what was kept. */
  readonly lives?: (control: LabControl) => void | Promise<void>
}

/** The place of a lab on a page of ours: whoever comes back to it in the same tab finds it as they left it. */
export function KeptLabSlot({ lives: more, ...props }: LabProps & More) {
  const begin = useCallback((control: LabControl) => lives(control).then(() => more?.(control)), [more])
  return <LabSlot {...props} reach={reach} lives={begin} />
}
