/** What our facts have to say for ScubaGear's words. */
export interface WantedFacts {
  /** Which of our facts are about the same. */
  readonly topic: RegExp
  /** How each of them starts; one that is meant as a whole ends with its full stop. */
  readonly facts: readonly string[]
  /** Whether nothing else may be said of it. */
  readonly exhaustive: boolean
}

/** Their word for one thing, and ours. */
const WORDS: Readonly<Record<string, string>> = {
  'B2B collaboration guest users': 'B2B collaboration guests',
  'B2B collaboration member users': 'B2B collaboration members',
  'Local guest users': 'internal guests',
  'Service provider users': 'service provider users',
  'Other external users': 'other external users',
  'custom application filter': 'those that an application filter selects',
  'all locations': 'all',
  android: 'Android',
  linux: 'Linux',
  'Exchange ActiveSync Clients': 'Exchange ActiveSync clients',
  Browser: 'browsers',
  'Mobile apps and desktop clients': 'mobile apps and desktop clients',
  'Other clients': 'other clients',
  'device to be marked compliant': 'compliant device',
  'Hybrid Azure AD joined device': 'hybrid joined device',
  All: 'all',
  None: 'none',
}

/** Facts that answer to what a function of ScubaGear says, line by line. */
export function factsOf(of: string, lines: readonly string[]): WantedFacts {
  const said = lines.filter((line) => line !== '')
  const about = (topic: RegExp, facts: readonly string[]) => ({ topic, facts, exhaustive: true })
  switch (of) {
    case 'GetIncludedUsers':
      return about(
        /^Users included/,
        said.map((line) => `Users included: ${ours(line)}.`),
      )
    case 'GetExcludedUsers':
      return about(
        /^Users excluded/,
        said.map((line) => `Users excluded: ${ours(line)}.`),
      )
    case 'GetApplications':
      return about(/^(Resources|Actions|Authentication contexts)/, applications(said))
    case 'GetAccessControls':
      return about(/^Access/, said.map(access))
    case 'GetSessionControls':
      return about(/^Session/, said.map(session))
    // The tests look at single lines of the conditions, and at nothing only where there is none.
    case 'GetConditions':
      return { topic: /^/, facts: said.map(condition), exhaustive: said.length === 0 }
    default:
      throw new Error(`${of} is a new function of ScubaGear`)
  }
}

function ours(text: string): string {
  return text
    .split(', ')
    .map((item) => item.replace(/^(\d+) specific app/, '$1 specific resource').replace(' specific', ''))
    .map((item) => WORDS[item] ?? item)
    .join(', ')
}

function applications(lines: readonly string[]): readonly string[] {
  const side = (way: 'included' | 'excluded') => {
    const items = lines.flatMap((line) => (line.startsWith(`Apps ${way}: `) ? [ours(line.slice(15))] : []))
    return items.length === 0 ? [] : [`Resources ${way}: ${items.join(', ')}.`]
  }
  const others = lines.flatMap((line) => {
    const [, contexts] = /^Policy applies to: (\d+) authentication contexts?$/.exec(line) ?? []
    if (contexts !== undefined) return [`Authentication contexts: ${contexts} `]
    return line.startsWith('User action: ') ? [`Actions: ${ACTIONS[line.slice(13)] ?? line}.`] : []
  })
  return [...side('included'), ...side('excluded'), ...others]
}

const ACTIONS: Readonly<Record<string, string>> = {
  'Register or join devices': 'registering or joining devices',
  'Register security info': 'registering security information',
}

const TOPICS: Readonly<Record<string, string>> = {
  'User risk levels': 'User risk',
  'Sign-in risk levels': 'Sign-in risk',
  'Device platforms included': 'Platforms included',
  'Device platforms excluded': 'Platforms excluded',
  'Client apps included': 'Client apps',
}

function condition(line: string): string {
  const [, mode] = /^Custom device filter in (include|exclude) mode active$/.exec(line) ?? []
  if (mode !== undefined) return `A device filter ${mode}s: `
  const [topic = '', said = ''] = line.split(': ')
  return `${TOPICS[topic] ?? topic}: ${ours(said)}.`
}

function access(line: string): string {
  if (line === 'Block access') return 'Access: blocked.'
  if (line === 'None') return 'Access: nothing is required.'
  const demands = line.replace('Allow access but require ', '').split(', ')
  const [, operator] = /, (AND|OR) /.exec(line) ?? []
  const quantity = operator === 'AND' ? 'all of ' : operator === 'OR' ? 'one of ' : ''
  const called = demands
    .map((each) => each.replace(/^(AND|OR) /, ''))
    .map((each) => each.replace(/^authentication strength \((.+)\)$/, 'authentication strength $1'))
  return `Access requires ${quantity}${called.map((each) => WORDS[each] ?? each).join(', ')}.`
}

function session(line: string): string {
  const [, every] = /^Sign-in frequency \(every (.+)\)$/.exec(line) ?? []
  return `Session: ${every === undefined ? (SESSION[line] ?? line) : `sign-in again every ${every}`}.`
}

const SESSION: Readonly<Record<string, string>> = {
  None: 'no control',
  'Use app enforced restrictions': 'app enforced restrictions',
  'Use Conditional Access App Control (Use custom policy)': 'Conditional Access App Control (custom policy)',
  'Use Conditional Access App Control (Monitor only)': 'Conditional Access App Control (monitor only)',
  'Use Conditional Access App Control (Block downloads)': 'Conditional Access App Control (block downloads)',
  'Persistent browser session (never persistent)': 'browser session never persistent',
  'Customize continuous access evaluation': 'continuous access evaluation disabled',
  'Disable resilience defaults': 'resilience defaults disabled',
}
