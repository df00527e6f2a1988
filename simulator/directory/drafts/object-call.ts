import type { Call } from '../edges/edge'
import type { Collection } from '../tenant'
import type { Draft } from './fault'

type Done = 'added' | 'changed' | 'removed'

const APPLICATION = {
  added: 'Application.ReadWrite.All',
  changed: 'Application.ReadWrite.All',
  removed: 'Application.ReadWrite.All',
}

/**
 * The least permission in a person's name, by collection and what is done: what Microsoft marks as least in
 * https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/master/permissions/new/permissions.json (August 2026).
 */
const PERMISSIONS: { readonly [C in Collection]?: Readonly<Partial<Record<Done, string>>> } = {
  users: { added: 'User.ReadWrite.All', changed: 'User.ReadWrite.All', removed: 'User.DeleteRestore.All' },
  groups: { added: 'Group.ReadWrite.All', changed: 'Group.ReadWrite.All', removed: 'Group.ReadWrite.All' },
  devices: {
    added: 'Directory.AccessAsUser.All',
    changed: 'Directory.AccessAsUser.All',
    removed: 'Directory.AccessAsUser.All',
  },
  applications: APPLICATION,
  servicePrincipals: APPLICATION,
}

/** Members of a user that have a permission of their own: https://learn.microsoft.com/graph/api/user-update#permissions */
const OF_MEMBER: Readonly<Record<string, string>> = {
  accountEnabled: 'User.EnableDisableAccount.All and User.Read.All',
  identities: 'User.ManageIdentities.All',
}

function permissionTo(done: Done, collection: Collection, body: Draft): string | undefined {
  const usual = PERMISSIONS[collection]?.[done]
  const members = Object.keys(body)
  if (collection !== 'users' || done !== 'changed' || members.length === 0) return usual
  return [...new Set(members.map((member) => OF_MEMBER[member] ?? usual))].join(' and ')
}

/** The call to Microsoft Graph that adds, changes or removes an object. */
export function objectCall(done: Done, collection: Collection, id: string, body?: Draft): Call {
  const permission = permissionTo(done, collection, body ?? {})
  if (done === 'added') {
    const { id: _, ...sent } = body ?? {}
    return { method: 'POST', path: `/${collection}`, body: sent, permission }
  }
  const path = `/${collection}/${id}`
  return done === 'removed'
    ? { method: 'DELETE', path, permission }
    : { method: 'PATCH', path, body: body ?? {}, permission }
}

/** How a guest comes: by invitation. https://learn.microsoft.com/graph/api/invitation-post */
export function invitationCall(mail: string): Call {
  return {
    method: 'POST',
    path: '/invitations',
    body: { invitedUserEmailAddress: mail, inviteRedirectUrl: 'https://myapps.microsoft.com' },
    permission: 'User.Invite.All',
  }
}

/**
 * The call for one client secret more, or one fewer: secrets are no member that is written. Entra makes up the text.
 * https://learn.microsoft.com/graph/api/application-addpassword, application-removepassword
 */
export function secretCall(
  collection: Collection,
  id: string,
  members: Draft,
  existing: Draft,
): Call | undefined {
  const [only, ...others] = Object.keys(members)
  if (collection !== 'applications' || only !== 'passwordCredentials' || others.length > 0) return undefined
  const [now, before] = [keysOf(members[only]), keysOf(existing[only])]
  const more = now.filter(({ keyId }) => !before.some((each) => each.keyId === keyId))
  const less = before.filter(({ keyId }) => !now.some((each) => each.keyId === keyId))
  const [changed] = [...more, ...less]
  if (!changed || more.length + less.length > 1) return undefined
  const permission = APPLICATION.changed
  const { keyId, displayName, startDateTime, endDateTime } = changed
  return more.length > 0
    ? {
        method: 'POST',
        path: `/applications/${id}/addPassword`,
        body: { passwordCredential: { displayName, startDateTime, endDateTime } },
        permission,
      }
    : { method: 'POST', path: `/applications/${id}/removePassword`, body: { keyId }, permission }
}

const keysOf = (value: unknown) => (Array.isArray(value) ? (value as readonly Draft[]) : [])
