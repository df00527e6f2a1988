/** The engine as the screen sees it: loaded when something is run, not before. */
export type Engine = typeof import('../../simulator/index')
export type Answer = import('../../simulator/index').Answer
export type Flow = import('../../simulator/index').Flow
export type Switch = import('../../simulator/index').Switch
export type PermalinkState = import('../../simulator/index').PermalinkState
export type PromptKind = import('../../simulator/index').PromptKind
export type Verification = import('../../simulator/index').Verification

let loading: Promise<Engine> | undefined

/** Loads the engine once. A load that failed is tried again at the next call. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('../../simulator/index').catch((fault: unknown) => {
    loading = undefined
    throw fault
  })
  return loading
}
