import type { Collection, Tenant } from '../tenant'
import type { End, EndKind } from './ends'

/** A change of the directory, as an intervention does it. */
export type Edit =
  | {
      readonly do: 'put'
      readonly collection: Collection
      readonly object: { readonly id: string } & Readonly<Record<string, unknown>>
    }
  | { readonly do: 'remove'; readonly collection: Collection; readonly id: string }

/** The call to Microsoft Graph v1.0 that would do the same. */
export interface Call {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  /** The least permission that an application in a person's name needs for it; undefined where nobody publishes it. */
  readonly permission: string | undefined
}

/** An edit in words, with the call. */
export interface Change {
  readonly edit: Edit
  readonly says: string
  readonly call: Call
}

/** Of several ways to be joined (which role, which scope), one. `id` is what `join` and `cut` take. */
export interface Choice {
  readonly id: string
  readonly title: string
}

/** An edge that is there: `choice` tells it from others of its kind between the same two. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly choice: string
  /** What stands on it. */
  readonly label: string
}

/** One kind of edge that a reader can draw. A new one is a file beside this one and a line in `all.ts`. */
export interface EdgeKind {
  /** As in `facts/`. */
  readonly type: string
  /** What one end is to the other: "member of". */
  readonly title: string
  /** What follows from it, for whoever looks at one. */
  readonly what: string
  readonly from: readonly EndKind[]
  readonly to: readonly EndKind[]
  edges(tenant: Tenant): readonly Edge[]
  /** How these two can be joined, or why they cannot, in a sentence. Both ends are of the kinds above. */
  choices(tenant: Tenant, from: End, to: End): readonly Choice[] | string
  /** @param choice one that `choices` gave */
  join(tenant: Tenant, from: End, to: End, choice: string): Change
  /** @param choice that of an edge which is there */
  cut(tenant: Tenant, from: End, to: End, choice: string): Change
}

/** The choice of a kind of edge that has only one. */
export const ONLY: readonly Choice[] = [{ id: '', title: '' }]

/** A reference as Graph takes it for a navigation property. */
export const reference = (id: string) => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
})
