import type {
  ConditionalAccessPolicy,
  ImportProgress,
  PolicyTenant,
  SignIn,
} from '../../../simulator/doors/policy'

/** A file with its path inside the folder that was chosen or dropped. */
export interface NamedFile {
  readonly name: string
  readonly file: Blob
}

interface Known {
  readonly id: number
  /** The tenant, when it is another one than before. */
  readonly tenant?: PolicyTenant
  /** Policies of it that have changed, when nothing else has. */
  readonly changed?: readonly ConditionalAccessPolicy[]
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
      readonly kind: 'import'
      readonly files: readonly NamedFile[]
      readonly text: string | undefined
    }

export type FromWorker =
  | { readonly id: number; readonly progress: ImportProgress }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: string }
