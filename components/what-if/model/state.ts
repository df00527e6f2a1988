import type {
  Counterfactual,
  Decision,
  ImportResult,
  PolicyTenant,
  SignIn,
} from '../../../simulator/doors/policy'
import type { Aside, Reading } from '../../../simulator/doors/policy-aside'
import type { Imported } from './messages'

/** What a person can come back to: everything that an answer depends on. */
export interface Moment
  extends Pick<WhatIfState, 'source' | 'base' | 'tenant' | 'names' | 'question' | 'isLinked' | 'reset'> {
  /** The step that led away from it or, once taken back, to it: as the name of the button that undoes it. */
  readonly undoes: string
}

/** What was taken out of a question, because it is not of the tenant that answers now. */
export interface Reset {
  /** Each as a few words: `the device Ada’s laptop`. */
  readonly says: readonly string[]
  /** The question as it was. */
  readonly before: SignIn
  /** The question as it is since. */
  readonly after: SignIn
}

export interface Recent {
  /** The question as a link. */
  readonly link: string
  readonly says: string
}

export type Report = Pick<Imported, 'imported' | 'copies' | 'unresolved' | 'unknown' | 'problems' | 'refused'>

/** What was read of the tenant; `of` is the one that was read. */
export type Read =
  | { readonly status: 'none' }
  | { readonly status: 'stopped' }
  | { readonly status: 'failed'; readonly says: string }
  | { readonly status: 'looking'; readonly of: PolicyTenant }
  | { readonly status: 'found'; readonly of: PolicyTenant; readonly reading: Reading }

export type Importing =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly says: string; readonly part: number }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly says: string }
  | { readonly status: 'done'; readonly report: Report; readonly used: boolean; readonly ms: number }

export interface Source {
  readonly kind: 'sample' | 'imported'
  readonly name: string
  /** The objects as they came, for export; the sample has none. */
  readonly document: ImportResult['document'] | undefined
}

export interface WhatIfState {
  readonly source: Source
  /** The tenant as it came. */
  readonly base: PolicyTenant
  /** The tenant that answers: `base` with the policies as they were switched and changed here. */
  readonly tenant: PolicyTenant
  readonly question: SignIn
  /** The question came with a link: it stays as it is, whatever tenant answers it. */
  readonly isLinked: boolean
  /** What was taken out of the question, because it is not of this tenant. */
  readonly reset: Reset | undefined
  readonly decision: Decision
  /** What stands beside the question; of the same answer as `decision`. */
  readonly aside: Aside
  /** An answer is on its way from the worker; `decision` is the one before. */
  readonly thinking: boolean
  /** The tenant, as it came, that `decision` is of: while the first answer of another is on its way, that is not `base`. */
  readonly answered: PolicyTenant
  readonly counterfactuals: {
    readonly status: 'looking' | 'found' | 'failed'
    readonly list: readonly Counterfactual[]
  }
  /** Raised when every step is forgotten. */
  readonly life: number
  /** How many steps led here. */
  readonly step: number
  readonly past: readonly Moment[]
  /** Steps that were taken back, the nearest first. */
  readonly future: readonly Moment[]
  readonly recents: readonly Recent[]
  /** Something the reader should know: a damaged link, a store that is full. */
  readonly problem: string | undefined
  readonly importing: Importing
  /** Names that a person gave to missing things, by id. */
  readonly names: Readonly<Record<string, string>>
  /** Whether the imported tenant is kept on this device. */
  readonly kept: boolean
  /** It is being written down. */
  readonly keeping: boolean
  /** What will bite in this tenant. */
  readonly read: Read
  readonly open: {
    readonly tenant: boolean
    readonly reading: boolean
    readonly rows: ReadonlySet<string>
    /** What a change would do. */
    readonly change: boolean
    /** The policy that is being edited there. */
    readonly editing: string | undefined
  }
  /** Only policies that apply are listed. */
  readonly applyingOnly: boolean
  /** Only policies whose name has this are listed. */
  readonly called: string
}
