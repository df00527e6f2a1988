import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PolicyTenant } from '../../../simulator/doors/policy'
import type { Difference } from '../../../simulator/doors/policy-change'
import type { Helper } from '../model/helper'
import type { WhatIfControl } from '../model/store'
import { useHelper, useWhatIf, useWhatIfState } from '../use-what-if'

type Policies = PolicyTenant['conditionalAccessPolicies']

export interface Looked {
  readonly status: 'none' | 'looking' | 'found' | 'failed' | 'stopped'
  /** What was found at last; of these policies. */
  readonly found: { readonly of: Policies; readonly difference: Difference } | undefined
  /** Why it failed. */
  readonly says: string
}

/** Whoever types is not followed key by key. */
const SETTLED_MS = 250

/** One for a page: what was found stays while its panel is closed. */
const found = new WeakMap<WhatIfControl, StoreApi<Looked>>()

function lookedOf(control: WhatIfControl): StoreApi<Looked> {
  const made =
    found.get(control) ?? createStore<Looked>(() => ({ status: 'none', found: undefined, says: '' }))
  found.set(control, made)
  return made
}

/** What the change does, worked out in the worker whenever it is another one. */
export function useDifference(): Looked & { readonly isOld: boolean; stop(): void; again(): void } {
  const control = useWhatIf()
  const helper = useHelper()
  const base = useWhatIfState((state) => state.base)
  const after = useWhatIfState(({ tenant }) => tenant.conditionalAccessPolicies)
  const store = lookedOf(control)
  const looked = useStore(store)
  const isOld = looked.found?.of !== after
  useEffect(() => {
    if (store.getState().found?.of === after) return
    const timer = setTimeout(() => void look(store, helper, base, after), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [store, helper, base, after])
  return {
    ...looked,
    isOld,
    stop() {
      store.setState({ status: 'stopped' })
      helper.stopDifference()
    },
    again: () => void look(store, helper, base, after),
  }
}

async function look(
  store: StoreApi<Looked>,
  helper: Helper,
  base: PolicyTenant,
  policies: Policies,
): Promise<void> {
  store.setState({ status: 'looking' })
  performance.mark('what-if:differing')
  const asked = helper.difference(base, policies)
  latest.set(store, asked)
  try {
    const difference = await asked
    if (latest.get(store) !== asked) return
    performance.measure('what-if:difference', 'what-if:differing')
    store.setState({ status: 'found', found: { of: policies, difference } })
  } catch (fault) {
    if (latest.get(store) !== asked || store.getState().status === 'stopped') return
    store.setState({ status: 'failed', says: fault instanceof Error ? fault.message : String(fault) })
  }
}

/** The newest that was asked for: an answer to an older one comes too late. */
const latest = new WeakMap<StoreApi<Looked>, Promise<Difference>>()
