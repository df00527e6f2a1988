import { parseArgs } from 'node:util'
import { SimulationError } from '../core/errors'

type Option = { readonly type: 'string'; readonly multiple?: boolean }

/**
 * Reads options and positional words.
 * @throws SimulationError with `usage` for an option that does not exist or lacks its value
 */
export function readArguments<T extends Readonly<Record<string, Option>>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (fault) {
    // Node goes on about `--` after its first sentence.
    const [says = ''] = (fault instanceof Error ? fault.message : String(fault)).split(/\.?\s*(?:\n|\. |$)/)
    throw new SimulationError(`${says}.`, usage)
  }
}

/** `text` or `json`; text when not given. @throws SimulationError for anything else. */
export function readFormat(format: string | undefined): 'text' | 'json' {
  if (format === undefined || format === 'text') return 'text'
  if (format === 'json') return 'json'
  throw new SimulationError(`There is no format "${format}".`, 'Use text or json.')
}
