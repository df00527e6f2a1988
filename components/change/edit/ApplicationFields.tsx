import { type Draft, type Fault, hintOf, type Tenant } from '../../../simulator/doors/edit'
import { rowsAt, valueAt, withValue } from './fields'
import { RequestedPermissions } from './RequestedPermissions'
import { type Column, RowList } from './RowList'
import { Unreadable } from './Unreadable'

interface Props {
  readonly draft: Draft
  readonly faults: readonly Fault[]
  readonly tenant: Tenant
  onDraft(draft: Draft): void
}

interface ListOf {
  readonly path: string
  readonly title: string
  readonly columns: readonly Column[]
  /** What a new row has; without it rows can only change and go. */
  readonly fresh?: (id: string) => Draft
  readonly says?: string
}

const text = (path: string, title: string): Column => ({ path, title, type: 'text' })
const flag = (path: string, title: string): Column => ({ path, title, type: 'flag' })
const DATES = [text('startDateTime', 'From'), text('endDateTime', 'Until')]

/** What of a registration is more than one value. */
const LISTS: readonly ListOf[] = [
  {
    path: 'passwordCredentials',
    title: 'Client secrets',
    says: 'Entra makes up what a new one says, and shows it once. Programs go on with the one that they have until another is put into them: in “What … sends”.',
    columns: [text('displayName', 'Name'), ...DATES],
    fresh: (id) => ({
      keyId: id,
      displayName: 'Another secret',
      hint: hintOf(id),
      startDateTime: '2026-03-02T09:00:00Z',
      endDateTime: '2028-03-02T09:00:00Z',
    }),
  },
  {
    path: 'keyCredentials',
    title: 'Certificates',
    columns: [text('displayName', 'Name'), ...DATES],
  },
  {
    path: 'federatedIdentityCredentials',
    title: 'Federated credentials',
    columns: [
      text('name', 'Name'),
      text('issuer', 'Issuer'),
      text('subject', 'Subject'),
      { path: 'audiences', title: 'Audience', type: 'words' },
    ],
    fresh: (id) => ({
      id,
      name: 'another',
      issuer: 'https://token.build.example',
      subject: 'repo:contoso/another:ref:refs/heads/main',
      audiences: ['api://AzureADTokenExchange'],
      description: null,
    }),
  },
  {
    path: 'api.oauth2PermissionScopes',
    title: 'Exposed scopes',
    columns: [
      text('value', 'Value'),
      { path: 'type', title: 'Who may consent', type: ['User', 'Admin'] },
      flag('isEnabled', 'Enabled'),
    ],
    fresh: (id) => ({
      id,
      value: 'Another.Read',
      type: 'User',
      isEnabled: true,
      adminConsentDisplayName: 'Read another thing',
      adminConsentDescription: 'Allows the app to read another thing for the signed-in user.',
      userConsentDisplayName: 'Read another thing',
      userConsentDescription: 'Allows the app to read another thing for you.',
    }),
  },
  {
    path: 'appRoles',
    title: 'App roles',
    columns: [
      text('value', 'Value'),
      text('displayName', 'Name'),
      { path: 'allowedMemberTypes', title: 'For (User, Application)', type: 'words' },
      flag('isEnabled', 'Enabled'),
    ],
    fresh: (id) => ({
      id,
      value: 'Another.Role',
      displayName: 'Another role',
      description: 'What it allows is for the application to say.',
      isEnabled: true,
      allowedMemberTypes: ['User'],
    }),
  },
]

const VERSIONS = [
  ['2', 2],
  ['1', 1],
  ['not set, which counts as 1', null],
] as const
const MEMBERSHIPS = [null, 'SecurityGroup', 'DirectoryRole', 'ApplicationGroup', 'All', 'None'] as const

/** What an application is set up with, beside the addresses: tokens, credentials, what it exposes. */
export function ApplicationFields({ draft, faults, tenant, onDraft }: Props) {
  const set = (path: string, value: unknown) => onDraft(withValue(draft, path, value))
  const version = valueAt(draft, 'api.requestedAccessTokenVersion') ?? null
  const memberships = draft.groupMembershipClaims ?? null
  return (
    <>
      <label>
        <span>Version of the access tokens for this API</span>
        <select
          value={String(version)}
          onChange={({ target }) =>
            set(
              'api.requestedAccessTokenVersion',
              VERSIONS.find(([, of]) => String(of) === target.value)?.[1],
            )
          }
        >
          {VERSIONS.map(([title, value]) => (
            <option key={title} value={String(value)}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Memberships in tokens for it</span>
        <select
          value={String(memberships)}
          onChange={({ target }) =>
            set('groupMembershipClaims', target.value === 'null' ? null : target.value)
          }
        >
          {MEMBERSHIPS.map((value) => (
            <option key={String(value)} value={String(value)}>
              {value ?? 'not set'}
            </option>
          ))}
        </select>
      </label>
      <label className="change-field-flag">
        <input
          type="checkbox"
          checked={draft.isFallbackPublicClient === true}
          onChange={({ target }) => set('isFallbackPublicClient', target.checked)}
        />
        <span>Allow public client flows</span>
      </label>
      <RequestedPermissions {...{ draft, tenant, onDraft }} />
      {LISTS.map(({ path, title, ...list }) => {
        const rows = rowsAt(draft, path)
        if (!rows) return <Unreadable key={path} title={title} path={path} />
        return (
          <RowList
            key={path}
            {...list}
            title={title}
            rows={rows}
            faults={faults.flatMap((fault) =>
              fault.path.startsWith(`${path}.`)
                ? [{ ...fault, path: fault.path.slice(path.length + 1) }]
                : [],
            )}
            onRows={(next) => set(path, next)}
          />
        )
      })}
    </>
  )
}
