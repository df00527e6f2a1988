import { reduce, type Speed, STEP_MS } from '../../simulator/doors/view'
import type { LabStore } from './lab-state'
import { screenTitle } from './screens'
import { answersUpTo, frontier, isOffer, promptAt } from './story'

/** A single step is a little quicker than play. */
const GLIDE = 1.5

export type Playback = ReturnType<typeof createPlayback>

/** Moving about in a story that exists: no run is made here. */
export function createPlayback({ getState: get, setState: set }: LabStore) {
  return { attend, reach, play, playOn, pause, tick, forward, back, seek, chapter, openPrompt, speed }

  /** Brings the browser forward when it is somebody's turn and when the story ends in it, and puts it away when it goes on elsewhere. */
  function attend(): void {
    const { story, player, answers, tabs, browserOpen, taken } = get()
    // What a text asks for is shown in the diagram: a window that comes up by itself belongs to who works here.
    if (!taken || screenTitle(story.events) === undefined) return
    const last = story.steps[Math.ceil(player.position) - 1]
    const arrived = player.length > 0 && player.position === player.length
    if (arrived && answers.length < story.filled.length)
      set({ browserOpen: true, tabs: { ...tabs, main: 'browser' } })
    else if (arrived && last?.kind === 'front') set({ browserOpen: true })
    else if (browserOpen && last?.kind === 'back')
      set({ browserOpen: false, tabs: tabs.main === 'browser' ? { ...tabs, main: 'diagram' } : tabs })
  }

  /** Gives answers in the reader's place, as far as `position` needs them. */
  function reach(position: number): void {
    const { story, answers, player } = get()
    if (position <= player.length || player.length >= story.steps.length) return
    const given = story.filled.slice(0, Math.max(answers.length, answersUpTo(story, position)))
    set({ answers: given, player: reduce(player, { type: 'load', length: frontier(story, given.length) }) })
  }

  /** The reader takes the lab in hand. What a text had filled in beyond this point is asked again. */
  function take(): void {
    const { taken, story, player } = get()
    if (taken) return
    const answers = story.filled.slice(0, answersUpTo(story, player.position))
    set({
      taken: true,
      answers,
      player: reduce(player, { type: 'load', length: frontier(story, answers.length) }),
    })
  }

  function play(): void {
    take()
    const { player, story } = get()
    const prompt = openPrompt()
    if (player.position >= player.length && prompt && !isOffer(story, prompt)) return attend()
    set({ player: reduce(player, { type: 'play' }), gliding: undefined, verdictOpen: true })
  }

  /** Play, and at an open question answer it sensibly first: what a trainer wants of the space bar. */
  function playOn(): void {
    take()
    const { player } = get()
    if (player.position >= player.length) reach(player.length + 1)
    play()
  }

  function pause(): void {
    take()
    set((state) => ({ player: reduce(state.player, { type: 'pause' }), gliding: undefined }))
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
      verdictOpen: true,
    }))
    attend()
  }

  /** To the first step of a chapter, by its place from 0: it is about to begin. */
  function chapter(index: number): void {
    const { narration: told, story } = get()
    const first = story.steps.findIndex((step) => step.chapter === told.chapters[index]?.id)
    if (first >= 0) seek(first)
  }

  function openPrompt() {
    const { story, player } = get()
    return promptAt(story.events, story.steps[Math.floor(player.position) - 1]?.lastSeq ?? 0)
  }

  function speed(value: Speed): void {
    set((state) => ({ player: reduce(state.player, { type: 'speed', speed: value }) }))
  }
}
