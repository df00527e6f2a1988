/** Milliseconds a step takes on screen at speed 1. */
export const STEP_MS = 1100

export const SPEEDS = [0.5, 1, 2, 4] as const
export type Speed = (typeof SPEEDS)[number]

/**
 * A cursor over steps that already exist: no engine code runs when it moves.
 * `position` counts steps: at 3.4 three steps are over and 40 % of the fourth (index 3) is done. At `length` all is over.
 */
export interface PlayerState {
  readonly position: number
  readonly length: number
  readonly playing: boolean
  readonly speed: Speed
}

export type PlayerAction =
  /** Another trace: the position stays where it is if the trace reaches that far. */
  | { readonly type: 'load'; readonly length: number; readonly position?: number }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'tick'; readonly ms: number }
  | { readonly type: 'step'; readonly by: number }
  | { readonly type: 'seek'; readonly position: number }
  | { readonly type: 'speed'; readonly speed: Speed }
  | { readonly type: 'reset' }

export const stopped: PlayerState = { position: 0, length: 0, playing: false, speed: 1 }

export function reduce(state: PlayerState, action: PlayerAction): PlayerState {
  switch (action.type) {
    case 'load':
      return {
        ...state,
        length: action.length,
        position: within(action.position ?? state.position, action.length),
      }
    case 'play':
      return state.length === 0
        ? state
        : { ...state, playing: true, position: state.position >= state.length ? 0 : state.position }
    case 'pause':
      return { ...state, playing: false }
    case 'tick': {
      if (!state.playing) return state
      const position = within(state.position + (action.ms * state.speed) / STEP_MS, state.length)
      return { ...state, position, playing: position < state.length }
    }
    case 'step':
      // Forward from the middle of a step is to its end, back from the middle is to its start.
      return {
        ...state,
        playing: false,
        position: within(
          action.by > 0 ? Math.floor(state.position) + action.by : Math.ceil(state.position) + action.by,
          state.length,
        ),
      }
    case 'seek':
      return { ...state, position: within(action.position, state.length) }
    case 'speed':
      return { ...state, speed: action.speed }
    case 'reset':
      return { ...state, position: 0, playing: false }
  }
}

function within(position: number, length: number): number {
  return Number.isFinite(position) ? Math.min(Math.max(position, 0), length) : 0
}
