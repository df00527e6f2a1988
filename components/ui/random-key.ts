/** A key that nobody else has: 64 random bits as 16 hexadecimal digits. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((each) => each.toString(16).padStart(2, '0'))
    .join('')
}
