import { both, either, listed } from '../lists'
import { type Condition, matched, notEnough, ruledOut } from './condition'

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions#device-platforms */
export const devicePlatform: Condition<string> = {
  name: 'devicePlatform',
  unconfigured: 'Any device platform.',
  compile: (policy) => {
    const of = policy.conditions?.platforms
    const include = listed(of?.includePlatforms)
    const exclude = listed(of?.excludePlatforms)
    const [included, excluded] = [include, exclude].map(
      (list) => new Set(list.map((each) => each.toLowerCase())),
    )
    if (!included || !excluded || included.size + excluded.size === 0) return null
    const any = included.size === 0 || included.has('all')
    if (any && excluded.size === 0) return null
    return (platform) => {
      if (platform === 'all' || platform === '') {
        const says = any ? `every platform except ${both(exclude)}` : either(include)
        return notEnough(
          'signInConditions.devicePlatform',
          `The policy is for ${says}; the question does not say which platform is used.`,
        )
      }
      if (excluded.has(platform)) return ruledOut('devicePlatform', `The policy excludes ${both(exclude)}.`)
      if (any) return matched(`The policy is for every platform except ${both(exclude)}.`)
      return included.has(platform)
        ? matched(`The platform is ${either(include)}.`)
        : ruledOut('devicePlatform', `The policy is for ${either(include)}.`)
    }
  },
  key: ({ signInConditions }) => signInConditions.devicePlatform ?? '',
  facts: ({ signInConditions }) => (signInConditions.devicePlatform ?? '').toLowerCase(),
}
