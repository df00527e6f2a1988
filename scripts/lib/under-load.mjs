/**
 * Takes `--under-load[=loops]` and `--times=n` out of a command line; the rest is Playwright's.
 * @returns {{ loops: number, times: number, rest: string[] }} without the first, no loops and once
 * @throws {RangeError} when a number is none
 */
export function readLoad(args) {
  let loops = 0
  let times
  const rest = []
  for (const arg of args) {
    const [name, value] = arg.split('=')
    if (name === '--under-load') loops = count(name, value ?? '3')
    else if (name === '--times') times = count(name, value)
    else rest.push(arg)
  }
  return { loops, times: times ?? (loops > 0 ? 3 : 1), rest }
}

function count(name, text) {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 100)
    throw new RangeError(`${name} is a number from 1 to 100, not "${text ?? ''}".`)
  return number
}

/**
 * How many runs of how many passed, and which did not, of Playwright's report.
 * @returns {{ passed: number, all: number, lines: string[] }}
 */
export function tally(report) {
  const tests = specsOf(report.suites).flatMap(({ title, file, tests }) =>
    tests.map((test) => ({
      name: `${file}: ${title}`,
      ok: test.status === 'expected',
      ran: test.status !== 'skipped',
    })),
  )
  const ran = tests.filter((test) => test.ran)
  const failing = new Map()
  for (const { name, ok } of ran) if (!ok) failing.set(name, (failing.get(name) ?? 0) + 1)
  const times = (name) => ran.filter((test) => test.name === name).length
  return {
    passed: ran.filter(({ ok }) => ok).length,
    all: ran.length,
    lines: [...failing].map(([name, count]) => `${count} of ${times(name)} failed: ${name}`),
  }
}

const specsOf = (suites = []) =>
  suites.flatMap(({ specs = [], suites: inner }) => [...specs, ...specsOf(inner)])
