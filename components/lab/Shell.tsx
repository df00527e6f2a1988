import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { BreakPanel } from '../break-it/BreakPanel'
import { BrowserPanel } from '../browser/BrowserPanel'
import { ChangePanel } from '../change/ChangePanel'
import { KnowsPanel } from '../inspector/KnowsPanel'
import { MessagePanel } from '../inspector/MessagePanel'
import { StepsPanel } from '../inspector/StepsPanel'
import { TokenPanel } from '../inspector/TokenPanel'
import { WhyPanel } from '../inspector/WhyPanel'
import { Bar } from '../player/Bar'
import { StageFrame } from '../stage/StageFrame'
import { Icon } from '../ui/Icon'
import { type TabItem, Tabs } from '../ui/Tabs'
import { useReducedMotion } from '../ui/use-reduced-motion'
import { Announcer } from './Announcer'
import { DiagramArea } from './DiagramArea'
import { LabContext, useLab, useLabState, useLaterLab } from './lab-context'
import type { LabProps } from './lab-props'
import type { Tab, TabList } from './lab-state'
import { Now } from './Now'
import { Problem } from './Problem'
import { screenTitle } from './screens'
import { INSPECT, LEFT, mainTabs, RIGHT, rightTabs, stageTabs } from './tab-lists'
import { useAlone } from './use-alone'
import { useBox } from './use-box'
import { useDocked } from './use-docked'
import { useKeptFocus } from './use-kept-focus'
import { useKeys } from './use-keys'

const NARROW = 700
const WIDE = 1100
/** A sheet lower than this (a large zoom, a phone on its side) shows one thing at a time, however wide it is. */
const LOW = 560

/** The boxes of a lab and what stands in them. The same boxes as `StillLab`, in the same order. */
export function Shell({ variant = 'full', theme, controls = true, panels, task, onStage }: LabProps) {
  const lab = useLab()
  const ref = useRef<HTMLElement>(null)
  const { width, height } = useBox(ref)
  const title = useLabState(({ narration }) => narration.title)
  const stage = useLabState((state) => state.stage)
  const sheet = useLabState((state) => state.sheet)
  const screen = useScreen()
  const main = useLabState(({ tabs }) => tabs.main)
  const asked = useLabState(({ tabs, aside }) => tabs.main === 'browser' && aside.main !== undefined)
  const small = useDocked(variant)
  const standing = useReducedMotion()
  const [help, setHelp] = useState(false)
  const toggleHelp = useCallback(() => setHelp((shown) => !shown), [])
  useKeys(lab, { standing, help, toggleHelp })
  useAlone(ref, stage || (sheet && small))
  useKeptFocus(ref)
  useEffect(() => {
    if (variant === 'stage') lab.update({ stage: true })
  }, [lab, variant])

  const docked = small && !sheet && !stage
  // A question asked of somebody who reads on a phone is asked with the browser, large.
  useEffect(() => {
    if (docked && asked) lab.update({ sheet: true })
  }, [lab, docked, asked])
  const narrow = stage ? window.innerWidth < NARROW : width < NARROW || (sheet && small && height < LOW)
  const beside = width >= WIDE && variant !== 'lesson' ? 'wide' : 'medium'
  const form = docked ? 'dock' : narrow ? 'narrow' : stage ? 'stage' : beside
  const right = form === 'wide' ? RIGHT : rightTabs(screen, panels)
  return (
    <section
      ref={ref}
      className="lab"
      data-variant={variant}
      data-form={form}
      data-stage={stage || undefined}
      data-sheet={(sheet && small) || undefined}
      data-theme={theme === 'auto' ? undefined : theme}
      data-live=""
      aria-label={title}
    >
      <Bar controls={controls} beside={variant === 'lesson'} docked={docked} />
      {small && sheet && !stage && (
        <button
          type="button"
          className="button button-plain lab-close"
          aria-label="Back to the text"
          onClick={lab.closeSheet}
        >
          <Icon name="close" />
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a larger target for the button that opens the lab. */}
      <div
        className="lab-view"
        inert={form === 'narrow' && main !== 'diagram'}
        onClick={docked ? () => lab.update({ sheet: true }) : undefined}
      >
        <DiagramArea interactive={!docked} />
      </div>
      {form === 'wide' && screen && <BrowserPanel />}
      <div className="lab-note">
        {!stage && !docked && task}
        <Problem />
      </div>
      {form === 'dock' && <Now />}
      {form === 'narrow' && (
        <List
          name="main"
          label="Lab"
          tabs={mainTabs(screen, panels)}
          above={main !== 'diagram' && <Now />}
          className={`lab-main ${main === 'diagram' ? 'lab-main-diagram' : ''}`}
        />
      )}
      {(form === 'medium' || form === 'wide') && (
        <>
          <List name="left" label="The run" tabs={LEFT} className="lab-left" />
          {right.length > 0 && <List name="right" label="What travels" tabs={right} className="lab-right" />}
        </>
      )}
      {form === 'stage' && (
        <List name="side" label="On stage" tabs={stageTabs(screen)} className="lab-side" />
      )}
      {stage && <StageFrame help={help} onHelp={toggleHelp} more={onStage} />}
      <Announcer />
    </section>
  )
}

/** Panels that nobody types into. */
const LATER = {
  steps: StepsPanel,
  knows: KnowsPanel,
  why: WhyPanel,
  message: MessagePanel,
  token: TokenPanel,
} as const

const Panel = memo(({ tab }: { readonly tab: Tab }) => {
  switch (tab) {
    case 'break':
      return <BreakPanel />
    case 'change':
      return <ChangePanel />
    case 'browser':
      return <BrowserPanel />
    case 'inspect':
      return <List name="inspect" label="Inspect" tabs={INSPECT} />
    case 'diagram':
      return null
    default:
      return <LaterPanel tab={tab} />
  }
})

function LaterPanel({ tab }: { readonly tab: keyof typeof LATER }) {
  const Chosen = LATER[tab]
  return (
    <LabContext value={useLaterLab()}>
      <Chosen />
    </LabContext>
  )
}

function List({
  name,
  label,
  tabs: all,
  above,
  className = '',
}: {
  name: TabList
  label: string
  tabs: readonly TabItem<Tab>[]
  above?: React.ReactNode
  className?: string
}) {
  const lab = useLab()
  const locked = useLabState((state) => state.locked !== undefined)
  const tabs = locked ? all.filter(({ id }) => id !== 'change') : all
  // Where the browser has a place of its own it is no tab: what it would stand in front of stays in sight.
  const chosen = useLabState((state) => {
    const isHere = (tab: Tab | undefined) => tabs.some(({ id }) => id === tab)
    return (
      [state.tabs[name], state.aside[name]].find(isHere) ??
      (tabs.find(({ id }) => id !== 'browser') ?? tabs[0])?.id ??
      'steps'
    )
  })
  // The tab is marked at once; its panel, which may be long, comes with the next frame. On a stage a key goes to it.
  const later = useDeferredValue(chosen)
  const shown = useLabState(({ stage }) => stage) ? chosen : later
  return (
    <Tabs
      name={name}
      label={label}
      tabs={tabs}
      chosen={chosen}
      shown={shown}
      onChoose={(tab) => lab.select(name, tab)}
      above={above}
      className={className}
    >
      <Panel tab={shown} />
    </Tabs>
  )
}

/** What the screens of the run are called; undefined when it shows no page. */
function useScreen(): string | undefined {
  const events = useLabState(({ story }) => story.events)
  return useMemo(() => screenTitle(events), [events])
}
