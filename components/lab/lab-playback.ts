import { reduce, type Speed, STEP_MS } from '../../simulator/doors/view'
import type { LabStore } from './lab-state'
import type { TabControl } from './lab-tabs'
import { screenTitle } from './screens'
import { answersUpTo, frontier, isOffer, promptAt } from './story'

/** A single step is a little quicker than play. */
const GLIDE = 1.5

export type Playback = ReturnType<typeof createPlayback>

/** Moving about in a story that exists: no run is made here. */
export function createPlayback({ getState: get, setState: set }: LabStore, tabs: TabControl) {
  return {
    attend,
    reach,
    play,
    playOn,
    isOver,
    pause,
    veil,
    tick,
    forward,
    back,
    seek,
    chapter,
    openPrompt,
    speed,
  }

  /** Brings the browser forward when it is somebody's turn and when the story ends in it, and puts it back when it goes on elsewhere. */
  function attend(): void {
    const { story, player, answers, taken } = get()
    // What a text asks for is shown in the diagram: what comes forward by itself belongs to who works here.
    if (!taken || screenTitle(story.events) === undefined) return
    const last = story.steps[Math.ceil(player.position) - 1]
    const arrived = player.length > 0 && player.position === player.length
    if (arrived && answers.length < story.filled.length) tabs.comeForward(['right', 'side', 'main'])
    else if (arrived && last?.kind === 'front') tabs.comeForward(['right', 'side'])
    else if (last?.kind === 'back') tabs.goBack()
  }

  /** Gives answers in the reader's place, as far as `position` needs them. */
  function reach(position: number): void {
    const { story, answers, player } = get()
    if (position <= player.length || player.length >= story.steps.length) return
    const given = story.filled.slice(0, Math.max(answers.length, answersUpTo(story, position)))
    set({ answers: given, player: reduce(player, { type: 'load', length: frontier(story, given.length) }) })
  }

  /** The reader takes the lab in hand. What a text had filled in beyond this point is asked again, and at the end all of it. */
  function take(again = false): void {
    const { taken, story, player } = get()
    set({ veiled: false })
    if (taken) return
    const isAfresh = again && isOver()
    const answers = isAfresh ? [] : story.filled.slice(0, answersUpTo(story, player.position))
    const position = isAfresh ? 0 : player.position
    set({
      taken: true,
      answers,
      player: reduce(player, { type: 'load', length: frontier(story, answers.length), position }),
    })
  }

  function play(): void {
    take(true)
    const { player, story } = get()
    const prompt = openPrompt()
    // It waits at a question: it arrives there once more, and the screen shows what is asked for.
    if (player.position >= player.length && prompt && !isOffer(story, prompt))
      return set({ gliding: player.position })
    set({ player: reduce(player, { type: 'play' }), gliding: undefined })
  }

  /** Play, and at an open question answer it sensibly first: what a trainer wants of the space bar. The end stays in sight, a refusal above all: beginning again has a key of its own. */
  function playOn(): void {
    if (isOver() && get().taken) return
    take(true)
    const { player } = get()
    if (player.position >= player.length) reach(player.length + 1)
    play()
  }

  /** Everything that comes of this run has been shown. */
  function isOver(): boolean {
    const { story, player } = get()
    return story.steps.length > 0 && player.position >= story.steps.length
  }

  function pause(): void {
    take()
    set((state) => ({ player: reduce(state.player, { type: 'pause' }), gliding: undefined }))
  }

  /** Stops before the next step and covers it, until somebody goes on. */
  function veil(): void {
    pause()
    set(({ player, story }) => {
      const position = Math.ceil(player.position)
      return { player: { ...player, position }, veiled: position < story.steps.length }
    })
  }

  function tick(ms: number): void {
    const { player, gliding } = get()
    const before = Math.ceil(player.position)
    if (gliding !== undefined) {
      const position = Math.min(player.position + (ms * GLIDE) / STEP_MS, gliding)
      set({
        player: { ...player, position, playing: false },
        gliding: position < gliding ? gliding : undefined,
      })
    } else if (player.playing) {
      set({ player: reduce(player, { type: 'tick', ms }) })
    }
    if (Math.ceil(get().player.position) !== before || get().player.position === player.length) attend()
  }

  function forward(jump: boolean): void {
    take()
    const { player, gliding } = get()
    // Each press is a step: the one that is still on its way has arrived.
    const position = gliding ?? player.position
    const target = Math.floor(position) + 1
    reach(target)
    if (target > get().player.length) return
    if (jump) return seek(target)
    set({ player: { ...reduce(get().player, { type: 'pause' }), position }, gliding: target })
  }

  function back(): void {
    take()
    set((state) => ({ player: reduce(state.player, { type: 'step', by: -1 }), gliding: undefined }))
  }

  function seek(position: number): void {
    take()
    reach(position)
    set((state) => ({
      player: reduce(reduce(state.player, { type: 'pause' }), { type: 'seek', position }),
      gliding: undefined,
    }))
    attend()
  }

  /** To the first step of a chapter, by its place from 0. */
  function chapter(index: number): void {
    const { narration: told, story } = get()
    const first = story.steps.findIndex((step) => step.chapter === told.chapters[index]?.id)
    if (first >= 0) seek(first + 1)
  }

  function openPrompt() {
    const { story, player } = get()
    return promptAt(story.events, story.steps[Math.floor(player.position) - 1]?.lastSeq ?? 0)
  }

  function speed(value: Speed): void {
    set((state) => ({ player: reduce(state.player, { type: 'speed', speed: value }) }))
  }
}
