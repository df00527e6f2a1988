// `npm start`: install what is missing, build if the build is stale, serve. Plain Node: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { isFresh } from './lib/freshness.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { at, root } from './lib/paths.mjs'
import { runNode, withProgress } from './lib/run.mjs'

/** This machine alone: nobody else's browser has business with it. */
const HOST = '127.0.0.1'
const port = Number(process.env.PORT || 3000)
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`)
  process.exit(2)
}

/** The reason why the port cannot be used, or undefined. Asked before the build, so that nobody waits for a refusal. */
const refusal = await new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', (error) => resolve(error.code))
  probe.listen(port, HOST, () => probe.close(() => resolve(undefined)))
})
if (refusal) {
  const reason = refusal === 'EADDRINUSE' ? 'is taken' : `cannot be used (${refusal})`
  console.error(
    `Port ${port} ${reason}. Choose another one, for example: PORT=${port === 3001 ? 3002 : 3001} npm start`,
  )
  process.exit(1)
}

await ensureInstalled()
if (isFresh('served')) console.log('The build is up to date.')
else {
  const result = await withProgress('Building the site (about half a minute)', () =>
    runNode([at('scripts/build.mjs')]),
  )
  if (result.code !== 0) {
    console.error(`${result.output}\nThe site could not be built; the reason is above.`)
    process.exit(1)
  }
  console.log(`  built in ${result.seconds} s`)
}

const command = [at('node_modules/next/dist/bin/next'), 'start', '-H', HOST, '-p', String(port)]
const server = spawn(process.execPath, command, {
  cwd: root,
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  stdio: ['inherit', 'pipe', 'inherit'],
})
server.stdout.setEncoding('utf8').on('data', (text) => {
  if (/Ready in/.test(text))
    console.log(`\nTenant Lab is open at http://localhost:${port}\nStop it with Ctrl+C.`)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
