import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bin } from './bin.mjs'
import { at, root } from './paths.mjs'
import { runNode } from './run.mjs'

/** The tests that failed, each with its file and its messages. @param results Vitest's `testResults` (its JSON reporter) */
function whatFailed(results) {
  return results
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => [
      ...(message ? [`FAIL ${path.relative(root, name)}\n${message}`] : []),
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map(
          (test) =>
            `FAIL ${path.relative(root, name)} > ${test.fullName}\n${test.failureMessages.join('\n')}`,
        ),
    ])
    .join('\n\n')
}

/** Runs the unit tests. Vitest says how many tests there were in a file; without one, it broke before it could run any. */
export async function unitTests(env = {}) {
  const file = at('.cache/unit.json')
  rmSync(file, { force: true })
  const result = await runNode(
    [
      bin.vitest,
      'run',
      // The proof needs to see one test fail, not all of them pass again.
      ...(process.env.LAB_UNIT_FILTER ? [process.env.LAB_UNIT_FILTER] : []),
      ...['--config', 'scripts/vitest.config.mts'],
      ...['--reporter=json', `--outputFile.json=${file}`],
    ],
    { env },
  )
  try {
    const {
      numPassedTests: passed,
      numFailedTests,
      numTotalTests,
      numFailedTestSuites,
      testResults,
    } = JSON.parse(readFileSync(file, 'utf8'))
    // A file that cannot be loaded has no tests to count, and is a failure all the same.
    const failed = result.code === 0 ? 0 : Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0, 1)
    // Whatever else the run printed comes first: the names of what failed are what a log must end with.
    const output = `${result.output}\n${whatFailed(testResults)}`
    return { ...result, output, passed, failed, detail: `${passed} of ${numTotalTests} tests` }
  } catch {
    return { ...result, code: result.code || 1, passed: 0, failed: 1 }
  }
}

const lastLine = (text) => text.trim().split('\n').at(-1)?.trim() ?? ''
const node = (args) => async () => {
  const result = await runNode(args)
  return { ...result, detail: result.code === 0 && args.length === 1 ? lastLine(result.output) : '' }
}
const tsx = (file) => async () => {
  const result = await runNode(['--import', 'tsx', at(file)])
  return { ...result, detail: result.code === 0 ? lastLine(result.output) : '' }
}

/** The parts of `npm run check`, longest first. `marker` is what the part must say about the violation planted for it. */
export const parts = [
  { name: 'unit tests', run: () => unitTests() },
  { name: 'determinism', run: tsx('scripts/checks/determinism.mts') },
  { name: 'types: site', run: node([at('scripts/checks/types.mjs'), 'site']) },
  { name: 'types: engine', run: node([at('scripts/checks/types.mjs'), 'engine']) },
  { name: 'types: terminal', run: node([at('scripts/checks/types.mjs'), 'terminal']) },
  { name: 'dead exports', run: node([bin.knip, '--no-progress', '--no-config-hints']) },
  { name: 'import boundaries', run: node([at('scripts/checks/boundaries.mjs')]) },
  { name: 'content', run: tsx('scripts/content-lint.mts') },
  { name: 'size budgets', run: node([at('scripts/budgets.mjs')]) },
  { name: 'lock file', run: node([at('scripts/checks/lock.mjs')]) },
  { name: 'determinism lint', run: node([at('scripts/checks/determinism-lint.mjs')]) },
  { name: 'lint and format', run: node([bin.biome, 'ci', '--colors=off', '--error-on-warnings', '.']) },
]
