import {
  type OwnTenant,
  readRunFile,
  readTenant,
  saysLeftOut,
  secretsOf,
} from '../../simulator/doors/sandbox'
import type { Flow } from '../lab/engine'
import { isStagePage } from '../lab/kept/key'
import { knownSwitches, told } from '../lab/lab-links'
import type { LabControl } from '../lab/lab-store'
import { giveNames } from '../names/give-names'
import { href } from '../site/href'
import { carried, carry } from './carry'
import { bringTenant } from './tab-tenants'

/** Said where a tenant that was brought in does not last. */
export const NO_ROOM =
  'This browser has no room to keep the tenant of this run: after a reload, bring it in again.'

/** The tenant of a run file, as a lab takes it. */
function ownTenant(
  tenant: Parameters<typeof readTenant>[0] | 'empty' | undefined,
  flow: Flow,
): { readonly own: OwnTenant | undefined; readonly outlasts: boolean } {
  return tenant === undefined || tenant === 'empty'
    ? { own: tenant, outlasts: true }
    : bringTenant(readTenant(tenant, secretsOf(flow)).tenant)
}

/** Shows the run of a file, or goes to the lab of its flow. @returns why it does not, for whoever opened it */
export async function openRun(lab: LabControl, text: string): Promise<string | undefined> {
  const read = readRunFile(text)
  if (!read.ok) return read.says
  const { run } = read.file
  const { narration, answers, interventions } = lab.store.getState()
  if (run.flow !== narration.slug) return handOver(run.flow, text)
  lab.act()
  if (answers.length > 0 || interventions.length > 0) lab.leave()
  return showFile(lab, text)
}

/** Shows a run that another page has handed over. What is wrong with it is said in the lab. */
export async function openHanded(lab: LabControl, handed: string): Promise<void> {
  const text = await carried(handed)
  const says =
    text === undefined ? 'The run did not arrive: open its file once more.' : await showFile(lab, text)
  if (says) lab.update({ problem: says })
  // On a stage it is what a class looks at.
  else if (!isStagePage()) lab.open('change')
}

/** Shows the run of a file in the lab of its flow. @returns why it does not */
export async function showFile(lab: LabControl, text: string): Promise<string | undefined> {
  const read = readRunFile(text)
  if (!read.ok) return read.says
  const { run, tenant, leftOut } = read.file
  const { flow: dressed, plain } = lab.store.getState()
  const flow = plain?.flow ?? dressed
  if (!flow || run.flow !== flow.slug) return 'This file is a run of another flow. The run here is as it was.'
  const { switches, unknown } = knownSwitches(flow, run.switches)
  const { own, outlasts } = ownTenant(tenant, flow)
  if (!(await giveNames(lab.store, run.names, own))) {
    unknown.push('Its own names cannot be used.')
    await giveNames(lab.store, undefined, own)
  }
  try {
    const { answers, interventions, seed, step } = run
    const { unfit, unreached } = await lab.show({ answers, switches, interventions, seed }, step)
    const changed = run.revision === flow.revision ? [] : ['The flow has changed since it was made.']
    const left = [...unknown, ...(unfit ? [unfit] : []), ...unreached]
    const problem = left.length + changed.length > 0 ? told(changed, left, 'file') : undefined
    const says = [
      outlasts ? '' : NO_ROOM,
      leftOut ? `When it was saved: ${saysLeftOut(leftOut)}` : '',
      problem,
    ].filter(Boolean)
    lab.update({ taken: true, problem: says.length > 0 ? says.join(' ') : undefined })
    return undefined
  } catch (fault) {
    return `This file does not fit. ${fault instanceof Error ? fault.message : ''}`
  }
}

/** Goes to the lab of another flow, which opens the run. @returns why not */
export async function handOver(
  slug: string,
  text: string,
  page: '/lab' | '/stage' = isStagePage() ? '/stage' : '/lab',
): Promise<string | undefined> {
  try {
    await carry(text)
  } catch {
    return 'This browser has no room to carry the run to the lab of its flow. Go to that lab, open “Change”, and bring the file in there.'
  }
  location.assign(href(`${page}/${slug}`))
  return undefined
}
