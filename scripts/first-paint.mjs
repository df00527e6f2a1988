// After a build: text comes first. Each page carries its styles within itself, so that nothing is waited for but the page; and asks
// for its scripts when it has been painted once, so that on a slow line they are not fetched before the fonts (decision 041).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { servedDir, servedPages, staticDir } from './lib/paths.mjs'

const isStatic = process.argv.includes('static')
const pages = isStatic ? staticDir : servedPages
const assets = isStatic ? path.join(staticDir, '_next') : servedDir

const STYLES = /<link rel="stylesheet" href="\/_next\/(static\/[^"]+\.css)" data-precedence="next"\/>/g
const SCRIPTS = /<script src="(\/_next\/static\/chunks\/[^"]+\.js)" async=""><\/script>/g
const AHEAD = /<link rel="preload" as="script" [^>]*\/>/g
const MARK = 'id="page-styles"'

/** The text of a style sheet, with what it names given from the root of the site. */
function styles(file) {
  const text = readFileSync(path.join(assets, file), 'utf8')
  const folder = path.posix.join('/_next', path.posix.dirname(file))
  return text.replace(/url\((\.\.?\/[^)"']+)\)/g, (_, address) => `url(${path.posix.join(folder, address)})`)
}

/** Asks for `addresses` when the page has been painted (Paint Timing, 4.1). A page that nobody looks at is not painted, and does not wait. */
const loader = (addresses) =>
  `<script>(function(d,l){function go(){l.splice(0).forEach(function(a){var s=d.createElement('script');s.src=a;d.head.append(s)})}` +
  `if(d.hidden)return go();setTimeout(go,3000);try{new PerformanceObserver(go).observe({type:'paint',buffered:true})}catch(e){go()}` +
  `})(document,${JSON.stringify(addresses)})</script>`

/** The links stay, switched off: the framework looks for them, and asks for a sheet that it does not find. */
function textFirst(html, file) {
  const sheets = [...html.matchAll(STYLES)].map(([, sheet]) => sheet)
  const scripts = [...new Set([...html.matchAll(SCRIPTS)].map(([, script]) => script))]
  if (sheets.length === 0 || scripts.length === 0)
    throw new Error(`${file} names no styles or no scripts: has the bundler changed its ways?`)
  const inline = `<style ${MARK}>${sheets.map(styles).join('\n')}</style>`
  let first = true
  return html
    .replace(STYLES, (link) => {
      const before = first ? inline : ''
      first = false
      return before + link.replace('/>', ' disabled=""/>')
    })
    .replace(AHEAD, '')
    .replace(SCRIPTS, '')
    .replace('</body>', () => `${loader(scripts)}</body>`)
}

const files = readdirSync(pages, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.html') && !file.startsWith('embed/') && !file.startsWith('_global'))
for (const file of files) {
  const html = readFileSync(path.join(pages, file), 'utf8')
  if (!html.includes(MARK)) writeFileSync(path.join(pages, file), textFirst(html, file))
}
console.log(`  ${files.length} pages carry their styles, and ask for their scripts when they are painted`)
