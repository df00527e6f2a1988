import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { Result, SessionOutcome } from '../decision'
import { listed } from '../lists'
import type { Source } from './finding'
import type { Circumstances, Reader } from './reader'

/** A way in that a tenant should have closed, or should ask something at. */
export interface Door {
  readonly id: string
  /** After `For everybody`. */
  readonly says: string
  readonly why: string
  readonly who: keyof Pick<Reader, 'everybody' | 'guests' | 'administrators'>
  /** One that is open is enough. */
  readonly tries: readonly Circumstances[]
  /** Results that leave it open. */
  readonly isOpen: readonly Result[]
  /** Of what gets in: only a session like this one is meant. */
  readonly session?: (session: SessionOutcome) => boolean
  /** Policies that are meant to close it; without it, those that ask for what closes it. */
  readonly about?: (policy: ConditionalAccessPolicy) => boolean
  /** What a policy would do that closes it. */
  readonly closedBy: 'block' | { readonly askedForOneOf: readonly string[] }
  readonly source: Source
}

const DOCS = 'https://learn.microsoft.com/entra/identity/conditional-access'
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000'
const AZURE_MANAGEMENT = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
const MFA = { askedForOneOf: ['mfa'] }
const READ = '2026-11'
const WITH_MFA = { completed: ['password', 'microsoftAuthenticatorPush'] }

const application = (includeApplications: string) => ({ application: includeApplications })
const action = (userAction: 'registerSecurityInformation' | 'registerOrJoinDevices') => ({
  context: { '@odata.type': '#microsoft.graph.userActionContext' as const, userAction },
})

/** What is tried in every tenant, the widest first. */
export const DOORS: readonly Door[] = [
  {
    id: 'password-alone',
    says: 'a password alone opens an application, from an unknown network and an unknown device',
    why: 'A password that was guessed, phished or reused is all that an attacker needs.',
    who: 'everybody',
    tries: [{ says: 'with a password alone' }],
    isOpen: ['grant'],
    closedBy: MFA,
    source: { url: `${DOCS}/policy-all-users-mfa-strength`, checked: READ },
  },
  {
    id: 'administrator-password-alone',
    says: 'a password alone opens an application, privileged role and all',
    why: 'Portals for administrators ask everybody for multifactor authentication; other applications ask only where a policy does, and a token of an administrator is worth most.',
    who: 'administrators',
    tries: [{ says: 'with a password alone' }],
    isOpen: ['grant'],
    closedBy: MFA,
    source: { url: `${DOCS}/policy-old-require-mfa-admin`, checked: READ },
  },
  {
    id: 'guest-password-alone',
    says: 'a password is all that is asked of a guest',
    why: 'How well a guest’s account is guarded is decided by somebody else.',
    who: 'guests',
    tries: [{ says: 'with a password alone' }],
    isOpen: ['grant'],
    closedBy: MFA,
    source: { url: `${DOCS}/policy-guests-mfa-strength`, checked: READ },
  },
  {
    id: 'legacy-authentication',
    says: 'an old client gets in with a password, as far as policies go',
    why: 'Old protocols send a password and nothing else: no second factor can be asked for, so a password that was guessed is enough. Exchange Online itself takes passwords over SMTP alone any more, where that is not switched off; other protocols and applications depend on what they take.',
    who: 'everybody',
    tries: [
      {
        says: 'with an old client (SMTP)',
        ...application(EXCHANGE),
        conditions: { clientAppType: 'other' },
      },
      {
        says: 'with Exchange ActiveSync',
        ...application(EXCHANGE),
        conditions: { clientAppType: 'exchangeActiveSync' },
      },
    ],
    isOpen: ['grant', 'challenge'],
    about: ({ conditions }) =>
      listed(conditions?.clientAppTypes).some((type) => /^(other|exchangeActiveSync)$/i.test(type)),
    closedBy: 'block',
    source: { url: `${DOCS}/policy-block-legacy-authentication`, checked: READ },
  },
  {
    id: 'device-code',
    says: 'device code flow is open',
    why: 'Whoever types a code that a stranger sent signs the stranger in: the second factor is answered by the victim, and the token goes to the other side.',
    who: 'everybody',
    tries: [
      {
        says: 'by device code, with MFA done',
        conditions: {
          authenticationFlow: { transferMethod: 'deviceCodeFlow' },
          clientAppType: 'mobileAppsAndDesktopClients',
        },
        authentication: WITH_MFA,
      },
    ],
    isOpen: ['grant', 'challenge'],
    about: ({ conditions }) => /deviceCodeFlow/i.test(conditions?.authenticationFlows?.transferMethods ?? ''),
    closedBy: 'block',
    source: { url: `${DOCS}/policy-block-authentication-flows`, checked: READ },
  },
  {
    id: 'authentication-transfer',
    says: 'a session can be carried from a computer to a phone (authentication transfer)',
    why: 'A session that is carried over arrives at a device that nothing has been asked of.',
    who: 'everybody',
    tries: [
      {
        says: 'by authentication transfer',
        conditions: {
          authenticationFlow: { transferMethod: 'authenticationTransfer' },
          clientAppType: 'mobileAppsAndDesktopClients',
          devicePlatform: 'iOS',
        },
        authentication: WITH_MFA,
      },
    ],
    isOpen: ['grant', 'challenge'],
    about: ({ conditions }) =>
      /authenticationTransfer/i.test(conditions?.authenticationFlows?.transferMethods ?? ''),
    closedBy: 'block',
    source: { url: `${DOCS}/policy-block-authentication-flows`, checked: READ },
  },
  {
    id: 'azure-management-password-alone',
    says: 'Azure can be managed with a password alone, as far as policies go',
    why: 'Who manages Azure can delete what runs there. Microsoft asks for multifactor authentication by itself in the portals, and elsewhere (CLI, PowerShell, API) only where something is created, changed or deleted.',
    who: 'everybody',
    tries: [{ says: 'with a password alone', ...application(AZURE_MANAGEMENT) }],
    isOpen: ['grant'],
    closedBy: MFA,
    source: { url: `${DOCS}/policy-old-require-mfa-azure-mgmt`, checked: READ },
  },
  {
    id: 'risky-sign-in',
    says: 'a sign-in of high risk goes through on multifactor authentication of an hour ago',
    why: 'High risk means that Microsoft is confident it is somebody else. Without a policy that looks at it, it is a line in a report.',
    who: 'everybody',
    tries: [
      {
        says: 'sign-in risk high, MFA done an hour ago',
        conditions: { signInRiskLevel: 'high' },
        authentication: { ...WITH_MFA, authenticatedMinutesAgo: 60 },
      },
    ],
    isOpen: ['grant'],
    about: ({ conditions }) => listed(conditions?.signInRiskLevels).length > 0,
    closedBy: 'block',
    source: { url: `${DOCS}/policy-risk-based-sign-in`, checked: READ },
  },
  {
    id: 'risky-user',
    says: 'an account at high risk goes on with multifactor authentication and the password that it has',
    why: 'A user at high risk is likely to be in somebody else’s hands: their password has leaked, or their sessions were stolen.',
    who: 'everybody',
    tries: [
      { says: 'user risk high, MFA done', conditions: { userRiskLevel: 'high' }, authentication: WITH_MFA },
    ],
    isOpen: ['grant'],
    about: ({ conditions }) => listed(conditions?.userRiskLevels).length > 0,
    closedBy: 'block',
    source: { url: `${DOCS}/policy-risk-based-user`, checked: READ },
  },
  {
    id: 'register-anywhere',
    says: 'a password alone is enough to register a first method of multifactor authentication, from anywhere',
    why: 'Who has the password of somebody who has registered nothing registers a phone of their own, and passes every later question.',
    who: 'everybody',
    tries: [{ says: 'registering security information', ...action('registerSecurityInformation') }],
    isOpen: ['grant'],
    about: ({ conditions }) =>
      listed(conditions?.applications?.includeUserActions).includes('urn:user:registersecurityinfo'),
    closedBy: { askedForOneOf: ['mfa', 'compliantDevice', 'domainJoinedDevice'] },
    source: { url: `${DOCS}/policy-all-users-security-info-registration`, checked: READ },
  },
  {
    id: 'join-device',
    says: 'a device can be registered or joined with a password alone, as far as policies go',
    why: 'A device of the attacker’s own in the directory outlives the password that let it in. The tenant’s device settings can ask for multifactor authentication as well: they are in no export of policies.',
    who: 'everybody',
    tries: [{ says: 'registering or joining a device', ...action('registerOrJoinDevices') }],
    isOpen: ['grant'],
    about: ({ conditions }) =>
      listed(conditions?.applications?.includeUserActions).includes('urn:user:registerdevice'),
    closedBy: MFA,
    source: { url: `${DOCS}/policy-all-users-device-registration`, checked: READ },
  },
  {
    id: 'unknown-platform',
    says: 'a client that claims to run on an unknown platform gets in',
    why: 'The platform is what a client says of itself: a policy that lists Windows, macOS, iOS and Android leaves out whoever claims another.',
    who: 'everybody',
    tries: [
      {
        says: 'on an unknown platform, with MFA done',
        conditions: { devicePlatform: 'unknown' },
        authentication: WITH_MFA,
      },
    ],
    isOpen: ['grant', 'challenge'],
    about: ({ conditions }) =>
      listed(conditions?.platforms?.includePlatforms).some((name) => /^all$/i.test(name)),
    closedBy: 'block',
    source: { url: `${DOCS}/policy-all-users-device-unknown-unsupported`, checked: READ },
  },
  {
    id: 'unmanaged-device',
    says: 'an unmanaged device gets in',
    why: 'A session that was stolen from a device nobody looks after is good anywhere.',
    who: 'everybody',
    tries: [{ says: 'on an unmanaged device, with MFA done', authentication: WITH_MFA }],
    isOpen: ['grant'],
    closedBy: { askedForOneOf: ['compliantDevice', 'domainJoinedDevice'] },
    source: { url: `${DOCS}/policy-all-users-device-compliance`, checked: READ },
  },
  {
    id: 'administrator-phishable',
    says: 'a method that can be phished opens an application, privileged role and all',
    why: 'A page in the middle passes on a push or a code, and keeps the session. A passkey does not answer to the wrong page.',
    who: 'administrators',
    tries: [{ says: 'with a password and a push notification', authentication: WITH_MFA }],
    isOpen: ['grant'],
    closedBy: { askedForOneOf: ['Phishing-resistant MFA'] },
    source: { url: `${DOCS}/policy-admin-phish-resistant-mfa`, checked: READ },
  },
  {
    id: 'unmanaged-session',
    says: 'a browser on an unmanaged device stays signed in: no policy limits how long, or forbids it to be kept',
    why: 'Who leaves a borrowed computer leaves the session there.',
    who: 'everybody',
    tries: [{ says: 'on an unmanaged device, with MFA done', authentication: WITH_MFA }],
    isOpen: ['grant'],
    session: ({ signInFrequency, persistentBrowser }) =>
      signInFrequency === null && persistentBrowser?.mode !== 'never',
    about: ({ sessionControls }) =>
      Boolean(sessionControls?.signInFrequency?.isEnabled || sessionControls?.persistentBrowser?.isEnabled),
    closedBy: { askedForOneOf: ['signInFrequency'] },
    source: { url: `${DOCS}/policy-all-users-persistent-browser`, checked: READ },
  },
]
