import type { Caller, Verified } from '../../resources/resource-request'
import { type Check, passed } from '../../trace/checklist'

/** An API that lets in whoever has a token at all. */
export const whoever: Check<Verified & { readonly oid: string }, { readonly caller: Caller }> = {
  name: 'permission',
  spec: 'lab#no-permission',
  look: ({ claims: { scp }, oid }) =>
    passed(`scp is ${scp ?? 'missing'}. This API does not look at it.`, {
      caller: { kind: 'person', userId: oid, scopes: (scp ?? '').split(' ') },
    }),
}
