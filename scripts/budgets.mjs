// What the pages weigh (gzip -9), against scripts/budgets.json. The engine is measured from source; pages from the last
// build. A part that has no fresh build is named and not counted, unless --built says that there must be one.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { isBuilt, isFresh } from './lib/freshness.mjs'
import { at, root, servedDir, servedPages } from './lib/paths.mjs'

const budgets = JSON.parse(readFileSync(at('scripts/budgets.json'), 'utf8'))
const mustBeBuilt = process.argv.includes('--built')
const KIB = 1024
const gzipped = (data) => gzipSync(data, { level: 9 }).length / KIB
const htmlUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((file) => file.endsWith('.html'))
    : []

/** Scripts that a page asks for by itself; `nomodule` ones are for browsers that nobody has. */
function scriptsOf(html) {
  const tags = [...html.matchAll(/<script\b[^>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnomodule\b/i.test(tag))
  const preloads = [...html.matchAll(/<link\b[^>]*rel="modulepreload"[^>]*>/gi)].map(([tag]) => tag)
  const named = [...tags, ...preloads].map((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1])
  // Pages of the site ask for theirs when they have been painted (scripts/first-paint.mjs).
  const listed = JSON.parse(/\(document,(\[[^\]]*\])\)<\/script>/.exec(html)?.[1] ?? '[]')
  const addresses = [...named, ...listed]
  return [...new Set(addresses.filter(Boolean))].map((address) => address.split('?')[0])
}

/** @typedef {{budget: string, subject: string, kib: number}} Measure */

/** @returns {Measure[]} */
function lessons() {
  const folder = path.join(servedPages, 'learn')
  // learn/<module>/<lesson>.html; the pages above them are lists.
  const pages = htmlUnder(folder).filter((page) => path.dirname(page) !== '.')
  return pages.flatMap((page) => {
    const html = readFileSync(path.join(folder, page), 'utf8')
    const scripts = scriptsOf(html).map((address) =>
      readFileSync(path.join(servedDir, address.replace('/_next/', ''))),
    )
    const subject = `/learn/${page.replace(/\.html$/, '')}`
    return [
      { budget: 'lesson-script', subject, kib: scripts.reduce((sum, script) => sum + gzipped(script), 0) },
      { budget: 'lesson-html', subject, kib: gzipped(html.replace(/<style\b[^>]*>[\s\S]*?<\/style>/, '')) },
      { budget: 'lesson-page', subject, kib: gzipped(html) },
    ]
  })
}

/** What a page runs before anybody touches it. @returns {Measure[]} */
function firstLoad(budget, subject) {
  const html = readFileSync(path.join(servedPages, `${subject}.html`), 'utf8')
  const scripts = scriptsOf(html).map((address) => path.join(servedDir, address.replace('/_next/', '')))
  return [{ budget, subject, kib: scripts.reduce((sum, file) => sum + gzipped(readFileSync(file)), 0) }]
}

/** Every page of an attack: what it runs before anybody touches it, and its text. @returns {Measure[]} */
function attacks() {
  const folder = path.join(servedPages, 'attacks')
  return htmlUnder(folder).flatMap((page) => {
    const html = readFileSync(path.join(folder, page), 'utf8').replace(/<style\b[^>]*>[\s\S]*?<\/style>/, '')
    const subject = `/attacks/${page.replace(/\.html$/, '')}`
    return [...firstLoad('attack-script', subject), { budget: 'attack-html', subject, kib: gzipped(html) }]
  })
}

/** Addresses in the text of a module script of `import './x.js'` and `import('./x.js')`, split by when they load. */
function importsOf(file) {
  const text = readFileSync(file, 'utf8')
  const resolve = (specifier) => path.resolve(path.dirname(file), specifier)
  const find = (pattern) => [...text.matchAll(pattern)].map(([, specifier]) => resolve(specifier))
  return {
    first: find(/(?:\bfrom|\bimport)\s*["'](\.\.?\/[^"']+\.js)["']/g),
    later: find(/\bimport\(\s*["'](\.\.?\/[^"']+\.js)["']\s*\)/g),
  }
}

/** All files reachable from `files`, but not through what is left out; `later` also follows what is loaded on demand. */
function closure(files, { later, without = () => false }) {
  const seen = new Set()
  const visit = (file) => {
    if (seen.has(file) || without(file) || !existsSync(file)) return
    seen.add(file)
    const imports = importsOf(file)
    for (const next of later ? [...imports.first, ...imports.later] : imports.first) visit(next)
  }
  files.forEach(visit)
  return [...seen]
}

/** What is loaded when Why or Who knows what is opened, most of it words (`simulator/trace/reasons/`): weighed apart, as data is. */
const isWhy = (file) => /^(Why|Knows)-/.test(path.basename(file))
/** What is loaded when somebody shares, or gives own names: it says in words what a link says, and what a name can be. */
const isShare = (file) => /^(Share|Names|give-names|own-names|export)-/.test(path.basename(file))

/** What a run loads when somebody changes it from outside: weighed apart. */
const isChange = (file) => /^intervene-/.test(path.basename(file))

/** What is loaded when somebody changes a run from outside: the directory, a message in hand, time that passes, the engine's part in it. */
const isChanging = (file) =>
  isChange(file) || /^(late|Time|Change|Drawing|hand|time|edit)-/.test(path.basename(file))

/** What the embed of a rule loads when a reader brings people of their own. */
const isPeople = (file) => /^policy-files-/.test(path.basename(file))

/** @returns {Measure[]} */
function embeds() {
  const folder = at('public/embed')
  // Beside the flows there is the page for those that are not there.
  const pages = htmlUnder(folder).filter((page) => page.endsWith('index.html'))
  return pages.flatMap((page) => {
    const html = readFileSync(path.join(folder, page), 'utf8')
    const files = scriptsOf(html).map((address) =>
      address.startsWith('/') ? at('public', address) : path.resolve(folder, path.dirname(page), address),
    )
    const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>([\s\S]*?)<\/script>/gi)].map(
      ([, text]) => text,
    )
    const weigh = (list) =>
      list.reduce((sum, file) => sum + gzipped(readFileSync(file)), gzipped(inline.join('\n')))
    const subject = `/embed/${path.dirname(page)}`
    const without = (left) => weigh(closure(files, { later: true, without: left }))
    if (subject === '/embed/rules')
      return [
        { budget: 'embed-rules-first', subject, kib: weigh(closure(files, { later: false })) },
        { budget: 'embed-rules-people', subject, kib: without(() => false) - without(isPeople) },
        { budget: 'embed-rules', subject, kib: without(isPeople) },
      ]
    const all = without(() => false)
    const unshared = without(isShare)
    const unexplained = without((file) => isWhy(file) || isShare(file))
    const rest = without((file) => isWhy(file) || isShare(file) || isChanging(file))
    return [
      { budget: 'embed-first', subject, kib: weigh(closure(files, { later: false })) },
      { budget: 'embed-total', subject, kib: rest },
      { budget: 'embed-why', subject, kib: unshared - unexplained },
      { budget: 'embed-change', subject, kib: unexplained - rest },
      { budget: 'embed-share', subject, kib: all - unshared },
    ]
  })
}

/** Weighs what esbuild makes of `entries`: scripts that load one another, as a page loads them; those that `counts`. */
const bundle = async (entries, { counts = (file) => !isChange(file), ...options } = {}) => {
  const { outputFiles } = await build({
    ...options,
    entryPoints: entries.map((entry) => at(entry)),
    bundle: true,
    splitting: true,
    outdir: at('.cache/weighed'),
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    absWorkingDir: root,
    logLevel: 'error',
  })
  return outputFiles
    .filter((file) => counts(file.path))
    .reduce((sum, { contents }) => sum + gzipped(contents), 0)
}

/** Leaves data out of a bundle: it is weighed apart, and so are the addresses it stands at. */
const without = (filter) => ({
  name: 'without data',
  setup({ onResolve }) {
    onResolve({ filter }, () => ({ path: 'data', external: true }))
  },
})

/** Code of a door, and what comes on top of it with its data. @returns {Promise<Measure[]>} */
async function door(budget, subject, entries, data, external = []) {
  const [code, all] = await Promise.all([
    bundle(entries, { external, plugins: [without(data)] }),
    bundle(entries, { external }),
  ])
  return [
    { budget, subject, kib: code },
    { budget: `${budget}-data`, subject, kib: all - code },
  ]
}

const LIBRARIES = ['jose', 'oauth4webapi']

/** All that the lab of one flow can load when something is run: the engine and the flow. Selectors and words are weighed with the pages. @returns {Promise<Measure[]>} */
async function lab(folder) {
  const slug = path.basename(folder)
  const entries = ['simulator/doors/index.ts', `${folder}/flow.ts`]
  // Data: the sample tenants, the test keys, and the codes with the texts that Microsoft publishes for them.
  const measured = await door('lab', slug, entries, /\/fixtures\/|\/errors\/aadsts$/, LIBRARIES)
  const all = measured.reduce((sum, { kib }) => sum + kib, 0)
  const withLinks = await bundle([...entries, 'simulator/doors/links.ts'], { external: LIBRARIES })
  const change = await bundle(entries, { external: LIBRARIES, counts: isChange })
  return [
    ...measured,
    { budget: 'lab-links', subject: slug, kib: withLinks - all },
    { budget: 'lab-change', subject: slug, kib: change },
  ]
}

const flows = ['simulator/flows', 'simulator/attacks'].flatMap((parent) =>
  readdirSync(at(parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(at(folder, 'flow.ts'))),
)
const problems = []
const measures = [
  ...(await Promise.all(flows.map(lab))).flat(),
  // Besides the sample tenant: ids and names of Microsoft's applications and roles.
  ...(await door(
    'policy-engine',
    'simulator/doors/policy.ts',
    ['simulator/doors/policy.ts'],
    /\/fixtures\/|\/application-groups$|\.\/applications$|\/administrators$/,
  )),
  ...(await door(
    'explain-engine',
    'simulator/doors/explain.ts',
    ['simulator/doors/explain.ts'],
    /\/fixtures\/|\/errors\/aadsts$|\/of-codes$|\/published$/,
    ['jose'],
  )),
  {
    budget: 'explain-commands',
    subject: 'simulator/doors/commands.ts',
    kib: await bundle(['simulator/doors/commands.ts']),
  },
]
if (isBuilt('served') && (isFresh('served') || mustBeBuilt))
  measures.push(
    ...lessons(),
    ...firstLoad('what-if-script', '/what-if'),
    ...firstLoad('rules-script', '/rules'),
    ...firstLoad('explain-script', '/explain'),
    ...attacks(),
    ...embeds(),
  )
else if (mustBeBuilt) problems.push('there is no build: run npm run build')

for (const { budget, subject, kib } of measures) {
  const limit = budgets[budget].kib
  const line = `${kib.toFixed(1).padStart(6)} of ${limit} KiB  ${budget}: ${budgets[budget].says} (${subject})`
  console.log(line)
  if (kib > limit) problems.push(`over budget:${line}`)
}
const absent = Object.keys(budgets).filter((budget) => !measures.some((measure) => measure.budget === budget))
if (absent.length > 0) {
  const line = `not measured: ${absent.join(', ')}`
  if (mustBeBuilt) problems.push(line)
  console.log(mustBeBuilt ? line : `${line} (no fresh build; npm run build)`)
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
if (absent.length === 0) console.log(`${measures.length} sizes within ${Object.keys(budgets).length} budgets`)
