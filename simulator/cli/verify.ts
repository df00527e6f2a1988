import { SimulationError } from '../core/errors'
import { verifyToken } from '../identity-provider/tokens/verify'
import { readArguments } from './arguments'
import type { Command } from './command'

/** How it is called. */
export const VERIFY_USAGE = 'Usage: lab verify <jwt>'

/** Verifies a JWT against the keys of the lab. Exit code 1 when it does not verify. */
export const verify: Command = async (args) => {
  const { positionals } = readArguments(args, {}, VERIFY_USAGE)
  const [jwt, extra] = positionals
  if (jwt === undefined || extra !== undefined)
    throw new SimulationError('verify takes one token.', VERIFY_USAGE)
  const { valid, says, header, payload } = await verifyToken(jwt)
  const shown = [header, payload].filter((part) => part !== undefined)
  return {
    output: [says, ...shown.map((part) => JSON.stringify(part, null, 2))].join('\n'),
    code: valid ? 0 : 1,
  }
}
