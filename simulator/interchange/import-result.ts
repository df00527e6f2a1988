import type { PolicyTenant } from '../directory/policy-tenant'
import type { AzureCollectionName } from './azure-collections'
import type { CollectionName } from './collections'
import type { JsonObject } from './json'

/** Every object, by Graph's name of its collection, exactly as it came but for the case of PowerShell's names. */
export type TenantDocument = Readonly<Partial<Record<CollectionName, readonly JsonObject[]>>>

export interface ImportResult {
  /** What the evaluator gets: the objects of `document` without members of the wrong type, each with an id. */
  readonly tenant: PolicyTenant
  readonly document: TenantDocument
  /** How many objects of each collection came in; collections without any are not named. */
  readonly imported: Readonly<Record<string, number>>
  /** How many of these are another copy of one that counts: same id, and different. Collections without any are not named. */
  readonly copies: Readonly<Record<string, number>>
  readonly unresolved: readonly Unresolved[]
  readonly unknown: readonly Unknown[]
  readonly problems: readonly Problem[]
  /** What Azure Resource Manager gave, as `azureAccessOf` takes it. */
  readonly azure: AzureObjects
}

/** The resources of each kind, each as it came and without members of the wrong type. */
export type AzureObjects = Readonly<
  Partial<Record<AzureCollectionName, readonly { readonly object: JsonObject; readonly view: JsonObject }[]>>
>

/** What a reference is to. */
export type ReferenceKind =
  | 'user'
  | 'group'
  | 'role'
  | 'application'
  | 'servicePrincipal'
  | 'namedLocation'
  | 'authenticationStrength'
  | 'termsOfUse'
  | 'directoryObject'

/** A reference to something that did not come in. It stays where it is. */
export interface Unresolved {
  /** As it is written: an id, a name, or a placeholder. */
  readonly id: string
  readonly kind: ReferenceKind
  readonly referredBy: readonly {
    readonly collection: CollectionName
    readonly id: string
    /** `conditions.users.includeGroups[2]` */
    readonly path: string
  }[]
  /** From a migration table, given by a person, or Microsoft's own. */
  readonly name?: string
  /** One of Microsoft's roles or applications: every tenant has it, so nothing is wrong. */
  readonly builtIn?: true
}

/** Something that was not understood. It is kept, except where `says` says otherwise. */
export interface Unknown {
  readonly file: string
  readonly path: string
  readonly says: string
  /** It holds what is not read. */
  readonly isLoss?: true
}

/** Something that is wrong. `line` and `column` count from 1; both are 1 when it is about the whole file. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  /** Something that the file should hold did not come in. */
  readonly isLoss?: true
}
