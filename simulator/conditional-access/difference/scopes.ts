import type { Dimension } from '../combinations/value'
import { hasExclusions, isForAll, tellsApart } from '../open-scopes'
import type { PolicyChange } from './changes'

/** Scopes that policies tell apart, and how a row calls them: the first two were let through before, the last never was. */
const ASKED = [
  [['openid', 'profile'], 'OpenID scopes'],
  [['User.Read'], 'User.Read'],
  [['GroupMember.Read.All'], 'wider directory scopes'],
] as const
const CLIENTS = ['public', 'confidential'] as const

/** Baseline scopes settings are in no export. They are the same before and after: each is a circumstance. */
const SETTINGS = [
  ['enforced', ''],
  ['disabled', ' (enforcement switched off)'],
] as const

/** Where one of the policies that change tells apart what a client asks for: that. The usual one names no scopes. */
export function scopesOf(changes: readonly PolicyChange[]): readonly Dimension[] {
  const isApart = changes.some(({ before, after }) =>
    [before, after].some((policy) => policy !== null && tellsApart(policy)),
  )
  if (!isApart) return []
  const asked = SETTINGS.flatMap(([baselineScopes, where]) =>
    ASKED.flatMap(([scopes, says]) =>
      CLIENTS.map((client) => ({
        says: `a ${client} client for ${says} only${where}`,
        requested: { scopes, client, baselineScopes },
      })),
    ),
  )
  return [{ name: 'scopes', values: [{ says: '' }, ...asked] }]
}

const SOURCE =
  'https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions'

/** What the first exclusion from all resources does besides, and the last one that goes, in words. */
export function exclusionNotes(changes: readonly PolicyChange[]): readonly string[] {
  return changes.flatMap(({ displayName, before, after }) => {
    const [was, is] = [before, after].map((policy) => policy?.conditions?.applications)
    if (!isForAll(was) || !isForAll(is) || hasExclusions(was) === hasExclusions(is)) return []
    return [
      hasExclusions(is)
        ? `${displayName} now excludes the first of all resources, and that is not all it does: to such a policy a sign-in that asks for baseline scopes only (openid, profile, User.Read and their like) counts as access to the directory, whichever application it is for. The rows of a client “for OpenID scopes only” and the like are about that. Settings that no export carries can switch this enforcement off, and then a public client is let through with such scopes. ${SOURCE}`
        : `${displayName} no longer excludes any resource: what scopes a client asks for does not matter to it any more. The rows of a client “for OpenID scopes only” and the like are about that. ${SOURCE}`,
    ]
  })
}
