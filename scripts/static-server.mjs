// Serves out/ on this machine alone, with the headers that static hosts take from `_headers`. For the tests and for a quick look:
//   node scripts/static-server.mjs [port]
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { staticDir } from './lib/paths.mjs'
import { serveFolder } from './lib/static-files.mjs'

const port = Number(process.argv[2] ?? 8080)
if (!existsSync(staticDir)) {
  console.error('There is no out/ yet: npm run build:static')
  process.exit(1)
}
createServer(serveFolder(staticDir))
  .on('error', (error) => {
    console.error(`Port ${port} cannot be used (${error.code}).`)
    process.exit(1)
  })
  .listen(port, '127.0.0.1', () => console.log(`out/ is served at http://localhost:${port}`))
