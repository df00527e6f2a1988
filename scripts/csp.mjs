// Gives every built page its security headers. They cannot stand in next.config.mjs: the policy names the hashes of the
// scripts a page contains, and Next fixes the headers before it writes the pages (simulator/decisions/003).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, servedDir, servedPages, staticDir } from './lib/paths.mjs'
import { commonHeaders, contentSecurityPolicy, embedHeaders } from './lib/policy.mjs'

// nginx refuses a parameter of 4096 bytes or more, and proxies have small header buffers.
const LONGEST_POLICY = 4000

const htmlUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((file) => file.endsWith('.html'))
        .map((file) => file.split(path.sep).join('/'))
        .sort()
    : []

function policyOf(file, options) {
  const policy = contentSecurityPolicy(readFileSync(file, 'utf8'), options)
  if (policy.length > LONGEST_POLICY) {
    console.error(
      `${file}: its policy has ${policy.length} characters; more than ${LONGEST_POLICY} break servers.`,
    )
    process.exit(1)
  }
  return policy
}

const list = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }))
const CSP = 'Content-Security-Policy'

function served() {
  const file = path.join(servedDir, 'routes-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const escaped = (address) => address.replace(/[:()*+?{}\\]/g, '\\$&')
  const rule = (source, headers) => ({ source, regex: '^$', headers: list(headers) })
  // Where two rules match, Next takes the later one: unknown addresses get the policy of the page they are answered with.
  const rules = [
    rule('/:path*', { ...commonHeaders, [CSP]: policyOf(path.join(servedPages, '_not-found.html')) }),
  ]
  for (const page of htmlUnder(servedPages)) {
    if (page.startsWith('_')) continue
    const address = page === 'index.html' ? '/' : `/${page.slice(0, -'.html'.length)}`
    rules.push(rule(escaped(address), { [CSP]: policyOf(path.join(servedPages, page)) }))
  }
  // Unknown ones among them are answered with a page that a frame can show.
  const lost = policyOf(at('public/embed/404.html'), { embed: true })
  rules.push(rule('/embed/:path*', { ...embedHeaders, [CSP]: lost }))
  for (const page of htmlUnder(at('public/embed'))) {
    const policy = policyOf(at('public/embed', page), { embed: true })
    const folder = page.replace(/\/?index\.html$/, '')
    rules.push(rule(`/embed/${escaped(page)}`, { [CSP]: policy }))
    if (folder && folder !== page) rules.push(rule(`/embed/${escaped(folder)}`, { [CSP]: policy }))
  }
  writeFileSync(file, JSON.stringify({ ...manifest, headers: rules }))
  console.log(`  headers for ${rules.length - 2} pages in ${path.basename(servedDir)}/routes-manifest.json`)
}

/** A policy inside the page itself holds on servers that send no headers at all (all but frame-ancestors). */
function insertMeta(file) {
  const html = readFileSync(file, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
  const policy = policyOf(file, { meta: true })
  writeFileSync(
    file,
    html.replace(
      /<meta charset="utf-8"\/>/i,
      (charset) => `${charset}<meta http-equiv="${CSP}" content="${policy}"/>`,
    ),
  )
}

function forStaticHosts() {
  const pages = htmlUnder(staticDir)
  const policies = pages.map((page) => {
    const embed = page.startsWith('embed/')
    const file = path.join(staticDir, page)
    const policy = policyOf(file, { embed })
    if (!embed) insertMeta(file)
    return { page, policy }
  })
  writeFileSync(path.join(staticDir, '_headers'), headersFile(policies))
  writeFileSync(path.join(staticDir, 'nginx-headers.conf'), nginxFile(policies))
  console.log(`  headers for ${pages.length} pages in out/_headers and out/nginx-headers.conf`)
}

/** Hosts that read `_headers` join the values of all rules that match, so a policy stands under exact addresses only. */
function headersFile(policies) {
  const block = (address, headers) =>
    [address, ...Object.entries(headers).map(([k, v]) => `  ${k}: ${v}`)].join('\n')
  const blocks = [
    block('/*', commonHeaders),
    block('/_next/static/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    block('/embed/*', embedHeaders),
  ]
  for (const { page, policy } of policies) {
    const addresses = new Set([`/${page}`, `/${page.replace(/(^|\/)index\.html$/, '$1')}`])
    for (const address of addresses) blocks.push(block(address, { [CSP]: policy }))
  }
  return `${blocks.join('\n\n')}\n`
}

function nginxFile(policies) {
  const fallback = policies.find(({ page }) => page === '404.html')?.policy ?? "default-src 'self'"
  return `# Include this file at the http level, and in the server that holds these files write:
#   charset utf-8;
#   error_page 404 /404.html;
#   location /embed/ { error_page 404 /embed/404.html; }
#   add_header Content-Security-Policy $tenant_lab_policy always;
${list({ ...commonHeaders })
  .map(({ key, value }) => `#   add_header ${key} "${value}" always;`)
  .join('\n')}
#   add_header Access-Control-Allow-Origin $tenant_lab_embed_origin always;
#   add_header Cross-Origin-Resource-Policy $tenant_lab_embed_resource always;
map $uri $tenant_lab_policy {
  default "${fallback}";
${policies.map(({ page, policy }) => `  "/${page}" "${policy}";`).join('\n')}
}
map $uri $tenant_lab_embed_origin {
  default "";
  "~^/embed/" "*";
}
map $uri $tenant_lab_embed_resource {
  default "";
  "~^/embed/" "cross-origin";
}
`
}

if (process.argv[2] === 'static') forStaticHosts()
else served()
