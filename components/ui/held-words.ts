import type { Held } from '../../simulator/doors/knows'
import { TOKEN_NAMES } from './token-names'

const STATES = { lives: 'still good', used: 'used', ended: 'signed out', expired: 'has died' } as const

/** "Ada Nilsen’s authorization code, used". */
export function heldWords({ kind, of, state }: Omit<Held, 'value'>): string {
  const whose = of === undefined ? `somebody’s ` : `${of}’s `
  return `${whose}${TOKEN_NAMES[kind]}, ${STATES[state]}`
}
