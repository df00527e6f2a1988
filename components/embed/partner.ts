import { type EmbedMessage, type HostMessage, type Refusal, readHostMessage, VERSION } from './messages'

type Spoken = Pick<MessageEvent, 'source' | 'origin' | 'data'>

/** Where a page without an origin of its own (a sandbox) says it is from; it can be addressed by nothing but `*`. */
const OPAQUE = 'null'

/**
 * Whom an embed talks to: the window around it, and nobody else. Any page may embed; the first one that says something of
 * ours is the one that is answered from then on.
 */
export function createPartner(around: Pick<Window, 'postMessage'>) {
  let origin: string | undefined
  const post = (message: unknown, to: string) => around.postMessage(message, to === OPAQUE ? '*' : to)
  return { hear, tell, tellAnyone }

  /** What was asked for; undefined for whoever is not answered. */
  function hear({ source, origin: from, data }: Spoken): HostMessage | Refusal | undefined {
    if (source !== around || (origin !== undefined && from !== origin)) return undefined
    const message = readHostMessage(data)
    if (message) origin = from
    return message
  }

  /** Before somebody has spoken, nobody is told: what a run says names who was typed. */
  function tell(message: EmbedMessage): void {
    if (origin !== undefined) post({ tenantLab: VERSION, ...message }, origin)
  }

  /** That it is there and how high it is, is no secret. */
  function tellAnyone(message: EmbedMessage & { readonly type: 'ready' | 'height' }): void {
    post({ tenantLab: VERSION, ...message }, origin ?? '*')
    // Copies of host.js of the first days understand this one.
    if (message.type === 'height') post({ type: 'tenant-lab:height', height: message.height }, origin ?? '*')
  }
}

export type Partner = ReturnType<typeof createPartner>
