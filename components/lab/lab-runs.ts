import { findFlow } from '../../simulator/doors/catalogue'
import { reduce } from '../../simulator/doors/view'
import type { Answer, Engine, Intervention } from './engine'
import type { Playback } from './lab-playback'
import { type Branch, type LabState, type LabStore, SEED, type Switches } from './lab-state'
import type { TabControl } from './lab-tabs'
import { divergence, firstDifference, frontier, type Story, upTo } from './story'
import { type Inputs, type Told, tellStory } from './tell-story'
import { whenPainted } from './when-painted'

const MOST_BRANCHES = 12
const MOST_RECENT = 4
/** From here on answers can make a run too long for a link as well. */
const MANY_ANSWERS = 40

interface Recent extends Pick<LabState, 'flow' | 'narration'> {
  readonly key: string
  readonly told: Told
}

/** A place in a new story, given where it leaves the old one. */
type Stand = (story: Story, at: number) => number

export type Runs = ReturnType<typeof createRuns>

/** Everything that makes a new run: answers, switches, branches, what a text asks for. */
export function createRuns(
  load: () => Promise<Engine>,
  store: LabStore,
  playback: Playback,
  tabs: TabControl,
) {
  const { getState: get, setState: set } = store
  /** INVARIANT: only the newest run reaches the screen; an older one that ends later is dropped. */
  let newest = 0
  let branchId = 0
  /** The same inputs give the same story: what a change is compared with was told a moment ago. */
  let recent: readonly Recent[] = []

  return {
    start,
    show,
    drop,
    act,
    answer,
    fillIn,
    setSwitches,
    change,
    reset,
    leave,
    goTo,
    moveTo,
    follow,
    release,
  }

  async function start(): Promise<void> {
    try {
      const { slug } = get().narration
      const [flow] = await Promise.all([findFlow(slug)?.flow(), load()])
      if (!flow) throw new Error(`There is no flow "${slug}".`)
      set({ flow, problem: undefined })
      await show({ answers: [], switches: {}, interventions: [], seed: SEED }, 0)
    } catch (fault) {
      set({ status: 'failed', problem: fault instanceof Error ? fault.message : String(fault) })
    }
  }

  /** @throws Error before the lab was started. */
  async function tell(inputs: Inputs): Promise<Told> {
    const engine = await load()
    const { flow, narration } = get()
    if (!flow) throw new Error('The lab has not been started.')
    const key = JSON.stringify(inputs)
    const known = recent.find(
      (each) => each.flow === flow && each.narration === narration && each.key === key,
    )
    // A run that is shown anew is another story, whatever it tells: by that a step is told from a run.
    if (known) return { ...known.told, story: { ...known.told.story } }
    const told = await tellStory(engine, flow, narration, inputs)
    recent = [{ flow, narration, key, told }, ...recent].slice(0, MOST_RECENT)
    return told
  }

  /** Runs with other inputs (those not named stay as they are) and shows it; `all` also takes the answers that were filled in. */
  async function show(
    other: Partial<Inputs>,
    position: number | ((next: Story) => number),
    all = false,
  ): Promise<Told> {
    const mine = ++newest
    const inputs = { ...inputsOf(get()), ...other }
    const told = await tell(inputs)
    if (mine !== newest) return told
    const { story: whole, fits, unreached } = told
    const stop = get().hold?.(whole.events)
    const story = stop === undefined ? whole : upTo(whole, stop)
    const answers = all ? story.filled : story.filled.slice(0, fits)
    const { switches, interventions, seed } = inputs
    set((state) => ({
      status: 'ready',
      problem: unreached.length > 0 ? unreached.join(' ') : undefined,
      story,
      behind: story === whole ? undefined : whole,
      answers,
      switches,
      interventions,
      seed,
      gliding: undefined,
      player: reduce(state.player, {
        type: 'load',
        length: frontier(story, answers.length),
        position: typeof position === 'number' ? position : position(story),
      }),
    }))
    playback.attend()
    return told
  }

  /** INVARIANT: said before anything else changes, so that the state before it is the one to come back to. */
  function act(): void {
    set(({ acts }) => ({ acts: acts + 1 }))
  }

  /** A run that is under way comes too late. */
  function drop(): void {
    newest++
  }

  /** Answers the question that is open at the cursor. Answering an answered one otherwise begins a branch. */
  async function answer(value: Answer['value']): Promise<void> {
    const prompt = playback.openPrompt()
    if (!prompt) return
    act()
    const { answers, story, player } = get()
    const given = { prompt: prompt.kind, value } as Answer
    const kept = answers.slice(0, prompt.index)
    set({ taken: true })
    tabs.goBack('main')
    const same = JSON.stringify(story.filled[prompt.index]?.value) === JSON.stringify(value)
    if (same) {
      playback.reach(Math.floor(player.position) + 1)
    } else {
      if (prompt.index < answers.length) leave()
      const shown = show({ answers: [...kept, given] }, player.position)
      const mine = newest
      await shown
      if (mine !== newest) return
      if (kept.length > MANY_ANSWERS) measure()
    }
    set((state) => ({ player: reduce(state.player, { type: 'play' }), gliding: undefined }))
  }

  /** What a sensible person answers to the question that is open. */
  function fillIn(): Answer | undefined {
    const prompt = playback.openPrompt()
    return prompt && get().story.filled[prompt.index]
  }

  /** Sets switches, runs again, and plays from where the new run leaves the old one. */
  async function setSwitches(switches: Switches): Promise<void> {
    const { branches, switches: old } = get()
    tabs.select('main', 'diagram')
    if (await alter({ switches }, branches.length > 0 && Object.keys(old).length > 0))
      set((state) => ({ player: reduce(state.player, { type: 'play' }) }))
  }

  /**
   * Changes what somebody outside of the story does, runs again, and stands where the new run leaves the old one.
   * @param stand where else, given the new story and that place
   */
  async function change(interventions: readonly Intervention[], stand?: Stand): Promise<void> {
    if (get().locked !== undefined) return
    const altered = alter({ interventions }, get().interventions.length > 0, stand)
    set({ veiled: false })
    await altered
    measure()
  }

  /** Said when the run is on screen, and not when somebody wants to share it. What measures it may not come: then the panel that shares says it. */
  function measure(): void {
    whenPainted(() => {
      import('../share/too-long').then(({ sayIfTooLong }) => sayIfTooLong(store)).catch(() => {})
    })
  }

  /**
   * Whether its run is the one on screen.
   * @param worth whether the run before it is kept although nobody has answered anything in it
   */
  async function alter(
    other: Partial<Pick<Inputs, 'switches' | 'interventions'>>,
    worth: boolean,
    stand: Stand = (_, at) => at,
  ): Promise<boolean> {
    act()
    const { story, answers } = get()
    if (answers.length > 0 || worth) leave()
    set({ taken: true })
    const plain = { ...inputsOf(get()), answers: [] }
    const begun = newest
    const [before, after] = await Promise.all([tell(plain), tell({ ...plain, ...other })])
    if (begun !== newest) return false
    // What the change does to the answers is answered anew; everything else stays as it was typed.
    const kept = answers.slice(0, firstDifference(before.story.filled, after.story.filled))
    const part = (next: Story) => stand(next, Math.min(divergence(story, next), next.steps.length - 1))
    const shown = show({ answers: kept, ...other }, part, true)
    const mine = newest
    await shown
    return mine === newest
  }

  async function reset(): Promise<void> {
    act()
    if (get().answers.length > 0) leave()
    tabs.goBack()
    tabs.select('main', 'diagram')
    set(({ player }) => ({
      taken: false,
      problem: undefined,
      token: undefined,
      hold: undefined,
      player: reduce(player, { type: 'reset' }),
    }))
    const { locked, interventions } = get()
    // What its author changed is how a locked run begins.
    const from = locked === undefined ? [] : interventions
    await show({ answers: [], switches: {}, interventions: from }, 0)
  }

  /** Keeps the present run in the list of branches. */
  function leave(): void {
    const { story, answers, switches, interventions, tenant, player, branches, taken } = get()
    // What a text had filled in is no run of the reader's.
    if (!taken) return
    const ended = frontier(story, answers.length) === story.steps.length
    const said = ended ? (story.outcome?.says ?? story.crash) : undefined
    const title = said ?? story.steps[player.length - 1]?.title ?? ''
    const same = (branch: Branch) =>
      branch.tenant === tenant &&
      JSON.stringify([branch.answers, branch.switches, branch.interventions]) ===
        JSON.stringify([answers, switches, interventions])
    const { position } = player
    const branch: Branch = { id: branchId++, title, switches, interventions, answers, tenant, position }
    set({ branches: [branch, ...branches.filter((each) => !same(each))].slice(0, MOST_BRANCHES) })
  }

  async function goTo(branch: Branch): Promise<void> {
    act()
    leave()
    set((state) => ({ branches: state.branches.filter((each) => each.id !== branch.id), taken: true }))
    playback.pause()
    const { answers, switches, interventions, tenant, position } = branch
    await moveTo(tenant)
    await show({ answers, switches, interventions }, position)
  }

  /** What runs from here on runs in this tenant. */
  async function moveTo(tenant: LabState['tenant']): Promise<void> {
    if (tenant !== get().tenant)
      await (await import('../names/give-names')).giveNames(store, get().names, tenant)
  }

  /** Gives the lab back to the text. The reader's run is kept. */
  async function follow(): Promise<void> {
    act()
    playback.pause()
    if (get().answers.length > 0) leave()
    set({ taken: false })
    await moveTo(undefined)
    await show({ answers: [], switches: {}, interventions: [] }, 0, true)
  }

  /** Shows what was kept back, and stays where it is. */
  function release(): void {
    set(({ behind, answers, player }) => ({
      hold: undefined,
      problem: undefined,
      ...(behind && {
        story: behind,
        behind: undefined,
        player: reduce(player, { type: 'load', length: frontier(behind, answers.length) }),
      }),
    }))
  }
}

function inputsOf({ answers, switches, interventions, seed }: Inputs): Inputs {
  return { answers, switches, interventions, seed }
}
