import type { Draft, EndKind } from '../../../simulator/doors/edit'
import { isObject } from '../../ui/json'

/** A field of a form: a member by its path, and how it is typed. */
export interface FieldOf {
  readonly path: string
  readonly title: string
  readonly type: 'text' | 'flag' | 'lines' | 'fixed' | readonly string[]
  /** Only where this is so. */
  readonly when?: (draft: Draft) => boolean
}

const flag = (path: string, title: string): FieldOf => ({ path, title, type: 'flag' })
const text = (path: string, title: string): FieldOf => ({ path, title, type: 'text' })
const lines = (path: string, title: string): FieldOf => ({ path, title, type: 'lines' })

/** To read and to copy: what Entra gives it, and never changes. */
const CLIENT_ID: FieldOf = { path: 'appId', title: 'Application (client) ID', type: 'fixed' }
const NAME = text('displayName', 'Name')

/** What a form shows. Everything else is in the JSON beside it. */
export const FIELDS: Readonly<Partial<Record<EndKind, readonly FieldOf[]>>> = {
  users: [
    NAME,
    text('userPrincipalName', 'User principal name'),
    text('mail', 'Mail'),
    text('department', 'Department'),
    text('jobTitle', 'Job title'),
    flag('accountEnabled', 'The account is enabled'),
    { path: 'userType', title: 'User type', type: ['Member', 'Guest'] },
  ],
  groups: [
    NAME,
    text('description', 'Description'),
    {
      ...text('membershipRule', 'Membership rule'),
      when: ({ groupTypes }) => Array.isArray(groupTypes) && groupTypes.includes('DynamicMembership'),
    },
    flag('securityEnabled', 'A security group'),
  ],
  devices: [
    NAME,
    text('operatingSystem', 'Operating system'),
    { path: 'trustType', title: 'How it is joined', type: ['AzureAd', 'ServerAd', 'Workplace'] },
    flag('isManaged', 'Managed'),
    flag('isCompliant', 'Compliant'),
    flag('accountEnabled', 'Enabled'),
  ],
  applications: [
    NAME,
    CLIENT_ID,
    { path: 'signInAudience', title: 'Who can sign in', type: ['AzureADMyOrg', 'AzureADMultipleOrgs'] },
    lines('web.redirectUris', 'Web: redirect addresses, one a line'),
    lines('spa.redirectUris', 'Single-page app: redirect addresses'),
    lines('publicClient.redirectUris', 'Mobile and desktop: redirect addresses'),
    text('web.logoutUrl', 'Front-channel logout address'),
    lines('identifierUris', 'App ID URIs'),
  ],
  servicePrincipals: [
    NAME,
    CLIENT_ID,
    flag('accountEnabled', 'People can sign in to it'),
    flag('appRoleAssignmentRequired', 'Only for whoever is assigned'),
    lines('servicePrincipalNames', 'Service principal names'),
  ],
}

/** The value at a path. */
export function valueAt(draft: Draft, path: string): unknown {
  return path.split('.').reduce<unknown>((of, name) => (of as Draft | undefined)?.[name], draft)
}

/** The rows of a list at a path, none where nothing is said; undefined where something else than a list of objects is written there. */
export function rowsAt(draft: Draft, path: string): readonly Draft[] | undefined {
  const value = valueAt(draft, path) ?? []
  return Array.isArray(value) && value.every(isObject) ? value : undefined
}

/** The draft with another value at a path. */
export function withValue(draft: Draft, path: string, value: unknown): Draft {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...draft, [name]: value }
  return { ...draft, [name]: withValue(isObject(draft[name]) ? draft[name] : {}, rest.join('.'), value) }
}
