// The embeds: public/embed/<slug>/index.html with its first frame drawn, a set of scripts for each, and one style for all of
// them, outside the site's framework. The same components, with Preact in React's place. What two sets have in common byte for
// byte is one file.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import tailwind from '@tailwindcss/postcss'
import { build, type Plugin } from 'esbuild'
import postcss from 'postcss'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { StillLab } from '../components/lab/StillLab'
import { RuleEmbed } from '../components/rules/RuleEmbed'
import { EARLY_SCRIPT } from '../components/ui/early-presses'
import { catalogue, type FlowEntry } from '../simulator/doors/catalogue'
import * as ruleEngine from '../simulator/doors/policy-membership'
import { readTrace, steps as stepsOf } from '../simulator/doors/view'
import { changesBetween } from './lib/changes.mjs'
import { at } from './lib/paths.mjs'

const out = at('public/embed')
const assets = `${out}/assets`
rmSync(out, { recursive: true, force: true })
mkdirSync(assets, { recursive: true })

/** React under its own names, Preact underneath; and in React Flow's place the little of it that the diagram uses. */
const alias = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  '@xyflow/react': at('components/diagram/small-flow.tsx'),
}

const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  alias,
  legalComments: 'none',
  absWorkingDir: at('.'),
  logLevel: 'error',
} as const

/** An embed plays one flow: no script of it knows another, or carries what another one needs. */
const alone = ({ kind, slug }: FlowEntry): Plugin => ({
  name: 'one flow alone',
  setup({ onLoad }) {
    onLoad({ filter: /\/flows\/catalogue\.ts$/ }, () => ({
      contents: `import * as entries from '../${kind}s/${slug}/entry'
        export const catalogue = Object.values(entries)
        export const findFlow = (slug) => catalogue.find((entry) => entry.slug === slug)`,
      resolveDir: at('simulator/flows'),
      loader: 'ts',
    }))
    // Edges are drawn on the site (decision 017); here they are lists.
    onLoad({ filter: /\/diagram\/use-drawing\.ts$/ }, () => ({
      contents: 'export const CAN_DRAW = false\nexport const useDrawing = () => undefined',
    }))
    // Nobody looks for a flow in one.
    onLoad({ filter: /\/(flows|attacks)\/[^/]+\/asked\.ts$/ }, () => ({
      contents: 'export const asked = {}',
    }))
    // Tenants, files and kept runs are the site's as well (decision 045).
    onLoad({ filter: /\/sandbox\/place\.ts$/ }, () => ({ contents: 'export const Sandbox = () => null' }))
  },
})

/** In an embed, people are read in its own thread: a sandbox may keep it from having another. */
const inItsThread: Plugin = {
  name: 'people in its thread',
  setup({ onLoad }) {
    onLoad({ filter: /\/rules\/model\/people\.ts$/ }, () => ({
      contents: `export * from './people-here'`,
      resolveDir: at('components/rules/model'),
      loader: 'ts',
    }))
  },
}

/** Writes the scripts of one embed. Returns the name of the one that a page starts. */
async function scriptsFrom(entry: string, plugins: Plugin[]) {
  const { metafile } = await build({
    ...common,
    entryPoints: { embed: at(entry) },
    outdir: assets,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins,
  })
  return named(metafile.outputs, 'embed.tsx')
}

await build({
  ...common,
  entryPoints: [at('components/embed/host.ts')],
  outfile: `${out}/host.js`,
  format: 'iife',
  define: { FLOWS: JSON.stringify(Object.fromEntries(catalogue.map(({ slug, title }) => [slug, title]))) },
})

/** What runs in the head of an embed, as text. */
async function headScript(entry: string) {
  const { outputFiles } = await build({ ...common, entryPoints: [at(entry)], format: 'iife', write: false })
  return outputFiles.map(({ text }) => text).join('')
}
const beforePaint = await headScript('components/embed/before-paint.ts')

const styled: Plugin = {
  name: 'tailwind',
  setup({ onLoad }) {
    onLoad({ filter: /(embed|rules)\/embed\.css$/ }, async ({ path }) => {
      const { css } = await postcss([tailwind({ base: at('.') })]).process(readFileSync(path, 'utf8'), {
        from: path,
      })
      return { contents: css, loader: 'css' }
    })
  },
}
const styles = await build({
  ...common,
  entryPoints: { embed: at('components/embed/embed.css'), rules: at('components/rules/embed.css') },
  outdir: assets,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  plugins: [styled],
  metafile: true,
})

const named = (outputs: Record<string, { entryPoint?: string }>, entry: string) => {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint?.endsWith(entry))
  if (!found) throw new Error(`esbuild made nothing of ${entry}`)
  return found[0].split('/').at(-1)
}
const style = named(styles.metafile.outputs, 'components/embed/embed.css')
const ruleStyle = named(styles.metafile.outputs, 'components/rules/embed.css')
const fonts = readdirSync(assets).filter((file) => /^(sign|text).*\.woff2$/.test(file))

const headWith = (sheet: string | undefined) => `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${fonts.map((font) => `<link rel="preload" href="/embed/assets/${font}" as="font" type="font/woff2" crossorigin>`).join('\n')}
<link rel="stylesheet" href="/embed/assets/${sheet}">`
const head = headWith(style)

for (const entry of catalogue) {
  const { slug, title, narration: words } = entry
  const narration = await words()
  const script = await scriptsFrom('components/embed/embed.tsx', [alone(entry)])
  const read = readTrace(JSON.parse(readFileSync(at('public/traces', `${slug}.json`), 'utf8')))
  if (!read.ok) throw new Error(`There is no trace for ${slug}.`)
  const { events } = read
  const stillAt = (step: number) =>
    renderToStaticMarkup(createElement(StillLab, { events, narration, variant: 'embed', at: step }))
  const still = stillAt(0)
  const { length } = stepsOf(events, narration)
  mkdirSync(`${out}/${slug}`, { recursive: true })
  for (let step = 1; step <= length; step++)
    writeFileSync(`${out}/${slug}/step-${step}.json`, JSON.stringify(changesBetween(still, stillAt(step))))
  writeFileSync(
    `${out}/${slug}/index.html`,
    `<!doctype html>
<html lang="en">
<head>
${head}
<title>${title} · Tenant Lab</title>
<meta name="description" content="${title}: a real sign-in, computed in this page.">
<link rel="expect" href="#page-end" blocking="render">
<script>${EARLY_SCRIPT}</script>
<script>${beforePaint}</script>
<script type="module" src="/embed/assets/${script}"></script>
</head>
<body class="embed">
<main aria-label="${title}, embedded">
<h1 class="embed-title">${title}</h1>
<p id="problems" role="status" hidden></p>
<div id="lab" data-flow="${slug}" data-steps="${length}"><div class="lab-slot" data-variant="embed"><div class="lab-still">${still}</div></div></div>
</main>
<footer class="embed-credit" id="page-end" aria-label="Where this is from"><a href="/lab/${slug}" target="_blank" rel="noopener">${title} at Tenant Lab</a><span>An independent teaching project</span></footer>
</body>
</html>
`,
  )
}

// The embed of a membership rule: `/embed/rules?rule=...`.
const ruleTitle = 'A membership rule, and whom it takes in'
mkdirSync(`${out}/rules`, { recursive: true })
writeFileSync(
  `${out}/rules/index.html`,
  `<!doctype html>
<html lang="en">
<head>
<base target="_blank">
${headWith(ruleStyle)}
<title>${ruleTitle} · Tenant Lab</title>
<meta name="description" content="Write the membership rule of a dynamic group and see whom it takes in, computed in this page.">
<link rel="expect" href="#page-end" blocking="render">
<script>${EARLY_SCRIPT}</script>
<script>${await headScript('components/embed/rules-before-paint.ts')}</script>
<script type="module" src="/embed/assets/${await scriptsFrom('components/rules/embed.tsx', [inItsThread])}"></script>
</head>
<body class="embed">
<main class="work rules" aria-label="${ruleTitle}, embedded">
<h1 class="embed-title">${ruleTitle}</h1>
<p id="problems" role="status" hidden></p>
<noscript><p class="ru-noscript">Without script this is a picture: the first rule of the page about rules, and whom it takes in of a sample tenant.</p></noscript>
<div id="rules"><div class="rules-slot">${renderToStaticMarkup(createElement(RuleEmbed, { engine: ruleEngine }))}</div></div>
</main>
<footer class="embed-credit" id="page-end" aria-label="Where this rule is from"><a href="/rules" target="_blank" rel="noopener">Group rules at Tenant Lab</a><span>An independent teaching project</span></footer>
</body>
</html>
`,
)

// What answers for a flow that is not there: it stands in a frame as well as alone.
writeFileSync(
  `${out}/404.html`,
  `<!doctype html>
<html lang="en">
<head>
${head}
<title>No such flow · Tenant Lab</title>
<meta name="robots" content="noindex">
</head>
<body class="embed">
<main class="embed-lost">
<h1>There is no such flow</h1>
<p>Whoever embedded it here has mistyped its name, or it has gone. These can be embedded:</p>
<ul>
${catalogue.map(({ slug, title }) => `<li><a href="/embed/${slug}">${title}</a> <code>${slug}</code></li>`).join('\n')}
<li><a href="/embed/rules">${ruleTitle}</a> <code>rules</code></li>
</ul>
</main>
<footer class="embed-credit"><a href="/embed-builder" target="_blank" rel="noopener">Make an embed at Tenant Lab</a></footer>
</body>
</html>
`,
)
