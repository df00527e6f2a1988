import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on the loopback interface, on a port that was free. `listener` may be set once the origin is known. */
export interface Loopback {
  readonly origin: string
  answer(listener: RequestListener): void
  close(): void
}

export async function listen(): Promise<Loopback> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    answer: (listener) => void server.on('request', listener),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
