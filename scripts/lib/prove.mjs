import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isFresh } from './freshness.mjs'
import { at, root } from './paths.mjs'
import { runNode } from './run.mjs'

/**
 * For each part of the check, a violation and the words by which the part must name it.
 * `write` adds a file; `change` edits one that exists, and breaks loudly when the text to replace is gone.
 */
const PLANTS = [
  {
    part: 'types: site',
    write: ['components/planted-type.ts', "export const planted: number = 'no'\n"],
    named: 'components/planted-type.ts',
  },
  {
    part: 'types: engine',
    write: ['simulator/core/planted-dom.ts', 'export const planted = document.title\n'],
    named: 'simulator/core/planted-dom.ts',
  },
  {
    part: 'types: terminal',
    write: [
      'simulator/cli/planted-type.ts',
      "export const planted: number = process.argv.length > 1 ? 'no' : 0\n",
    ],
    named: 'simulator/cli/planted-type.ts',
  },
  {
    part: 'lint and format',
    write: ['components/planted-lint.ts', 'export const planted = (value: any) =>   value\n'],
    named: 'components/planted-lint.ts',
  },
  {
    part: 'import boundaries',
    write: [
      'simulator/core/planted-import.ts',
      "import { planted } from '../../components/planted-type'\nexport const taken = planted\n",
    ],
    named: 'simulator/core/planted-import.ts -> components/planted-type.ts: engine-stands-alone',
  },
  {
    part: 'import boundaries',
    write: [
      'components/planted-engine.ts',
      "import { run } from '../simulator/doors/index'\nexport const taken = run\n",
    ],
    named: 'components/planted-engine.ts -> simulator/doors/index.ts: components-load-the-engine-late',
  },
  {
    part: 'import boundaries',
    write: [
      'simulator/core/planted-package.ts',
      "import type { Node } from '@xyflow/react'\nimport { readFileSync } from 'node:fs'\nexport const taken: [Node | null, typeof readFileSync] = [null, readFileSync]\n",
    ],
    named: 'simulator/core/planted-package.ts -> fs: engine-runs-anywhere',
  },
  {
    part: 'import boundaries',
    write: [
      'simulator/core/planted-cycle.ts',
      "import { dom } from './planted-round'\nexport const cycle: number = dom\n",
    ],
    named: 'no-cycles',
  },
  {
    write: [
      'simulator/core/planted-round.ts',
      "import { cycle } from './planted-cycle'\nexport const dom: number = cycle\n",
    ],
  },
  {
    part: 'dead exports',
    change: ['simulator/core/random.ts', /$/, '\nexport const plantedExport = 1\n'],
    named: 'plantedExport',
  },
  {
    part: 'unit tests',
    write: [
      'simulator/core/planted.test.ts',
      "import { expect, test } from 'vitest'\ntest('a planted failure', () => expect(1).toBe(2))\n",
    ],
    named: 'a planted failure',
  },
  {
    part: 'determinism lint',
    write: ['simulator/core/planted-clock.ts', 'export const planted = Date.now() + Math.random()\n'],
    named: 'simulator/core/planted-clock.ts:1 Math.random',
  },
  {
    part: 'determinism lint',
    write: [
      'simulator/actors/planted-race.ts',
      'export const planted = () => Promise.all([new Response(), new Date()])\n',
    ],
    named: 'simulator/actors/planted-race.ts:1 Promise.all',
  },
  {
    part: 'determinism',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a program
    change: ['simulator/core/random.ts', '`${seed}/${name}`', '`${seed}/${name}/${Date.now()}`'],
    named: 'different traces in',
  },
  {
    part: 'content',
    write: [
      'content/lessons/authentication/signing-in/lesson.mdx',
      '# Planted\n\nThis is simply obvious.\n\n<Planted />\n',
    ],
    named: 'simply',
  },
  {
    part: 'lock file',
    change: [
      'package-lock.json',
      /(?<="node_modules\/zustand": \{\n.*\n *)"integrity": .*/,
      '"resolved": "https://registry.example/zustand.tgz",',
    ],
    named: 'node_modules/zustand has no integrity',
  },
  { part: 'lock file', named: 'node_modules/zustand names where it came from' },
  {
    part: 'content',
    write: [
      'simulator/identity-provider/checks/planted-reference.ts',
      "export const planted = { name: 'planted', spec: 'rfc6749#99.9' }\n",
    ],
    named: 'simulator/identity-provider/checks/planted-reference.ts:1 "rfc6749#99.9"',
  },
  {
    part: 'size budgets',
    change: ['scripts/budgets.json', /"kib": [\d.]+/g, '"kib": 1'],
    named: 'over budget',
  },
]

const LEFT_BEHIND = new Set(['node_modules', '.git', '.next', '.next-server', 'out', '.cache', '.results'])

function copyTree(copy) {
  cpSync(root, copy, { recursive: true, filter: (file) => !LEFT_BEHIND.has(path.basename(file)) })
  symlinkSync(at('node_modules'), path.join(copy, 'node_modules'), 'junction')
}

function plant(copy) {
  for (const { write, change } of PLANTS) {
    if (write) {
      const [file, text] = write
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
      writeFileSync(path.join(copy, file), text)
    }
    if (change) {
      const [file, from, to] = change
      const before = readFileSync(path.join(copy, file), 'utf8')
      const after = before.replace(from, () => to)
      if (after === before) throw new Error(`${file} no longer holds what the proof replaces: ${from}`)
      writeFileSync(path.join(copy, file), after)
    }
  }
}

/** The sizes of pages are those of a build, which the copy borrows. */
async function proveBudgetsOfPages(copy, say) {
  if (!isFresh('served')) {
    say('The budgets of pages are proved when there is a fresh build: npm run build')
    return []
  }
  symlinkSync(at('.next-server'), path.join(copy, '.next-server'), 'junction')
  const { code, output } = await runNode(['scripts/budgets.mjs', '--built'], { cwd: copy })
  const budgets = Object.keys(JSON.parse(readFileSync(at('scripts/budgets.json'), 'utf8')))
  return budgets.map((name) => ({
    part: `size budgets: ${name}`,
    named: `over budget: … ${name}`,
    proved: code !== 0 && new RegExp(`over budget:.* ${name}:`).test(output),
    said: output,
  }))
}

/**
 * Plants one violation for every part of the check in a copy of the tree, runs the check there, and sees whether each part
 * fails and names what was planted. The copy is removed whatever happens.
 * @returns {Promise<{part: string, named: string, proved: boolean}[]>}
 */
export async function prove(say = console.log) {
  const { parts } = await import('./parts.mjs')
  const copy = mkdtempSync(path.join(tmpdir(), 'tenant-lab-proof-'))
  try {
    copyTree(copy)
    plant(copy)
    mkdirSync(path.join(copy, '.cache'))
    const report = path.join(copy, '.cache/report.json')
    await runNode(['scripts/check.mjs', `--report=${report}`], {
      cwd: copy,
      env: { LAB_UNIT_FILTER: 'planted' },
    })
    const results = JSON.parse(readFileSync(report, 'utf8'))
    const proofs = PLANTS.filter(({ part }) => part).map(({ part, named }) => {
      const result = results.find(({ name }) => name === part)
      const proved = result?.code !== 0 && Boolean(result?.output.includes(named))
      return { part, named, proved, said: result?.output ?? 'nothing: the part was not run' }
    })
    proofs.push(...(await proveBudgetsOfPages(copy, say)))
    for (const { name } of parts) {
      if (!proofs.some(({ part }) => part === name))
        proofs.push({ part: name, named: 'nothing was planted', proved: false })
    }
    for (const { part, named, proved } of proofs)
      say(`${proved ? 'bites ' : 'BLIND '} ${part.padEnd(28)} ${named}`)
    for (const { part, said } of proofs.filter(({ proved, said }) => !proved && said)) {
      say(`\n--- ${part} said ---\n${said.trim()}`)
    }
    return proofs
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
