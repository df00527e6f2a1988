import type { PolicyTenant, SignIn } from '../../../simulator/doors/policy'
import { askedOf, contextOf, personChoices, targetChoices } from './choices'
import { countryName } from './countries'
import type { Reset, WhatIfState } from './state'
import { whatIsOpened, whoSignsIn } from './words'

export type Fitted = Pick<WhatIfState, 'question' | 'isLinked' | 'reset'>

type Before = Pick<WhatIfState, 'tenant' | 'source' | 'question' | 'isLinked'>

/**
 * The question of `before` as far as it is of `tenant`: who and what is there, a device that is there, and no place that only the
 * sample came from. A question that came with a link stays what it is.
 * @param worked the sample's own question
 */
export function questionFor(tenant: PolicyTenant, before: Before, worked: SignIn): Fitted {
  const { question, isLinked, source } = before
  if (isLinked) return { question, isLinked, reset: undefined }
  const says: string[] = []
  let fitting = question
  const person = personChoices(tenant)[0]
  if (!isHere(tenant, question.signInIdentity) && person) {
    says.push(whoSignsIn(question, before.tenant))
    fitting = askedOf(fitting, person.key)
  }
  const { signInContext: what, signInConditions: where } = question
  const targets = targetChoices(tenant)
  const target = targets.find(({ key }) => key.startsWith('app:'))
  const fits =
    !('includeApplications' in what) ||
    targets.some(({ key }) => what.includeApplications.some((id) => key === `app:${id}`))
  if (!fits && target) {
    says.push(whatIsOpened(question, before.tenant).replace(/^opens /, 'the application '))
    fitting = { ...fitting, signInContext: contextOf(target.key) }
  }
  const without = (member: 'deviceInfo' | 'country' | 'ipAddress', told: string) => {
    says.push(told)
    fitting = { ...fitting, signInConditions: { ...fitting.signInConditions, [member]: null } }
  }
  const device = where.deviceInfo
  const isKnown = tenant.devices.some(({ id, deviceId }) => (deviceId ?? id) === device?.deviceId)
  if (device?.deviceId && !isKnown)
    without('deviceInfo', `the device ${device.displayName ?? device.deviceId}`)
  if (source.kind === 'sample') {
    const { country, ipAddress } = worked.signInConditions
    if (where.country && where.country === country) without('country', `the country ${countryName(country)}`)
    if (where.ipAddress && where.ipAddress === ipAddress) without('ipAddress', `the address ${ipAddress}`)
  }
  const reset = says.length > 0 ? { says, before: question, after: fitting } : undefined
  return { question: fitting, isLinked, reset }
}

/** `question` with what was taken out of it; what was changed since stays. */
export function putBack(question: SignIn, { before, after }: Reset): SignIn {
  return {
    ...restored(question, before, after),
    signInConditions: restored(question.signInConditions, before.signInConditions, after.signInConditions),
  }
}

/** `now`, with the members of `before` that `after` has not got any more and that nobody has changed since. */
function restored<T extends object>(now: T, before: T, after: T): T {
  const members = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof T)[]
  const back = members.filter((member) => before[member] !== after[member] && now[member] === after[member])
  return { ...now, ...Object.fromEntries(back.map((member) => [member, before[member]])) }
}

function isHere({ users, servicePrincipals }: PolicyTenant, who: SignIn['signInIdentity']): boolean {
  return 'userId' in who
    ? users.some(({ id }) => id === who.userId)
    : servicePrincipals.some(({ id }) => id === who.servicePrincipalId)
}
