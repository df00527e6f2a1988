const CHANNEL = 'tenant-lab:what-if'

/** Other tabs of this page in the same browser, as far as what is kept on the device concerns them. */
export interface OtherTabs {
  /** Tells them what is kept from now on: its mark, or null for nothing. */
  tell(mark: string | null): void
}

/** @param hear called with the mark of what another tab keeps from now on, or null when it has forgotten everything */
export function otherTabs(hear: (mark: string | null) => void): OtherTabs {
  // Before the build there is no tab. Where there is no channel, what is written finds out all the same (`keepChanges`).
  if (typeof window === 'undefined' || typeof BroadcastChannel === 'undefined')
    return { tell: () => undefined }
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === null || typeof data === 'string') hear(data)
  }
  return { tell: (mark) => channel.postMessage(mark) }
}
