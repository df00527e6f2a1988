import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { BreakPanel } from '../break-it/BreakPanel'
import { BrowserPanel } from '../browser/BrowserPanel'
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
import { useLab, useLabState } from './lab-context'
import type { LabProps } from './lab-props'
import type { Tab } from './lab-state'
import { Problem } from './Problem'
import { screenTitle } from './screens'
import { INSPECT, LEFT, mainTabs, RIGHT } from './tab-lists'
import { useAlone } from './use-alone'
import { useBox } from './use-box'
import { useDocked } from './use-docked'
import { useKeys } from './use-keys'
import { Verdict } from './Verdict'

const NARROW = 700
const WIDE = 1100
/** A sheet lower than this (a large zoom, a phone on its side) shows one thing at a time, however wide it is. */
const LOW = 560

/** The boxes of a lab and what stands in them. The same boxes as `StillLab`, in the same order. */
export function Shell({ variant = 'full', theme, controls = true, panels }: LabProps) {
  const lab = useLab()
  const ref = useRef<HTMLElement>(null)
  const { width, height } = useBox(ref)
  const title = useLabState(({ narration }) => narration.title)
  const stage = useLabState((state) => state.stage)
  const sheet = useLabState((state) => state.sheet)
  const screen = useScreen()
  const browserOpen = useLabState((state) => state.browserOpen) && screen !== undefined
  const main = useLabState(({ tabs }) => tabs.main)
  const small = useDocked(variant)
  const standing = useReducedMotion()
  const [help, setHelp] = useState(false)
  const toggleHelp = useCallback(() => setHelp((shown) => !shown), [])
  useKeys(lab, { standing, toggleHelp })
  useAlone(ref, stage || (sheet && small))
  useEffect(() => {
    if (variant === 'stage') lab.update({ stage: true })
  }, [lab, variant])

  const docked = small && !sheet && !stage
  // A question asked of somebody who reads on a phone is asked with the browser, large.
  useEffect(() => {
    if (docked && browserOpen) lab.update({ sheet: true })
  }, [lab, docked, browserOpen])
  const narrow = width < NARROW || (sheet && small && height < LOW)
  const floating = stage || (!narrow && (width < WIDE || variant === 'lesson'))
  const form = docked ? 'dock' : stage ? 'stage' : narrow ? 'narrow' : floating ? 'medium' : 'wide'
  return (
    <section
      ref={ref}
      className="lab"
      data-variant={variant}
      data-form={form}
      data-sheet={(sheet && small) || undefined}
      data-theme={theme === 'auto' ? undefined : theme}
      data-live=""
      aria-label={title}
    >
      {controls && <Bar />}
      {small && sheet && !stage && (
        <button
          type="button"
          className="button button-plain lab-close"
          aria-label="Back to the text"
          onClick={() => lab.update({ sheet: false, browserOpen: false })}
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
      {floating && browserOpen && !docked && <BrowserPanel closable />}
      {floating && screen && !browserOpen && !docked && (
        <button
          type="button"
          className="button button-small lab-show-browser"
          onClick={() => lab.update({ browserOpen: true })}
        >
          {screen}
        </button>
      )}
      {form === 'wide' && screen && <BrowserPanel />}
      <Verdict />
      <Problem />
      {form === 'narrow' && <NarrowPanes panels={panels} />}
      {(form === 'medium' || form === 'wide') && <WidePanes />}
      {stage && <StageFrame help={help} onHelp={toggleHelp} />}
      <Announcer />
    </section>
  )
}

function Panel({ tab }: { tab: Tab }) {
  switch (tab) {
    case 'steps':
      return <StepsPanel />
    case 'knows':
      return <KnowsPanel />
    case 'break':
      return <BreakPanel />
    case 'why':
      return <WhyPanel />
    case 'message':
      return <MessagePanel />
    case 'token':
      return <TokenPanel />
    case 'browser':
      return <BrowserPanel />
    case 'inspect':
      return <List name="inspect" label="Inspect" tabs={INSPECT} />
    case 'diagram':
      return null
  }
}

function List({
  name,
  label,
  tabs,
  className = '',
}: {
  name: 'left' | 'right' | 'main' | 'inspect'
  label: string
  tabs: readonly TabItem<Tab>[]
  className?: string
}) {
  const lab = useLab()
  const chosen = useLabState((state) => state.tabs[name]) ?? 'steps'
  return (
    <Tabs
      name={name}
      label={label}
      tabs={tabs}
      chosen={chosen}
      onChoose={(tab) => lab.select(name, tab)}
      className={className}
    >
      <Panel tab={chosen} />
    </Tabs>
  )
}

function WidePanes() {
  return (
    <>
      <List name="left" label="The run" tabs={LEFT} className="lab-left" />
      <List name="right" label="What travels" tabs={RIGHT} className="lab-right" />
    </>
  )
}

/** What the screens of the run are called; undefined when it shows no page. */
function useScreen(): string | undefined {
  const events = useLabState(({ story }) => story.events)
  return useMemo(() => screenTitle(events), [events])
}

function NarrowPanes({ panels }: { panels: LabProps['panels'] }) {
  const main = useLabState(({ tabs }) => tabs.main)
  const screen = useScreen()
  return (
    <List
      name="main"
      label="Lab"
      tabs={mainTabs(screen, panels)}
      className={`lab-main ${main === 'diagram' ? 'lab-main-diagram' : ''}`}
    />
  )
}
