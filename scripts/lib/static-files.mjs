import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import sirv from 'sirv'

/** The rules of a `_headers` file, as static hosts read it: an address, or the beginning of one before a `*`, and its headers. */
function readRules(file) {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n\n')
    .map((block) => block.trim().split('\n'))
    .map(([address = '', ...lines]) => ({
      matches: address.endsWith('*') ? (p) => p.startsWith(address.slice(0, -1)) : (p) => p === address,
      headers: lines.map((line) => line.trim().split(/: (.*)/s)),
    }))
}

/** Folders with a page of their own, as addresses without the slash at their end. */
const pagesIn = (folder) =>
  new Set(
    readdirSync(folder, { recursive: true })
      .map((file) => String(file).split(path.sep).join('/'))
      .filter((file) => file.endsWith('/index.html'))
      .map((file) => `/${file.slice(0, -'/index.html'.length)}`),
  )

/**
 * One range that begins where it ends or before, of at most fifteen digits: past 2^53 a file cannot be opened, and that would end the
 * process. Others may be left out of account (RFC 9110, section 14.2).
 */
function isPlainRange(text) {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(text) ?? []
  return from !== undefined && (to === '' || Number(from) <= Number(to))
}

/**
 * Answers requests with the files of a folder and with nothing else. `_headers` in it is applied, the nearest
 * `404.html` answers for what is not there, and a folder's address gets its slash.
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function serveFolder(folder) {
  const rules = readRules(path.join(folder, '_headers'))
  const pages = pagesIn(folder)
  const isFile = (file) => existsSync(file) && statSync(file).isFile()
  /** As hosts of static files look for it: in the first folder of the address, else in the one above. */
  const missingFor = (address) => {
    const [, first = ''] = /^\/([\w-]+)\//.exec(address) ?? []
    return isFile(path.join(folder, first, '404.html'))
      ? path.posix.join('/', first, '404.html')
      : '/404.html'
  }
  const setHeaders = (response, pathname) => {
    for (const rule of rules.filter(({ matches }) => matches(pathname)))
      for (const [name, value = ''] of rule.headers) response.appendHeader(name, value)
  }
  // `dev` looks for a file when it is asked for: one that a new build has taken away would end the process.
  const files = sirv(folder, { dev: true, etag: true, extensions: [], setHeaders })
  const pageFiles = sirv(folder, { dev: true, etag: true, extensions: ['html'], setHeaders })

  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    const [address = '/', query] = (request.url ?? '/').split(/\?(.*)/s)
    // Only an address of ours is sent back: `//elsewhere` is none.
    if (pages.has(address))
      return response.writeHead(308, { Location: `${address}/${query ? `?${query}` : ''}` }).end()
    if (request.headers.range && !isPlainRange(request.headers.range)) delete request.headers.range
    const notThere = () => {
      const missing = missingFor(address)
      const file = path.join(folder, missing)
      setHeaders(response, missing)
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' })
      response.end(isFile(file) ? readFileSync(file) : 'Not found')
    }
    return (address.endsWith('/') ? pageFiles : files)(request, response, notThere)
  }
}
