import { type Checked, checkAssertions } from '../conditional-access/assertions/check-assertions'
import { readAssertions } from '../conditional-access/assertions/read-assertions'
import { SimulationError } from '../core/errors'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'
import { line } from './plain'
import { readJson } from './read-json'
import { readTenant } from './read-tenant'

/** How it is called. */
export const ASSERT_USAGE = 'Usage: lab assert --tenant PATH... --assertions FILE|- [--format text|json]'

/** Holds a file of assertions against a tenant: a line each. Exit code 1 when any fails, 3 when one that holds is not certain. */
export const assertTenant: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    {
      tenant: { type: 'string', multiple: true },
      assertions: { type: 'string' },
      format: { type: 'string' },
    },
    ASSERT_USAGE,
  )
  const format = readFormat(values.format)
  if (values.tenant === undefined) throw new SimulationError('Which tenant? --tenant PATH.', ASSERT_USAGE)
  if (values.assertions === undefined)
    throw new SimulationError('Which assertions? --assertions FILE.', ASSERT_USAGE)
  const paths = [...values.tenant, ...positionals]
  if (values.assertions === '-' && paths.includes('-')) {
    throw new SimulationError('Standard input is either the tenant or the assertions.', ASSERT_USAGE)
  }
  const assertions = readAssertions(await readJson(values.assertions))
  const tenant = await readTenant(paths)
  const { lost = [] } = tenant
  // Whatever did not come in may be what decides.
  const checked = checkAssertions(assertions, tenant).map((each) =>
    lost.length > 0 ? { ...each, isCertain: false } : each,
  )
  const judged = checked.every(({ holds }) => holds)
    ? checked.every(({ isCertain }) => isCertain)
      ? 0
      : 3
    : 1
  const output = format === 'json' ? JSON.stringify(checked, null, 2) : textOf(checked, lost)
  return { output, code: lost.length > 0 ? 3 : judged }
}

function textOf(checked: readonly Checked[], lost: readonly string[]): string {
  const missing = lost.map((says) => line(`Not certain: the export is not complete. ${says}`))
  const [notAbout] = checked.flatMap((each) => each.notAbout ?? [])
  const note =
    notAbout === undefined
      ? []
      : [line(`note   No assertion speaks of some of whom policies do. ${notAbout}`)]
  const [supposes] = checked.flatMap((each) => each.supposes ?? [])
  const supposed = supposes === undefined ? [] : [line(`note   ${supposes}`)]
  return [...missing, ...checked.map(lineOf), ...note, ...supposed].join('\n')
}

const RESULTS = { grant: 'is granted', challenge: 'is asked for something', block: 'is blocked' } as const

function lineOf(of: Checked): string {
  const { name, holds, isCertain, signIns, results, counterexample, undecided, untried, onlyBlocked } = of
  const counted = Object.entries(results)
    .filter(([, count]) => count > 0)
    .map(([result, count]) => `${result} ${count}`)
    .join(', ')
  if (holds || !counterexample) {
    const doubts = [
      ...undecided.map(({ displayName, says }) => `${displayName}: ${says}`),
      ...(untried === null ? [] : [untried]),
    ]
    const tried = `${name}: ${signIns} sign-in${signIns === 1 ? '' : 's'} (${counted})`
    return line(
      isCertain
        ? `holds  ${tried}${onlyBlocked === null ? '' : `. ${onlyBlocked}`}`
        : `UNSURE ${tried}. No sign-in is known for which it fails, and that there is none is not certain. ${[...doubts, onlyBlocked ?? ''].join(' ').trim()}`,
    )
  }
  const { says, result, responsible } = counterexample
  const policy = responsible
    ? `${responsible.displayName}: ${responsible.because}`
    : 'No policy would do what is expected.'
  return line(`FAILS  ${name}: ${says} ${RESULTS[result]}. ${policy}`)
}
