import type { Contestant } from './contestant'

/** All contestants, by name. Each is loaded only where it runs. */
export const CONTESTANTS: Readonly<Record<string, () => Promise<Contestant>>> = {
  'lab (in memory)': async () => (await import('./lab')).labInMemory(),
  'lab (loopback)': async () => (await import('./lab')).labOverLoopback(),
  'oidc-provider (loopback)': async () => (await import('./peer')).peerOverLoopback(),
  'oidc-provider (injected)': async () => (await import('./peer')).peerInjected(),
}
