import { exportJWK, importX509, type JWK } from 'jose'
import { base64url } from '../../../../../core/base64url'
import type { Application } from '../../../../../directory/tenant'

type KeyCredential = Application['keyCredentials'][number]

/** The ways to name a certificate in a header: SHA-256 and SHA-1 of its DER in BASE64URL, and SHA-1 in hexadecimal, which is what people copy. */
export async function thumbprintsOf({ key, customKeyIdentifier }: KeyCredential): Promise<readonly string[]> {
  if (key === null) return [customKeyIdentifier]
  const der = derOf(key)
  if (!der) return []
  const digest = async (name: string) => new Uint8Array(await crypto.subtle.digest(name, der))
  const [long, short] = [await digest('SHA-256'), await digest('SHA-1')]
  const hexadecimal = Array.from(short, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [base64url(long), base64url(short), hexadecimal.toUpperCase()]
}

/** The bytes that the directory holds as BASE64; undefined when it holds something else: anybody may write there. */
function derOf(key: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(key), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The public key in a certificate; undefined where the directory does not hold it, or what it holds is no RSA certificate. */
export async function publicKeyOf({ key }: KeyCredential): Promise<JWK | undefined> {
  if (key === null) return undefined
  const pem = `-----BEGIN CERTIFICATE-----\n${key}\n-----END CERTIFICATE-----`
  try {
    return await exportJWK(await importX509(pem, 'RS256', { extractable: true }))
  } catch {
    return undefined
  }
}
