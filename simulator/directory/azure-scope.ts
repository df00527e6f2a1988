/** What a role is assigned for: everything, a management group, a subscription, a resource group, or a resource. */
export interface Scope {
  readonly kind: 'root' | 'managementGroup' | 'subscription' | 'resourceGroup' | 'resource'
  /** As it was written, without a slash at its end. */
  readonly text: string
  /** In lower case: two scopes are the same when their keys are. */
  readonly key: string
  /** Keys of the scopes that contain it by its own words, itself first. What a subscription is in, its words do not say. */
  readonly within: readonly string[]
}

/** The scope that contains every other. */
export const ROOT = '/'

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
const SUBSCRIPTION = '/subscriptions/'
const MANAGEMENT_GROUP = '/providers/microsoft.management/managementgroups/'

/**
 * Reads a scope, in any case. https://learn.microsoft.com/azure/role-based-access-control/scope-overview#scope-format
 * @returns what is wrong with it as a sentence, when it is none
 */
export function parseScope(written: string): Scope | { readonly problem: string } {
  const text = written.length > 1 ? written.replace(/\/$/, '') : written
  const key = text.toLowerCase()
  if (key === ROOT) return { kind: 'root', text, key, within: [ROOT] }
  if (!key.startsWith('/')) return { problem: 'A scope begins with a slash.' }
  const [, ...segments] = key.split('/')
  if (segments.some((each) => each.trim() !== each || each === ''))
    return { problem: 'A segment of the scope is empty, or has a space beside it.' }
  const scope = (kind: Scope['kind'], depth: number): Scope | { readonly problem: string } => {
    const own = segments.slice(0, depth)
    const rest = segments.slice(depth)
    const problem = problemOfResource(rest)
    if (problem !== null) return { problem }
    return { kind: rest.length > 0 ? 'resource' : kind, text, key, within: within(own, rest) }
  }
  if (key.startsWith(MANAGEMENT_GROUP)) return scope('managementGroup', 4)
  if (key.startsWith(SUBSCRIPTION)) {
    if (!GUID.test(segments[1] ?? ''))
      return { problem: 'A subscription is called by its id, which is a GUID.' }
    if (segments[2] !== 'resourcegroups') return scope('subscription', 2)
    if (segments.length < 4) return { problem: 'The name of the resource group is missing.' }
    return scope('resourceGroup', 4)
  }
  if (segments[0] === 'providers') return scope('root', 0)
  return {
    problem: 'A scope begins with /subscriptions/ or /providers/Microsoft.Management/managementGroups/.',
  }
}

/** Whether `key` is the scope of a management group. */
export function isManagementGroup(key: string): boolean {
  return key.startsWith(MANAGEMENT_GROUP) && !key.includes('/', MANAGEMENT_GROUP.length)
}

/** `/providers/{namespace}` and pairs of a type and a name, once or, for what extends a resource, several times. */
function problemOfResource(rest: readonly string[]): string | null {
  if (rest.length === 0) return null
  if (rest[0] !== 'providers')
    return `"/${rest[0]}" is not expected there: a resource stands behind /providers/.`
  const next = rest.indexOf('providers', 1)
  const [, namespace, ...pairs] = next < 0 ? rest : rest.slice(0, next)
  if (namespace === undefined) return 'The namespace of the resource provider is missing.'
  if (pairs.length === 0) return 'The type and the name of the resource are missing.'
  if (pairs.length % 2 === 1) return `The name of the resource is missing behind "${pairs.at(-1)}".`
  return next < 0 ? null : problemOfResource(rest.slice(next))
}

/** Keys from the whole to the outermost: after each pair of type and name, then the resource group, then the subscription. */
function within(own: readonly string[], rest: readonly string[]): readonly string[] {
  const keys: string[] = []
  const add = (segments: readonly string[]) => keys.push(`/${segments.join('/')}`)
  let pairs = 0
  rest.forEach((segment, at) => {
    // The namespace stands behind `providers`, and pairs begin behind that.
    if (segment === 'providers') pairs = at + 2
    else if (at > pairs && (at - pairs) % 2 === 1) add([...own, ...rest.slice(0, at + 1)])
  })
  const outer: string[] = []
  if (own[0] === 'subscriptions' && own.length > 2)
    outer.push(`/${own.join('/')}`, `/${own.slice(0, 2).join('/')}`)
  else if (own.length > 0) outer.push(`/${own.join('/')}`)
  else outer.push(ROOT)
  return [...keys.reverse(), ...outer]
}
