import type { Difference, Row } from './difference'
import { neitherSays } from './neither'
import { type Call, PLAN_TAKES, permissionsOf, refusalOf } from './plan'
import { sections } from './sections'

/** The difference as a page for a change board: what changes, for whom, and the calls that do it. */
export function markdownOf({
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
    isCertain && neither === null
      ? 'Nothing changes for anybody.'
      : `Nothing ${neither === null ? 'is known to change' : 'that is known changes'}; see what is not certain.`
  return [
    '# What the change does',
    '',
    ...changes.map(({ kind, displayName }) => `- ${kind}: ${text(displayName)}`),
    ...besides.map((says) => `- changed: ${text(says)}`),
    ...(taken.length > 0 ? [`- as before, because after has none: ${taken.join(', ')}`] : []),
    '',
    `${rows.length === 0 ? `${nothing} ` : ''}The policies tell ${signIns} sign-ins apart.`,
    ...notes.flatMap((note) => ['', text(note)]),
    ...(supposes === null ? [] : ['', text(supposes)]),
    ...sections(rows).flatMap(([title, own]) => [
      '',
      `## ${title}`,
      '',
      '| Who | When | Before | After | By |',
      '|---|---|---|---|---|',
      ...own.map(rowOf),
    ]),
    ...(untried === null && neither === null ? [] : ['', '## Not certain']),
    ...[neither && neitherSays(neither), untried].flatMap((each) => (each === null ? [] : ['', text(each)])),
    ...(plan.length === 0 ? [] : ['', '## Plan', '']),
    ...(plan.length === 0
      ? []
      : [`Least permission, in a person's name: ${permissionsOf(plan).join(', ')}. ${PLAN_TAKES}`, '']),
    ...plan.flatMap((call) => [
      `${text(call.displayName)}:${call.note === null ? '' : ` ${call.note}`}`,
      '',
      '```http',
      httpOf(call),
      '```',
      '',
      ...call.refusals.flatMap((each) => [`- ${text(refusalOf(each))}`, '']),
    ]),
  ].join('\n')
}

/** A call as it goes over the wire, without its token. */
export function httpOf({ method, url, body }: Call): string {
  return [
    `${method} ${url}`,
    ...(body === null ? [] : ['Content-Type: application/json', '', JSON.stringify(body, null, 2)]),
  ].join('\n')
}

function rowOf({ who, when, before, after, policies, isExact, doubts }: Row): string {
  const some = isExact ? '' : 'some of '
  const unsure = doubts.length === 0 ? '' : `<br>not certain: ${doubts.map(text).join('; ')}`
  const cells = [
    `${some}${text(who)}`,
    when.length === 0 ? 'always' : when.map(text).join('; '),
    text(before.says),
    `${text(after.says)}${unsure}`,
    text(policies.join(', ')),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Somebody's words, which Markdown and HTML take for nothing else. */
function text(words: string): string {
  return words.replaceAll(/[\\`*_{}[\]<>|#~&]/g, (each) => `\\${each}`).replaceAll(/\s*\n\s*/g, ' ')
}
