import { parseAddress, within } from '../addresses'
import type { PolicyContext } from '../conditions/context'
import type { Caveat } from '../decision'
import { attribute, isHybridJoined, storedOf } from '../device'
import { externalKinds, isHere } from '../external-kinds'
import { listed } from '../lists'
import type { SignIn } from '../sign-in'

/**
 * What a question says that cannot be so together: warnings beside a decision, which is of the question as it was asked. Those who
 * show a decision ask for them; what decides does not carry them.
 */
export function contradictions(context: PolicyContext, signIn: SignIn): readonly Caveat[] {
  return [
    ...ofDevice(context, signIn),
    ...ofAddress(signIn),
    ...ofPlace(context, signIn),
    ...ofPerson(context, signIn),
  ]
}

const NOTHING: readonly never[] = []

function warning(path: string, says: string): Caveat {
  return { policyId: null, path, says, isSettled: true }
}

/** By the words of device objects: `Windows`, `IPad`, `AndroidEnterprise`, `MacMDM`. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/^windows/i, 'windows'],
  [/^(ios|ipad|iphone)/i, 'ios'],
  [/^android/i, 'android'],
  [/^mac/i, 'macos'],
  [/^(linux|ubuntu)/i, 'linux'],
]

function ofDevice(context: PolicyContext, { signInConditions: of }: SignIn): readonly Caveat[] {
  const device = of.deviceInfo
  if (!device) return NOTHING
  const stored = storedOf(device, context)
  const value = (name: string) => attribute(device, name) ?? (stored && attribute(stored, name))
  const platform = of.devicePlatform?.toLowerCase().replace('windowsphone', 'windows')
  const system = String(value('operatingSystem') ?? '')
  const runs = SYSTEMS.find(([words]) => words.test(system))?.[1]
  const isNamed = SYSTEMS.some(([, name]) => name === platform)
  const trustType = value('trustType')
  return [
    ...(runs && isNamed && runs !== platform
      ? [
          warning(
            'signInConditions.devicePlatform',
            `The platform is ${of.devicePlatform}, and the device runs ${system}.`,
          ),
        ]
      : []),
    ...(isNamed && platform !== 'windows' && isHybridJoined({ trustType: String(trustType) })
      ? [
          warning(
            'signInConditions.deviceInfo.trustType',
            `The platform is ${of.devicePlatform}, and only Windows is hybrid joined.`,
          ),
        ]
      : []),
    ...(value('isCompliant') === true && !trustType
      ? [
          warning(
            'signInConditions.deviceInfo.isCompliant',
            'The device is compliant and not registered: it has no trustType.',
          ),
        ]
      : []),
  ]
}

/** Addresses that are seen from inside alone (RFC 1918, RFC 4193, loopback, link-local). */
const PRIVATE = /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.|127\.|169\.254\.|f[cd][\da-f]{2}:|fe80:|::1$)/i

function ofAddress({ signInConditions: { ipAddress } }: SignIn): readonly Caveat[] {
  return ipAddress && PRIVATE.test(ipAddress)
    ? [
        warning(
          'signInConditions.ipAddress',
          `${ipAddress} is a private address, and Entra sees the public one.`,
        ),
      ]
    : NOTHING
}

/** A country, and an address in a named location whose name tells of another one: where an address is, nothing else here says. */
function ofPlace({ places }: PolicyContext, { signInConditions: of }: SignIn): readonly Caveat[] {
  const address = of.ipAddress ? parseAddress(of.ipAddress) : null
  const country = of.country?.toUpperCase()
  if (address === null || !country) return NOTHING
  const elsewhere = places.all.find(({ name, ranges }) => {
    if (!ranges.some((range) => within(address, range))) return false
    const told = countriesIn(name)
    return told.length > 0 && !told.includes(country)
  })
  return elsewhere
    ? [
        warning(
          'signInConditions.country',
          `The country is ${COUNTRY_NAMES.of(country) ?? country}, and ${of.ipAddress} is in the named location ${elsewhere.name}.`,
        ),
      ]
    : NOTHING
}

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Every country by its English name. Regions with a number are none, and neither is the unknown one. */
const COUNTRIES = LETTERS.flatMap((first) =>
  LETTERS.flatMap((second): readonly (readonly [code: string, name: string])[] => {
    const code = first + second
    const name = code === 'ZZ' ? undefined : COUNTRY_NAMES.of(code)
    return name === undefined ? [] : [[code, name.toLowerCase()]]
  }),
)

/** Codes of the countries whose names are words of `text`. */
function countriesIn(text: string): readonly string[] {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return COUNTRIES.flatMap(([code, name]) =>
    words.includes(` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `) ? [code] : [],
  )
}

function ofPerson(context: PolicyContext, signIn: SignIn): readonly Caveat[] {
  const { signInIdentity: identity, authentication, suppose } = signIn
  if (!('userId' in identity)) return NOTHING
  const { completed, registered, inboundTrust } = authentication
  const user = context.users.get(identity.userId.toLowerCase())
  const kind = identity.externalUserType ?? null
  const kinds = kind ? [kind] : externalKinds(user)
  const home = context.homeOf(signIn)
  const accepted = inboundTrust && Object.values(inboundTrust).includes(true)
  const strange =
    listed(registered).length > 0 ? completed.find((mode) => !registered?.includes(mode)) : undefined
  const both = listed(suppose?.inGroups).find((id) => listed(suppose?.notInGroups).includes(id))
  return [
    ...(kind && user && !externalKinds(user).some((each) => each?.toLowerCase() === kind.toLowerCase())
      ? [
          warning(
            'signInIdentity.externalUserType',
            `The question says ${kind}, and the user object says ${externalKinds(user)
              .map((each) => each ?? 'a member')
              .join(' or ')}.`,
          ),
        ]
      : []),
    ...(identity.externalTenantId && kinds.every(isHere)
      ? [
          warning(
            'signInIdentity.externalTenantId',
            'Somebody who is at home in this tenant has another home tenant.',
          ),
        ]
      : []),
    ...(accepted && (kinds.every(isHere) || home?.isEntra === false)
      ? [
          warning(
            'authentication.inboundTrust',
            'Only what an Entra tenant says of its own people can be trusted, and this person is none of them.',
          ),
        ]
      : []),
    ...(strange
      ? [warning('authentication.registered', `${strange} was shown, and is not registered.`)]
      : []),
    ...(both
      ? [warning('suppose', `The person is supposed to be in ${context.names(both)}, and not to be.`)]
      : []),
  ]
}
