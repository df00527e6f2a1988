'use client'

import { type ReactNode, useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { SleepingSlot } from '../ui/SleepingSlot'
import { benchNow, onBench, updateBench } from './bench'

interface Props {
  /** The rule that it opens with. */
  readonly rule: string
  /** What its reader is doing with it, and how they come back to the text. */
  readonly task: ReactNode
  /** The drawing of the build. */
  readonly children: ReactNode
}

const useOpen = () =>
  useSyncExternalStore(
    onBench,
    () => benchNow().open,
    () => false,
  )

/** The rule beside the text of a lesson; on a small screen a line below it, which opens over it. */
export function RuleLab({ rule, task, children }: Props) {
  const open = useOpen()
  const body = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const load = useCallback(
    (container: HTMLElement) => import('./live').then(({ bringToLife }) => bringToLife(container, rule)),
    [rule],
  )
  const wake = useRef<() => void>(undefined)
  useEffect(() => {
    const follow = () => {
      if (benchNow().wanted || benchNow().open) wake.current?.()
    }
    return onBench(follow)
  }, [])
  useEffect(() => {
    if (!open) return
    const field = body.current?.querySelector('textarea')
    if (matchMedia('(min-width: 62rem)').matches) field?.focus()
    else body.current?.focus()
  }, [open])
  const close = () => {
    updateBench({ open: false })
    opener.current?.focus()
  }
  useEffect(() => {
    if (!open) return
    const leave = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      updateBench({ open: false })
      opener.current?.focus()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [open])
  return (
    <div className="rule-lab work rules" data-open={open || undefined}>
      <div className="rule-lab-bar">
        <button
          type="button"
          className="button"
          ref={opener}
          aria-expanded={open}
          aria-controls="rule-lab"
          onClick={() => (open ? close() : updateBench({ open: true }))}
        >
          {open ? 'Back to the text' : 'Open the rule and its members'}
        </button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: it has sections of its own. */}
      <div
        id="rule-lab"
        className="rule-lab-body"
        ref={body}
        tabIndex={-1}
        role="group"
        aria-label="The rule"
      >
        {task}
        <SleepingSlot
          name="rules"
          className="rules-slot"
          load={load}
          reach={(waking) => {
            wake.current = waking
          }}
        >
          {children}
        </SleepingSlot>
      </div>
    </div>
  )
}
