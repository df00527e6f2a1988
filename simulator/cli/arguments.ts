import { parseArgs } from 'node:util'
import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'

/** `mayBeEmpty`: nothing is a value too, as of a rule. */
type Option = { readonly type: 'string'; readonly multiple?: boolean; readonly mayBeEmpty?: boolean }

/**
 * Reads options and positional words.
 * @throws SimulationError with `usage` for an option that does not exist (and the one that was meant), lacks its value, or is
 * given twice where one counts
 */
export function readArguments<T extends Readonly<Record<string, Option>>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  const config = { args: [...args], options, allowPositionals: true } as const
  const given = new Set<string>()
  for (const token of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option || rawName !== `--${name}`) throw new SimulationError(unknown(rawName, options), usage)
    // What begins with a hyphen is the next option, unless it says that it is not: `--rule=-not ...`; `-` is standard input.
    const isOption = !inlineValue && value !== undefined && /^-./.test(value)
    const isThere = value !== undefined && (value !== '' || option.mayBeEmpty)
    if (!isThere || isOption) throw new SimulationError(`${rawName} has no value.`, usage)
    if (given.has(name) && !option.multiple) throw new SimulationError(`${rawName} is given twice.`, usage)
    given.add(name)
  }
  return parseArgs({ ...config, strict: true })
}

function unknown(rawName: string, options: Readonly<Record<string, Option>>): string {
  const [near] = nearest(rawName.replace(/^-+/, ''), Object.keys(options))
  return `There is no option ${rawName}.${near === undefined ? '' : ` Did you mean --${near}?`}`
}

/** `text` or `json`; text when not given. @throws SimulationError for anything else. */
export function readFormat(format: string | undefined): 'text' | 'json' {
  if (format === undefined || format === 'text') return 'text'
  if (format === 'json') return 'json'
  throw new SimulationError(`There is no format "${format}".`, 'Use text or json.')
}
