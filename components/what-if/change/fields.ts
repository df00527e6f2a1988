import { CLIENT_APP_TYPES, DEVICE_PLATFORMS } from '../../../simulator/doors/policy-change'
import type { ChoiceKind } from './choices'

/** A field of a policy's form: a member by its path, and how it is filled in. */
export type PolicyField = {
  readonly path: string
  readonly title: string
} & (
  | { readonly type: 'text' }
  /** One of some words; the first stands where nothing is said. */
  | { readonly type: 'word'; readonly words: readonly (readonly [word: string, title: string])[] }
  /** Any of some words. */
  | { readonly type: 'words'; readonly words: readonly (readonly [word: string, title: string])[] }
  /** Things of the tenant, found by name. */
  | { readonly type: 'things'; readonly of: ChoiceKind }
)

interface Group {
  readonly title: string
  readonly fields: readonly PolicyField[]
}

const things = (path: string, title: string, of: ChoiceKind): PolicyField => ({
  path,
  title,
  type: 'things',
  of,
})
const RISKS = [
  ['low', 'Low'],
  ['medium', 'Medium'],
  ['high', 'High'],
] as const
const PLATFORM_TITLES: Readonly<Record<string, string>> = {
  all: 'Any',
  android: 'Android',
  windows: 'Windows',
  windowsPhone: 'Windows Phone',
  linux: 'Linux',
}
const CLIENT_TITLES: Readonly<Record<string, string>> = {
  all: 'All',
  browser: 'Browser',
  mobileAppsAndDesktopClients: 'Mobile and desktop apps',
  exchangeActiveSync: 'Exchange ActiveSync',
  easSupported: 'Exchange ActiveSync, supported',
  other: 'Legacy clients',
}
const PLATFORMS = DEVICE_PLATFORMS.map((word) => [word, PLATFORM_TITLES[word] ?? word] as const)

/** What the form of a policy shows. Everything else is in the JSON beside it. */
export const GROUPS: readonly Group[] = [
  {
    title: 'The policy',
    fields: [
      { path: 'displayName', title: 'Name', type: 'text' },
      {
        path: 'state',
        title: 'State',
        type: 'word',
        words: [
          ['enabled', 'On'],
          ['enabledForReportingButNotEnforced', 'Report-only'],
          ['disabled', 'Off'],
        ],
      },
    ],
  },
  {
    title: 'Who',
    fields: [
      things('conditions.users.includeUsers', 'Include people', 'people'),
      things('conditions.users.excludeUsers', 'Exclude people', 'people'),
      things('conditions.users.includeGroups', 'Include groups', 'groups'),
      things('conditions.users.excludeGroups', 'Exclude groups', 'groups'),
      things('conditions.users.includeRoles', 'Include roles', 'roles'),
      things('conditions.users.excludeRoles', 'Exclude roles', 'roles'),
    ],
  },
  {
    title: 'What',
    fields: [
      things('conditions.applications.includeApplications', 'Include applications', 'applications'),
      things('conditions.applications.excludeApplications', 'Exclude applications', 'applications'),
      {
        path: 'conditions.applications.includeUserActions',
        title: 'User actions',
        type: 'words',
        words: [
          ['urn:user:registersecurityinfo', 'Register security information'],
          ['urn:user:registerdevice', 'Register or join a device'],
        ],
      },
    ],
  },
  {
    title: 'When',
    fields: [
      {
        path: 'conditions.clientAppTypes',
        title: 'Client apps',
        type: 'words',
        words: CLIENT_APP_TYPES.map((word) => [word, CLIENT_TITLES[word] ?? word]),
      },
      {
        path: 'conditions.platforms.includePlatforms',
        title: 'Include platforms',
        type: 'words',
        words: PLATFORMS,
      },
      {
        path: 'conditions.platforms.excludePlatforms',
        title: 'Exclude platforms',
        type: 'words',
        words: PLATFORMS,
      },
      things('conditions.locations.includeLocations', 'Include locations', 'locations'),
      things('conditions.locations.excludeLocations', 'Exclude locations', 'locations'),
      { path: 'conditions.signInRiskLevels', title: 'Sign-in risk', type: 'words', words: RISKS },
      { path: 'conditions.userRiskLevels', title: 'User risk', type: 'words', words: RISKS },
    ],
  },
  {
    title: 'What it asks for',
    fields: [
      {
        path: 'grantControls.builtInControls',
        title: 'Controls',
        type: 'words',
        words: [
          ['block', 'Block'],
          ['mfa', 'Multifactor authentication'],
          ['compliantDevice', 'A compliant device'],
          ['domainJoinedDevice', 'A hybrid joined device'],
          ['compliantApplication', 'An app protection policy'],
          ['passwordChange', 'A password change'],
          ['riskRemediation', 'Risk remediation'],
        ],
      },
      {
        path: 'grantControls.authenticationStrength',
        title: 'Authentication strength',
        type: 'things',
        of: 'strengths',
      },
      {
        path: 'grantControls.operator',
        title: 'Of several, it takes',
        type: 'word',
        words: [
          ['OR', 'one'],
          ['AND', 'all'],
        ],
      },
    ],
  },
]
