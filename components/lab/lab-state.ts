import type { StoreApi } from 'zustand/vanilla'
import type { Names } from '../../simulator/doors/own-names'
import { type InRun, type Narration, type PlayerState, stopped } from '../../simulator/doors/view'
import type { Held } from '../hand/held'
import type { Answer, Flow, Intervention, OwnTenant } from './engine'
import type { Hold } from './scene'
import type { Story } from './story'
import type { Tab, TabList, Tabs } from './tab-names'
import type { Inputs } from './tell-story'

export type { Tab, TabList, Tabs }
export type Switches = Readonly<Record<string, string>>

/** A run its reader left for another one, and can come back to. */
export interface Branch {
  readonly id: number
  readonly title: string
  readonly switches: Switches
  readonly interventions: readonly Intervention[]
  readonly answers: readonly Answer[]
  readonly tenant: OwnTenant | undefined
  readonly position: number
}

export interface LabState {
  readonly status: 'loading' | 'ready' | 'failed'
  /** Something its reader should know: a damaged link, a change that did not happen, an engine that did not load. */
  readonly problem: string | undefined
  readonly flow: Flow | undefined
  readonly narration: Narration
  /** The run on screen, as far as it is not kept back. */
  readonly story: Story
  /** What a text keeps back of each run until it has been answered. */
  readonly hold: Hold | undefined
  /** The whole run, while a part of it is kept back. */
  readonly behind: Story | undefined
  readonly answers: readonly Answer[]
  /** Switches that stand on something else than their first value. */
  readonly switches: Switches
  /** What somebody outside of the story does to this run. */
  readonly interventions: readonly Intervention[]
  readonly seed: number
  /** What the reader calls the company and the people: flow and narration say it. */
  readonly names: Names | undefined
  /** The tenant that it runs in instead of the sample tenant: flow and narration are told in it. */
  readonly tenant: OwnTenant | undefined
  /** Flow and narration as they are without own names and without a tenant of its own, while there are some. */
  readonly plain: Pick<LabState, 'flow' | 'narration'> | undefined
  readonly player: PlayerState
  /** A single step is under way to here. */
  readonly gliding: number | undefined
  readonly branches: readonly Branch[]
  /** The tab chosen in each tab list, by its name. */
  readonly tabs: Tabs
  /** The tabs that the browser stands in front of, because it was somebody's turn: they come back when the run goes on elsewhere. */
  readonly aside: Partial<Tabs>
  readonly stage: boolean
  /** What comes next is covered: a class guesses first. */
  readonly veiled: boolean
  /** The panel beside the picture takes all of the stage. */
  readonly zoomed: boolean
  readonly sheet: boolean
  /** `seq` of the token looked at; the newest one without. */
  readonly token: number | undefined
  /** What a text has pointed at, in this step: a field of its message, what travels, an edge that comes with it. */
  readonly lit: ({ readonly step: number } & Pick<InRun, 'field' | 'token' | 'fact'>) | undefined
  /** The message that its reader holds in hand, and what was made of it so far. */
  readonly held: Held | undefined
  readonly compared: Compared | undefined
  /** Its reader has taken the lab in hand: it follows no text any more. */
  readonly taken: boolean
  /** Nothing but switches and answers can be changed here. It is the link of its author, which alone may bring changes along. */
  readonly locked: string | undefined
  /** How often its reader did what Back takes back: answered, set a switch, went to another run. */
  readonly acts: number
}

type LeftElsewhere = Inputs & Pick<Branch, 'title' | 'tenant'>

/** What the run on screen is held against. */
export interface Compared {
  /** The story untouched, a run that was left, or one that was kept. */
  readonly id: string
  /** The run itself, where another window has left it: it is not among those that were left here. */
  readonly of?: LeftElsewhere
}

export type LabStore = StoreApi<LabState>

export const SEED = 1
const NOTHING: Story = { events: [], steps: [], filled: [], outcome: undefined, crash: undefined }

/** A lab before anything was run. */
export function initialState(narration: Narration): LabState {
  return {
    status: 'loading',
    problem: undefined,
    flow: undefined,
    narration,
    story: NOTHING,
    hold: undefined,
    behind: undefined,
    answers: [],
    switches: {},
    interventions: [],
    seed: SEED,
    names: undefined,
    tenant: undefined,
    plain: undefined,
    player: stopped,
    gliding: undefined,
    branches: [],
    tabs: { left: 'steps', right: 'message', main: 'diagram', side: 'message', inspect: 'message' },
    aside: {},
    stage: false,
    veiled: false,
    zoomed: false,
    sheet: false,
    token: undefined,
    lit: undefined,
    held: undefined,
    compared: undefined,
    taken: false,
    locked: undefined,
    acts: 0,
  }
}
