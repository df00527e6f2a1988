import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Serves somebody else's page, from another origin than the site's. It is a real server because a page that was made up by
 * the test has no address, and browsers keep such a page from framing what stands on this machine.
 */
export async function serveBlog(body: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server: Server = createServer((_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(`<!doctype html><title>A blog</title><link rel="icon" href="data:,">${body}`),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
