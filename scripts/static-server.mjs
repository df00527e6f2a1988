// A plain file server for out/ that understands `_headers` the way static hosts do. For the tests and for a quick look:
//   node scripts/static-server.mjs [port]
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { staticDir } from './lib/paths.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.xml': 'application/xml',
}

const rules = readFileSync(path.join(staticDir, '_headers'), 'utf8')
  .split('\n\n')
  .map((block) => block.trim().split('\n'))
  .map(([address = '', ...lines]) => ({
    matches: address.endsWith('*') ? (p) => p.startsWith(address.slice(0, -1)) : (p) => p === address,
    headers: lines.map((line) => line.trim().split(/: (.*)/s)),
  }))

function send(response, status, file, pathname) {
  const headers = new Headers()
  for (const rule of rules.filter(({ matches }) => matches(pathname))) {
    for (const [name = '', value = ''] of rule.headers) headers.append(name, value)
  }
  headers.set('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream')
  response.writeHead(status, Object.fromEntries(headers))
  createReadStream(file).pipe(response)
}

const server = createServer((request, response) => {
  let pathname
  try {
    pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  } catch {
    return response.writeHead(400).end()
  }
  const file = path.join(staticDir, pathname)
  if (!file.startsWith(staticDir)) return response.writeHead(400).end()
  if (existsSync(file) && statSync(file).isFile()) return send(response, 200, file, pathname)
  const index = path.join(file, 'index.html')
  if (!existsSync(index)) return send(response, 404, path.join(staticDir, '404.html'), pathname)
  if (!pathname.endsWith('/')) return response.writeHead(308, { Location: `${pathname}/` }).end()
  return send(response, 200, index, pathname)
})

const port = Number(process.argv[2] ?? 8080)
server.listen(port, () => console.log(`out/ is served at http://localhost:${port}`))
