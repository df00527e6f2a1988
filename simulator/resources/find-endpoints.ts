import type { Endpoint } from './resource-request'

/** An endpoint whose path an address has, and what stands there in place of its braces. */
export interface Found {
  readonly endpoint: Endpoint
  readonly parameters: Readonly<Record<string, string>>
}

/** The endpoints at `pathname`, one for each method. Letters are compared as they are written: `%65` is no `e`. */
export function endpointsAt(endpoints: readonly Endpoint[], pathname: string): readonly Found[] {
  return endpoints.flatMap((endpoint) => {
    const parameters = parametersIn(endpoint.path, pathname)
    return parameters ? [{ endpoint, parameters }] : []
  })
}

/** What an address with these endpoints may be asked for (RFC 9110 section 10.2.1). */
export function methodsOf(found: readonly Found[]): string {
  const own = found.map(({ endpoint }) => endpoint.method ?? 'GET, HEAD')
  return [...(own.length > 0 ? own : ['GET, HEAD']), 'OPTIONS'].join(', ')
}

function parametersIn(path: string, pathname: string): Record<string, string> | undefined {
  if (!path.includes('{')) return path === pathname ? {} : undefined
  const [wanted, came] = [path.split('/'), pathname.split('/')]
  if (wanted.length !== came.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined) {
      if (segment !== came[index]) return undefined
      continue
    }
    const value = decoded(came[index] ?? '')
    if (!value) return undefined
    parameters[name] = value
  }
  return parameters
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
