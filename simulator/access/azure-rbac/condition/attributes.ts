import type { Scope } from '../../../directory/azure-scope'
import type { AttributeValue, ConditionContext } from '../decision'

/** Attributes that a resource id says itself, by its type. */
const NAMES: Readonly<Record<string, string>> = {
  'microsoft.storage/storageaccounts': '@resource[microsoft.storage/storageaccounts:name]',
  'microsoft.storage/storageaccounts/blobservices/containers':
    '@resource[microsoft.storage/storageaccounts/blobservices/containers:name]',
}

/**
 * The value of an attribute, or undefined where it is not known: what the question says, or what the scope says of itself (the
 * names of a storage account and of a container).
 * https://learn.microsoft.com/azure/storage/blobs/storage-auth-abac-attributes#azure-blob-storage-attributes
 */
export function attributeOf(
  written: string,
  { attributes = {} }: ConditionContext,
  scope: Scope,
): AttributeValue | undefined {
  const wanted = attributeKey(written)
  for (const [name, value] of Object.entries(attributes)) if (attributeKey(name) === wanted) return value
  return namesIn(scope).get(wanted)
}

/** Names of attributes are compared without regard to case, but for the key of a tag. */
function attributeKey(written: string): string {
  const at = written.includes('<$key_case_sensitive$>') ? written.lastIndexOf(':') : written.length
  return written.slice(0, at).toLowerCase() + written.slice(at)
}

function namesIn({ text }: Scope): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const [, resource] = /\/providers\/([^/]+\/[^/]+\/.*)$/i.exec(text) ?? []
  const [namespace, ...pairs] = resource?.split('/') ?? []
  let type = namespace?.toLowerCase() ?? ''
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    type += `/${pairs[at]?.toLowerCase()}`
    const name = Object.hasOwn(NAMES, type) ? NAMES[type] : undefined
    if (name !== undefined) found.set(name, pairs[at + 1] ?? '')
  }
  return found
}
