import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Helper } from './model/helper'
import type { WhatIfState } from './model/state'
import type { WhatIfControl } from './model/store'
import type { Transfer } from './model/transfer'

/** The page's control, and the ways in and out, which need a browser. */
export interface Live {
  readonly control: WhatIfControl
  readonly transfer: Transfer
  readonly helper: Helper
}

export const WhatIfContext = createContext<Live | undefined>(undefined)

function useLive(): Live {
  const live = useContext(WhatIfContext)
  if (!live) throw new Error('There is no what-if around this component.')
  return live
}

/** The page that this component is in. @throws Error outside of one */
export function useWhatIf(): WhatIfControl {
  return useLive().control
}

/** The ways in and out of the page. @throws Error outside of one */
export function useTransfer(): Transfer {
  return useLive().transfer
}

/** The other thread. @throws Error outside of a page */
export function useHelper(): Helper {
  return useLive().helper
}

/** Whether the answer that stands there is of the tenant before: the first of this one is still being worked out. */
export function useIsOfOther(): boolean {
  return useWhatIfState(({ thinking, answered, base }) => thinking && answered !== base)
}

/** A part of the page's state; the component is drawn again when that part changes. */
export function useWhatIfState<T>(select: (state: WhatIfState) => T): T {
  return useStore(useWhatIf().store, select)
}
