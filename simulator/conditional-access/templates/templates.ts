import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'

/** One of Microsoft's templates: a policy without an id, and where it is described. */
export interface Template {
  /** As Graph has it, the same in every tenant. */
  readonly id: string
  /** As Graph calls it. */
  readonly name: string
  readonly policy: Pick<ConditionalAccessPolicy, 'conditions' | 'grantControls' | 'sessionControls'>
  /** A page of Microsoft's about it. */
  readonly url: string
}

/** When Graph gave these answers. */
export const TEMPLATES_FROM = '2026-01'

const DOCS = 'https://learn.microsoft.com/entra/identity/conditional-access'

/** Template ids of the roles that Microsoft's templates call administrators. */
const ADMINISTRATORS = [
  '62e90394-69f5-4237-9190-012177145e10',
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '966707d0-3269-4727-9be2-8c3a10f19b9d',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
]
/** Those of whom passkeys are asked besides. */
const MORE_ADMINISTRATORS = [
  '17315797-102d-40b4-93e0-432062caca18',
  'e6d1a23a-da11-4be4-9570-befc86d067a7',
  '3a2c62db-5318-420d-8d74-23affee5d9d5',
  '44367163-eba1-44c3-98af-f5787879f96a',
  '11648597-926c-4cf3-9c36-bcebb0ba8dcc',
]
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const DIRECTORY_SYNCHRONIZATION = 'd29b2b05-8046-44ba-8758-1e26182fcf32'

const EVERYBODY = { includeUsers: ['All'] }
const ALL_BUT_SYNCHRONIZATION = { ...EVERYBODY, excludeRoles: [DIRECTORY_SYNCHRONIZATION] }
const ALL = { includeApplications: ['All'] }
const ANY_CLIENT = { clientAppTypes: ['all'] }
const MFA = { operator: 'OR', builtInControls: ['mfa'] }
const BLOCK = { operator: 'OR', builtInControls: ['block'] }
const EVERY_TIME = {
  signInFrequency: {
    isEnabled: true,
    frequencyInterval: 'everyTime',
    authenticationType: 'primaryAndSecondaryAuthentication',
  },
}

/**
 * Microsoft's templates, with the members that say something: what `GET /identity/conditionalAccess/templates` of Graph beta
 * answered (recorded with github.com/deploymenttheory/terraform-provider-microsoft365 in January 2026), of those that
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policy-common (March 2026) lists.
 * Where the page of a template describes another target or another scope than Graph gives (insider risk, restrictions that an
 * application enforces), and where Graph gives none any more (approved client apps), there is no template here. Entra excludes
 * whoever creates the policy; whom to exclude here is for the reader to say.
 */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'c7503427-338e-4c5e-902d-abe252abfb43',
    name: 'Require multifactor authentication for admins',
    policy: {
      conditions: { users: { includeRoles: ADMINISTRATORS }, applications: ALL, ...ANY_CLIENT },
      grantControls: MFA,
    },
    url: `${DOCS}/policy-old-require-mfa-admin`,
  },
  {
    id: 'b8bda7f8-6584-4446-bce9-d871480e53fa',
    name: 'Securing security info registration',
    policy: {
      conditions: {
        users: {
          ...EVERYBODY,
          excludeUsers: ['GuestsOrExternalUsers'],
          excludeRoles: [GLOBAL_ADMINISTRATOR],
        },
        applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
        ...ANY_CLIENT,
        locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
      },
      grantControls: MFA,
    },
    url: `${DOCS}/policy-all-users-security-info-registration`,
  },
  {
    id: '0b2282f9-2862-4178-88b5-d79340b36cb8',
    name: 'Block legacy authentication',
    policy: {
      conditions: { users: EVERYBODY, applications: ALL, clientAppTypes: ['exchangeActiveSync', 'other'] },
      grantControls: BLOCK,
    },
    url: `${DOCS}/policy-block-legacy-authentication`,
  },
  {
    id: 'a3d0a415-b068-4326-9251-f9cdf9feeb64',
    name: 'Require multifactor authentication for all users',
    policy: {
      conditions: { users: ALL_BUT_SYNCHRONIZATION, applications: ALL, ...ANY_CLIENT },
      grantControls: MFA,
    },
    url: `${DOCS}/policy-all-users-mfa-strength`,
  },
  {
    id: 'a4072ac0-722b-4991-981b-7f9755daef14',
    name: 'Require multifactor authentication for guest access',
    policy: {
      conditions: { users: { includeUsers: ['GuestsOrExternalUsers'] }, applications: ALL, ...ANY_CLIENT },
      grantControls: MFA,
    },
    url: `${DOCS}/policy-old-require-mfa-guest`,
  },
  {
    id: 'd8c51a9a-e6b1-454d-86af-554e7872e2c1',
    name: 'Require multifactor authentication for Azure management',
    policy: {
      conditions: {
        users: EVERYBODY,
        applications: { includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'] },
        ...ANY_CLIENT,
      },
      grantControls: MFA,
    },
    url: `${DOCS}/policy-old-require-mfa-azure-mgmt`,
  },
  {
    id: '6b619f55-792e-45dc-9711-d83ec9d7ae90',
    name: 'Require multifactor authentication for risky sign-ins',
    policy: {
      conditions: {
        users: EVERYBODY,
        applications: ALL,
        ...ANY_CLIENT,
        signInRiskLevels: ['high', 'medium'],
      },
      grantControls: MFA,
      sessionControls: EVERY_TIME,
    },
    url: `${DOCS}/policy-risk-based-sign-in`,
  },
  {
    id: '634b6de7-c38d-4357-a2c7-3842706eedd7',
    name: 'Require password change for high-risk users',
    policy: {
      conditions: { users: EVERYBODY, applications: ALL, ...ANY_CLIENT, userRiskLevels: ['high'] },
      grantControls: { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] },
      sessionControls: EVERY_TIME,
    },
    url: `${DOCS}/policy-risk-based-user`,
  },
  {
    id: 'c26a510a-3b8b-4023-8c44-d4f4c854e9f9',
    name: 'Require compliant or hybrid Azure AD joined device for admins',
    policy: {
      conditions: {
        users: { includeUsers: ['None'], includeRoles: ADMINISTRATORS },
        applications: ALL,
        ...ANY_CLIENT,
      },
      grantControls: { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] },
    },
    url: `${DOCS}/policy-alt-admin-device-compliand-hybrid`,
  },
  {
    id: '4e39a309-931e-4cb1-a371-e2beea168002',
    name: 'Block access for unknown or unsupported device platform',
    policy: {
      conditions: {
        users: EVERYBODY,
        applications: ALL,
        ...ANY_CLIENT,
        platforms: {
          includePlatforms: ['all'],
          excludePlatforms: ['android', 'iOS', 'windows', 'macOS', 'linux', 'windowsPhone'],
        },
      },
      grantControls: BLOCK,
    },
    url: `${DOCS}/policy-all-users-device-unknown-unsupported`,
  },
  {
    id: '62e51ccc-c9c3-4554-ac70-066172c81007',
    name: 'No persistent browser session',
    policy: {
      conditions: {
        users: EVERYBODY,
        applications: ALL,
        ...ANY_CLIENT,
        devices: {
          deviceFilter: {
            mode: 'include',
            rule: 'device.trustType -ne "ServerAD" -or device.isCompliant -ne True',
          },
        },
      },
      sessionControls: {
        signInFrequency: {
          isEnabled: true,
          type: 'hours',
          value: 1,
          frequencyInterval: 'timeBased',
          authenticationType: 'primaryAndSecondaryAuthentication',
        },
        persistentBrowser: { isEnabled: true, mode: 'never' },
      },
    },
    url: `${DOCS}/policy-all-users-persistent-browser`,
  },
  {
    id: '927c884e-7888-4e81-abc4-bd56ded28985',
    name: 'Require compliant or hybrid Azure AD joined device or multifactor authentication for all users',
    policy: {
      conditions: { users: ALL_BUT_SYNCHRONIZATION, applications: ALL, ...ANY_CLIENT },
      grantControls: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice', 'domainJoinedDevice'] },
    },
    url: `${DOCS}/policy-alt-all-users-compliant-hybrid-or-mfa`,
  },
  {
    id: 'a297dd1a-21fe-4016-99a0-ba43ba64378c',
    name: 'Require MDM-enrolled and compliant device to access cloud apps for all users (Preview)',
    policy: {
      conditions: { users: ALL_BUT_SYNCHRONIZATION, applications: ALL, ...ANY_CLIENT },
      grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
    },
    url: `${DOCS}/policy-all-users-device-compliance`,
  },
  {
    id: '76c03f19-ea37-4656-a772-a183b4ddb81d',
    name: 'Require phishing-resistant multifactor authentication for admins',
    policy: {
      conditions: {
        users: { includeRoles: [...ADMINISTRATORS, ...MORE_ADMINISTRATORS] },
        applications: ALL,
        ...ANY_CLIENT,
      },
      grantControls: {
        operator: 'AND',
        authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' },
      },
    },
    url: `${DOCS}/policy-admin-phish-resistant-mfa`,
  },
  {
    id: '6364131e-bc4a-47c4-a20b-33492d1fff6c',
    name: 'Require multifactor authentication for Microsoft admin portals',
    policy: {
      conditions: {
        users: { includeRoles: ADMINISTRATORS },
        applications: { includeApplications: ['MicrosoftAdminPortals'] },
        ...ANY_CLIENT,
      },
      grantControls: {
        operator: 'OR',
        authenticationStrength: { id: '00000000-0000-0000-0000-000000000002' },
      },
    },
    url: `${DOCS}/policy-old-require-mfa-admin-portals`,
  },
  {
    id: '6bdcbbb7-ebd1-4f8f-a02f-652db0e3665d',
    name: 'Block high risk agent identities from accessing resources',
    policy: {
      conditions: {
        users: { includeUsers: ['None'] },
        clientApplications: { includeAgentIdServicePrincipals: ['All'] },
        applications: ALL,
        ...ANY_CLIENT,
        agentIdRiskLevels: 'high',
      },
      grantControls: BLOCK,
    },
    url: `${DOCS}/policy-agent-block-high-risk`,
  },
]

/**
 * The policy that a template makes: on, because what it would do is what is asked here. Entra itself makes it report-only.
 * @param id what it is called by until Graph gives it another
 */
export function fromTemplate({ name, policy }: Template, id: string): ConditionalAccessPolicy {
  return { id, displayName: name, state: 'enabled', ...policy }
}
