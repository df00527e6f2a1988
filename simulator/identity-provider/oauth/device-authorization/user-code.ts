import type { RandomStream } from '../../../core/random'

/** Letters and digits that nobody takes for each other (RFC 8628 section 6.1): 32 of them, so that a byte gives each alike. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 9

/** Nine letters and digits, as Entra's are: 45 bits, for a quarter of an hour. */
export function newUserCode(random: RandomStream): string {
  return Array.from(random.bytes(LENGTH), (byte) => ALPHABET[byte & 31]).join('')
}

/** What somebody typed as the code it means: small letters, spaces and hyphens do not matter (RFC 8628 section 6.1). */
export function typedUserCode(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase()
}
