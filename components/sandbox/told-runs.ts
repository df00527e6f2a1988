import { readRunFile, readTenant, secretsOf } from '../../simulator/doors/sandbox'
import { type Flow, loadEngine } from '../lab/engine'
import type { Branch, LabState } from '../lab/lab-state'
import type { Story } from '../lab/story'
import { type Inputs, tellStory } from '../lab/tell-story'
import { branchId } from './branch-id'
import type { KeptRun } from './kept-runs'

/** A run that the present one is held against: the story untouched, one that was left, one that was kept. */
interface Before {
  readonly id: string
  readonly title: string
  readonly tell: () => Promise<Story>
}

/** Everything that a lab's run can be held against. */
export function befores(state: LabState, kept: readonly KeptRun[]): readonly Before[] {
  const { flow, narration, plain, tenant, seed, branches, compared } = state
  const sample = plain?.flow ?? flow
  if (!flow || !sample) return []
  const told = async (inFlow: Flow, inputs: Inputs) =>
    (await tellStory(await loadEngine(), inFlow, narration, inputs)).story
  const left = (id: string, { title, tenant: of, ...inputs }: Inputs & Pick<Branch, 'title' | 'tenant'>) => ({
    id,
    title: `Left before: ${title}`,
    tell: async () => told(of === tenant ? flow : await inTenant(sample, of), inputs),
  })
  return [
    {
      id: 'untouched',
      title: 'The story as it is when nobody touches it',
      tell: () => told(flow, { seed, answers: [], switches: {}, interventions: [] }),
    },
    ...(compared?.of ? [left(compared.id, compared.of)] : []),
    ...branches.map(({ id, ...run }) => left(branchId(id), { ...run, seed })),
    ...kept.flatMap((run) =>
      run.flow === narration.slug && run.file !== undefined
        ? [{ id: run.id, title: titleOf(run), tell: () => storyOf(run.file ?? '', sample, told) }]
        : [],
    ),
  ]
}

function titleOf({ name, file = '' }: KeptRun): string {
  // A text of that form at its end is what a file writes, and nothing else.
  const isWhole = !/"leftOut":\d+\}\s*$/.test(file.slice(-40))
  return `Kept: ${name}${isWhole ? '' : ', without what had a password or a code in it'}`
}

async function inTenant(sample: Flow, own: LabState['tenant']): Promise<Flow> {
  const { withTenant } = await import('../../simulator/doors/own-names')
  return withTenant(sample, own)
}

/** @throws Error with what is wrong with the file */
async function storyOf(
  file: string,
  sample: Flow,
  told: (flow: Flow, inputs: Inputs) => Promise<Story>,
): Promise<Story> {
  const read = readRunFile(file)
  if (!read.ok) throw new Error(read.says)
  const { run, tenant } = read.file
  const { isNames, withNames } = await import('../../simulator/doors/own-names')
  // It is looked at, and brought nowhere.
  const own =
    tenant === undefined || tenant === 'empty'
      ? tenant
      : { key: 'kept', tenant: readTenant(tenant, secretsOf(sample)).tenant }
  const flow = await inTenant(sample, own)
  const { answers, switches, interventions, seed } = run
  return told(isNames(flow, run.names) ? withNames(flow, run.names) : flow, {
    answers,
    switches,
    interventions,
    seed,
  })
}
