import { findFlow } from '../../simulator/doors/catalogue'
import { programsOf, withSettings } from '../../simulator/doors/edit'
import {
  MOST_FILE_BYTES,
  type OwnTenant,
  readRunFile,
  withTenant,
  writeRunFile,
} from '../../simulator/doors/sandbox'
import { type Flow, type Intervention, loadEngine } from '../lab/engine'
import { handOver } from './open-run'
import { type Choice, peopleOf, registrationsOf } from './people'
import { readFiles } from './read-files'

/** Where a run is to take place. */
export interface Wanted {
  readonly flow: string
  readonly tenant: 'sample' | 'empty' | 'own'
  readonly files: readonly File[]
  /** User principal name of whoever signs in; empty for whom the story was written for. */
  readonly person: string
  /** By party: the client id that its program says it is. */
  readonly clients: Readonly<Record<string, string>>
}

/** Who can sign in there, and which registrations its programs can say that they are. */
export interface Cast {
  readonly people: readonly Choice[]
  readonly registrations: readonly Choice[]
  readonly programs: readonly { readonly id: string; readonly name: string }[]
}

interface Stage {
  readonly sample: Flow
  readonly flow: Flow
  readonly own: OwnTenant | undefined
}

/** The flow in its tenant; the text of a run, where the files turned out to be one; or what is wrong. */
async function stageOf({ flow: slug, tenant, files }: Wanted): Promise<Stage | { run: string } | string> {
  const sample = await findFlow(slug)?.flow()
  if (!sample) return 'There is no such flow.'
  if (tenant !== 'own') {
    const own = tenant === 'empty' ? tenant : undefined
    return { sample, own, flow: withTenant(sample, own) }
  }
  if (files.length === 0) return 'Choose the files of your tenant first.'
  const brought = await readFiles(files, sample)
  if (brought.kind === 'nothing') return brought.says
  if (brought.kind === 'run') return { run: brought.text }
  const own = { key: 'own', tenant: brought.read.tenant }
  return { sample, own, flow: withTenant(sample, own) }
}

/** Whom and what there is to choose from. @returns why there is nothing */
export async function castOf(wanted: Wanted): Promise<Cast | string> {
  const stage = await stageOf(wanted)
  if (typeof stage === 'string') return stage
  if ('run' in stage) return 'These files are a run, which has its people: open it.'
  const { sample, flow } = stage
  const { run } = await loadEngine()
  const { events } = await run(flow, { seed: 1 })
  const home = flow.sites.find(({ tenant }) => tenant)?.tenant
  return {
    people: Object.keys(flow.people).length > 0 && home ? peopleOf(home) : [],
    registrations: home ? registrationsOf(home) : [],
    programs: programsOf(flow, events, [], sample).map(({ party: { id, name } }) => ({ id, name })),
  }
}

/** Goes to the lab of a flow, in this tenant, as this person. @returns why not */
export async function begin(wanted: Wanted): Promise<string | undefined> {
  const stage = await stageOf(wanted)
  if (typeof stage === 'string') return stage
  if ('run' in stage) return openText(stage.run)
  const { sample, flow, own } = stage
  const { run, completeRun } = await loadEngine()
  const { events } = await run(flow, { seed: 1 })
  const interventions = programsOf(flow, events, [], sample).reduce(
    (list: readonly Intervention[], program) => {
      const client_id = wanted.clients[program.party.id]
      return client_id ? withSettings(list, program, { client_id }) : list
    },
    [],
  )
  const answered = wanted.person
    ? (await completeRun(flow, { seed: 1, interventions }, wanted.person)).answers
    : []
  const named = answered.findIndex(({ prompt }) => prompt === 'username')
  const state = {
    flow: flow.slug,
    revision: flow.revision,
    seed: 1,
    switches: {},
    answers: answered.slice(0, named + 1),
    interventions,
    step: 0,
  }
  return handOver(flow.slug, writeRunFile(state, own, { indent: 0 }))
}

/** Goes to the lab of the run in a file. @returns why not */
export async function openFile(file: File): Promise<string | undefined> {
  if (file.size > MOST_FILE_BYTES)
    return 'This file cannot be opened. It is larger than 16 MiB, and no run is that large.'
  return openText(await file.text())
}

export async function openText(text: string): Promise<string | undefined> {
  const read = readRunFile(text)
  if (!read.ok) return read.says
  const { flow } = read.file.run
  return findFlow(flow) ? handOver(flow, text) : `This file is a run of a flow that is not here: ${flow}.`
}
