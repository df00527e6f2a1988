import { type Difference, differenceOf, type Row } from '../conditional-access/difference/difference'
import { markdownOf } from '../conditional-access/difference/markdown'
import { neitherSays } from '../conditional-access/difference/neither'
import { PLAN_TAKES, permissionsOf, refusalOf } from '../conditional-access/difference/plan'
import { sections } from '../conditional-access/difference/sections'
import { SimulationError } from '../core/errors'
import { dynamicGroups } from '../directory/dynamic-groups'
import { readArguments } from './arguments'
import type { Command } from './command'
import { line } from './plain'
import { readTenant } from './read-tenant'

/** How it is called. */
export const DIFF_USAGE = 'Usage: lab diff --before PATH... --after PATH... [--format text|markdown|json]'

/**
 * Says for whom and when the answer changes between two exports. Exit code 1 when it does, 3 when it is not certain that it
 * does not.
 */
export const diff: Command = async (args) => {
  const { values, positionals } = readArguments(
    eachNamed(args),
    {
      before: { type: 'string', multiple: true },
      after: { type: 'string', multiple: true },
      format: { type: 'string' },
    },
    DIFF_USAGE,
  )
  const { before, after, format = 'text' } = values
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  if (!write) throw new SimulationError(`There is no format "${format}".`, 'Use text, markdown or json.')
  if (before === undefined) throw new SimulationError('What was before? --before PATH.', DIFF_USAGE)
  if (after === undefined) throw new SimulationError('What comes after? --after PATH.', DIFF_USAGE)
  if (positionals.length > 0)
    throw new SimulationError(`There is no use for "${positionals[0]}".`, DIFF_USAGE)
  if (before.includes('-') && after.includes('-'))
    throw new SimulationError('Standard input is either before or after.', DIFF_USAGE)
  const [was, is] = [await readTenant(before), await readTenant(after)]
  const lost = [was, is].flatMap((tenant) => tenant.lost ?? [])
  const found = differenceOf(was, is, dynamicGroups)
  const difference = lost.length > 0 ? incomplete(found, lost) : found
  if (lost.length > 0) return { output: write(difference), code: 3 }
  const changes = difference.rows.some(({ kind }) => kind !== 'open' && kind !== 'unsure')
  return {
    output: write(difference),
    code: changes ? 1 : difference.isCertain && difference.neither === null ? 0 : 3,
  }
}

/** Whatever did not come in may be what decides. */
function incomplete(found: Difference, lost: readonly string[]): Difference {
  const says = [`The export is not complete. ${lost.join(' ')}`, found.untried].filter(
    (each) => each !== null,
  )
  return { ...found, isCertain: false, untried: says.join(' ') }
}

/** `--before a b`: each path by its own option. */
function eachNamed(args: readonly string[]): string[] {
  let name: string | null = null
  return args.flatMap((arg, at) => {
    if (arg.startsWith('--')) {
      name = arg === '--before' || arg === '--after' ? arg : null
      return [arg]
    }
    return name !== null && args[at - 1] !== name ? [name, arg] : [arg]
  })
}

const FORMATS: Readonly<Record<string, (of: Difference) => string>> = {
  text: textOf,
  markdown: markdownOf,
  json: (of) => JSON.stringify(of, null, 2),
}

function textOf({
  changes,
  besides,
  rows,
  plan,
  untried,
  neither,
  notes,
  supposes,
  taken,
  isCertain,
  signIns,
}: Difference): string {
  const nothing =
    neither !== null
      ? 'Nothing that is known changes.'
      : isCertain
        ? 'Nothing changes.'
        : 'Nothing is known to change.'
  return [
    ...changes.map(({ kind, displayName }) => line(`${kind}: ${displayName}`)),
    ...besides.map((says) => line(`changed: ${says}`)),
    ...(taken.length > 0 ? [`As before, because after has none: ${taken.join(', ')}`] : []),
    rows.length === 0
      ? `${nothing} ${signIns} sign-ins were told apart.`
      : `${rows.length} row${rows.length === 1 ? '' : 's'}, of ${signIns} sign-ins that were told apart.`,
    ...notes.map((note) => line(note)),
    ...(supposes === null ? [] : [line(supposes)]),
    ...sections(rows).flatMap(([title, own]) => ['', title, ...own.flatMap(linesOf)]),
    ...(untried === null && neither === null
      ? []
      : [
          '',
          'Not certain',
          ...[neither && neitherSays(neither), untried].flatMap((each) =>
            each === null ? [] : `  ${line(each)}`,
          ),
        ]),
    ...(plan.length > 0
      ? [
          '',
          'Plan',
          ...plan.flatMap(({ method, url, displayName, note, refusals }) => [
            `  ${line(`${method} ${url} (${displayName})`)}`,
            ...(note === null ? [] : [`    ${note}`]),
            ...refusals.map((each) => `    ${line(refusalOf(each))}`),
          ]),
          `  Least permission, in a person's name: ${permissionsOf(plan).join(', ')}. ${PLAN_TAKES}`,
        ]
      : []),
  ].join('\n')
}

function linesOf({ who, when, before, after, policies, signIn, isExact, doubts }: Row): string[] {
  const some = isExact ? '' : 'some of '
  return [
    `  ${line([`${some}${who}`, ...when].join('; '))}: ${line(`${before.says} -> ${after.says}`)}.${policies.length > 0 ? ` By ${line(policies.join(', '))}.` : ''}`,
    ...doubts.map((doubt) => `    not certain: ${line(doubt)}`),
    `    question: ${line(JSON.stringify(signIn))}`,
  ]
}
