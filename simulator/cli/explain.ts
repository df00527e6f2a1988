import { SimulationError } from '../core/errors'
import { explain } from '../explain/explain'
import type { ExplainedField, Finding, Remark } from '../explain/finding'
import { LONGEST_TEXT } from '../explain/limits'
import { otherCommandIn } from '../explain/other-commands'
import { specLink } from '../trace/select/spec'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'
import { readBytes } from './read-bytes'

/** How it is called. */
export const EXPLAIN_USAGE =
  'Usage: lab explain <text, or - for standard input> [--secrets shown] [--format text|json]'

/** Bytes of standard input that are read: more than any text that is taken apart. */
const MOST_BYTES = 4 * LONGEST_TEXT

/**
 * Takes a token, an address, a form, an answer or a code apart, by the clock of this machine. What is secret is hidden unless it is asked
 * for: a terminal keeps what it shows. Exit code 1 when there is nothing to take apart.
 */
export const explainText: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    { secrets: { type: 'string' }, format: { type: 'string' } },
    EXPLAIN_USAGE,
  )
  const format = readFormat(values.format)
  const [given, extra] = positionals
  if (given === undefined || extra !== undefined)
    throw new SimulationError(
      'explain takes one text. Put it in quotes, or send it to standard input.',
      EXPLAIN_USAGE,
    )
  if (values.secrets !== undefined && values.secrets !== 'shown')
    throw new SimulationError(`--secrets takes "shown", not "${values.secrets}".`, EXPLAIN_USAGE)
  const text = given === '-' ? await standardInput() : given
  const { findings, notes } = explain(text, Math.floor(Date.now() / 1000), otherCommandIn)
  const isShown = values.secrets === 'shown'
  const code = findings.length > 0 ? 0 : 1
  if (format === 'json')
    return {
      output: JSON.stringify({ findings: findings.map((each) => masked(each, isShown)), notes }, null, 2),
      code,
    }
  const said = [...notes, ...findings.map((finding) => textOf(masked(finding, isShown), ''))]
  return { output: said.length > 0 ? said.join('\n\n') : 'There is nothing in it.', code }
}

async function standardInput(): Promise<string> {
  return new TextDecoder().decode(await readBytes('-', MOST_BYTES, EXPLAIN_USAGE))
}

/** A finding without what must not be seen. The token itself is its own proof. */
function masked(finding: Finding, isShown: boolean): Finding {
  if (isShown) return finding
  const hide = (field: ExplainedField): ExplainedField =>
    field.secret ? { ...field, value: `(hidden, ${field.value.length} characters)` } : field
  return {
    ...finding,
    ...(finding.kind === 'jwt' && { jwt: `(hidden, ${finding.jwt.length} characters)` }),
    parts: finding.parts.map((part) => ({ ...part, fields: part.fields.map(hide) })),
    inside: finding.inside.map((each) => masked(each, isShown)),
  }
}

function textOf(finding: Finding, indent: string): string {
  const { title, says, minds, parts, flows, inside } = finding
  const lines = [
    title,
    ...says.map((remark) => `  ${remarkOf(remark)}`),
    ...minds.map((remark) => `  ! ${remarkOf(remark)}`),
    ...(finding.kind === 'code' ? codeLines(finding.known) : []),
    ...parts.flatMap(({ title, fields, leftOut }) => [
      `  ${title}`,
      ...fields.map(fieldLine),
      ...(leftOut > 0 ? [`    (${leftOut} more)`] : []),
    ]),
    ...(flows.length > 0 ? [`  See one travel: ${flows.map((slug) => `lab run ${slug}`).join(', ')}`] : []),
  ]
  return [
    ...lines.map((line) => `${indent}${line.replaceAll('\n', ' ')}`),
    ...inside.map((each) => textOf(each, `${indent}  `)),
  ].join('\n')
}

function codeLines(known: Extract<Finding, { kind: 'code' }>['known']): readonly string[] {
  if (!known) return []
  const { errors, published, publishedOtherwise, reason } = known
  return [
    ...errors.map(({ at, error }) => `  OAuth error at ${at}: ${error}`),
    ...(published ? [`  In Microsoft’s words: ${published}`] : []),
    ...(publishedOtherwise ? [`  Microsoft’s list has it for: ${publishedOtherwise}`] : []),
    ...(reason ? [`  It stops: ${reason.stops}`, `  To mend it: ${reason.mend}`] : []),
    ...(reason?.page ? [`  In the Entra admin center: ${reason.page}`] : []),
    ...(reason?.graph ? [`  In Microsoft Graph: ${reason.graph}`] : []),
  ]
}

const remarkOf = ({ says, spec }: Remark) => (spec ? `${says} (${specLink(spec).title})` : says)

function fieldLine({ name, value, reads, says, source, odd }: ExplainedField): string {
  const told = [reads, says, source && `From ${source}.`, odd].filter(Boolean).join(' ')
  return `    ${name}: ${value}${told ? `  # ${told}` : ''}`
}
