import { SimulationError } from '../core/errors'
import { askedFlows } from '../flows/asked-flows'
import type { AskedFlow } from '../gallery/asked'
import { createFlowFinder, type Found } from '../gallery/find'
import { LONGEST_QUESTION } from '../gallery/limits'
import { specLink } from '../trace/select/spec'
import type { Done } from './command'

const NOTHING = 'Nothing here answers that. Ask in other words, or see every flow: lab flows'

/**
 * What answers a question in somebody's own words, best first: exit code 1 when nothing does.
 * @param flows those that are built
 * @throws SimulationError for one that is too long
 */
export async function answerQuestion(
  question: string,
  format: 'text' | 'json',
  flows?: readonly AskedFlow[],
): Promise<Done> {
  if (question.length > LONGEST_QUESTION)
    throw new SimulationError(
      `The question has ${question.length} characters.`,
      `It is read up to ${LONGEST_QUESTION}: ask in one sentence.`,
    )
  const found = createFlowFinder(flows ?? (await askedFlows()))(question)
  const code = found.length > 0 ? 0 : 1
  if (format === 'json')
    return { output: JSON.stringify({ question, found: found.map(asJson) }, null, 2), code }
  return { output: found.length > 0 ? found.map(asText).join('\n\n') : NOTHING, code }
}

const sourcesOf = (specs: readonly string[]) => specs.map(specLink)

function asJson(found: Found) {
  switch (found.kind) {
    case 'flow': {
      const { kind, slug, title, question, asked } = found.flow
      const { who, endsIn } = asked
      return { found: 'flow', kind, slug, title, question, who, endsIn, page: `/lab/${slug}` }
    }
    case 'not-built': {
      const { name, says, specs } = found.end
      return { found: 'not-built', title: name, says, sources: sourcesOf(specs) }
    }
    case 'rejected': {
      const { title, says, instead, sources, checked, played } = found.rejected
      return { found: 'rejected', title, says, instead, sources: sourcesOf(sources), checked, played }
    }
    case 'unraised': {
      const { code, says, specs } = found.unraised
      return { found: 'unraised', title: `AADSTS${code}`, says, sources: sourcesOf(specs) }
    }
  }
}

function asText(found: Found): string {
  switch (found.kind) {
    case 'flow': {
      const { kind, slug, title, question, asked } = found.flow
      return [
        `${slug}  ${title}${kind === 'attack' ? ' (attack)' : ''}`,
        `  ${question}`,
        `  ${asked.endsIn}`,
        `  lab run ${slug}`,
      ].join('\n')
    }
    case 'not-built': {
      const { name, says, specs } = found.end
      return [`${name}  (not built here yet)`, `  ${says}`, ...sourceLines(specs)].join('\n')
    }
    case 'rejected': {
      const { title, says, instead, sources, checked, played } = found.rejected
      return [
        `${title}.`,
        `  ${says}`,
        `  ${instead}`,
        ...(played === undefined ? [] : [`  See what goes wrong: lab run ${played}`]),
        ...sourceLines(sources, `, read ${checked}`),
      ].join('\n')
    }
    case 'unraised': {
      const { code, says, specs } = found.unraised
      return [`AADSTS${code}  (no flow here raises it)`, `  ${says}`, ...sourceLines(specs)].join('\n')
    }
  }
}

const sourceLines = (specs: readonly string[], when = '') =>
  sourcesOf(specs).map(({ title, href }) => `  ${title}${when}: ${href}`)
