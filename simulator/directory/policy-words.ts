/**
 * The words that policies and questions about them share, as Graph writes them.
 * https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset
 */
export const EXTERNAL_USER_TYPES = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
] as const
export const RISK_LEVELS = ['none', 'low', 'medium', 'high'] as const
export const INSIDER_RISK_LEVELS = ['none', 'minor', 'moderate', 'elevated'] as const
export const CLIENT_APP_TYPES = [
  'all',
  'browser',
  'mobileAppsAndDesktopClients',
  'exchangeActiveSync',
  'easSupported',
  'other',
] as const
export const DEVICE_PLATFORMS = [
  'all',
  'android',
  'iOS',
  'windows',
  'windowsPhone',
  'macOS',
  'linux',
] as const
export const TRANSFER_METHODS = ['none', 'deviceCodeFlow', 'authenticationTransfer'] as const
export const USER_ACTIONS = ['registerSecurityInformation', 'registerOrJoinDevices'] as const
