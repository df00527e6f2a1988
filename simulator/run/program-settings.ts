import { isWellFormed } from '../core/json'

/**
 * What a developer sets a program up to send, by the name of the parameter (RFC 6749 section 4.1.1, OpenID Connect Core section
 * 3.1.2.1, and Entra's `domain_hint`). The other parameters of a request are made anew each time, and belong to nobody's settings.
 */
export const PROGRAM_SETTINGS = [
  'client_id',
  'redirect_uri',
  'scope',
  'response_mode',
  'prompt',
  'login_hint',
  'domain_hint',
  'max_age',
] as const

export type ProgramSetting = (typeof PROGRAM_SETTINGS)[number]

/**
 * Which client secret a program uses, by the `keyId` of its registration: what the secret says is in no setting, and so in no link
 * (decision 032).
 */
export const SECRET_SETTING = 'client_secret'

/** Settings that were changed; null leaves the parameter out. */
export type ProgramSettings = Readonly<Partial<Record<ProgramSetting | typeof SECRET_SETTING, string | null>>>

const LONGEST_VALUE = 2_048

/** Whether `candidate` (from a link, a file, a host page) is at least one setting, each of a known name. */
export function isProgramSettings(candidate: Readonly<Record<string, unknown>>): boolean {
  const pairs = Object.entries(candidate)
  return (
    pairs.length > 0 &&
    pairs.every(
      ([name, value]) =>
        [...PROGRAM_SETTINGS, SECRET_SETTING].some((each) => each === name) &&
        (value === null ||
          (typeof value === 'string' && value.length <= LONGEST_VALUE && isWellFormed(value))),
    )
  )
}
