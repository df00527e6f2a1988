/** The engine as the screen sees it: loaded when something is run, not before. */
export type Engine = typeof import('../../simulator/doors/index')
export type Answer = import('../../simulator/doors/index').Answer
export type Given = import('../../simulator/doors/index').Given
export type Intervention = import('../../simulator/doors/index').Intervention
export type Flow = import('../../simulator/doors/index').Flow
export type RunResult = import('../../simulator/doors/index').RunResult
export type Switch = import('../../simulator/doors/index').Switch
export type PermalinkState = import('../../simulator/doors/links').PermalinkState
export type OwnTenant = import('../../simulator/doors/sandbox').OwnTenant
export type Verification = import('../../simulator/doors/index').Verification

let loading: Promise<Engine> | undefined

/** Loads the engine once. A load that failed is tried again at the next call. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('../../simulator/doors/index').catch((fault: unknown) => {
    loading = undefined
    throw fault
  })
  return loading
}

/** What makes and reads links, loaded when somebody does. */
export const loadLinks = () => import('../../simulator/doors/links')
