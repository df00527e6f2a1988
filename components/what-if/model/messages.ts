import type {
  ConditionalAccessPolicy,
  ImportProgress,
  ImportResult,
  PolicyTenant,
  SignIn,
} from '../../../simulator/doors/policy'
import type { Refused } from '../../../simulator/doors/policy-words'

/** A file with its path inside the folder that was chosen or dropped. */
export interface NamedFile {
  readonly name: string
  readonly file: Blob
}

interface Known {
  readonly id: number
  /** The tenant, when it is another one than before. */
  readonly tenant?: PolicyTenant
  /** When only its policies have changed: those that are others now, and the ids of all in their order. */
  readonly policies?: { readonly put: readonly ConditionalAccessPolicy[]; readonly ids: readonly string[] }
}

interface Ask extends Known {
  readonly question: SignIn
}

/** What the page asks its worker. */
export type ToWorker =
  | (Ask & { readonly kind: 'evaluate' })
  | (Ask & { readonly kind: 'counterfactuals' })
  | (Known & { readonly kind: 'reading' })
  | {
      readonly id: number
      readonly kind: 'difference'
      /** What was before, when it is another tenant than at the last message. */
      readonly before?: PolicyTenant
      /** The policies after. */
      readonly policies: readonly ConditionalAccessPolicy[]
    }
  | {
      readonly id: number
      readonly kind: 'import'
      readonly files: readonly NamedFile[]
      readonly text: string | undefined
    }

/** What came of an import. */
export interface Imported extends ImportResult {
  /** What Graph would refuse, if the policies were written as they are. */
  readonly refused: readonly Refused[]
}

export type FromWorker =
  | { readonly id: number; readonly progress: ImportProgress }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: string }
