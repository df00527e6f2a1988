import type { Signer } from '../client/certificate-assertion'

/** An identity of the virtual machine, as its host holds it. */
export interface HeldIdentity {
  readonly kind: 'system-assigned' | 'user-assigned'
  readonly name: string
  readonly clientId: string
  readonly objectId: string
  /** Of the virtual machine itself, or of the user-assigned identity. */
  readonly resourceId: string
  /** The certificate that Azure made for it. Only the host has its private key. */
  readonly signer: Signer
}
