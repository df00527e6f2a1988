import { initialTenants, OUTSIDE, type Tenant, tenantOf, withChange } from '../../simulator/doors/edit'
import type { Missing } from '../../simulator/doors/sandbox'
import { type Flow, loadEngine, type OwnTenant } from '../lab/engine'
import type { LabControl } from '../lab/lab-store'

/** Begins the story anew in another tenant. The run before is kept among those that were left; Back goes there as well. */
export async function moveToTenant(lab: LabControl, own: OwnTenant | undefined): Promise<void> {
  const { answers, interventions } = lab.store.getState()
  lab.act()
  lab.update({ taken: true })
  if (answers.length > 0 || interventions.length > 0) lab.leave()
  await lab.moveTo(own)
  // What was changed was changed in the other tenant, and its people are not here.
  await lab.show({ answers: [], interventions: [] }, 0, true)
}

/** Plays the story as somebody of the tenant: they type their name where the first person is asked for one. */
export async function signInAs(lab: LabControl, flow: Flow, userName: string): Promise<void> {
  const { seed, switches, interventions, answers } = lab.store.getState()
  const { completeRun } = await loadEngine()
  const { answers: all } = await completeRun(flow, { seed, switches, interventions }, userName)
  const at = all.findIndex(({ prompt }) => prompt === 'username')
  lab.act()
  lab.update({ taken: true })
  if (answers.length > 0) lab.leave()
  await lab.show({ answers: all.slice(0, at + 1) }, 0, true)
}

/** Puts what is missing into the directory, from the beginning on. */
export async function addMissing(
  lab: LabControl,
  flow: Flow,
  { put }: Missing,
  tenant: Tenant,
): Promise<void> {
  const { interventions } = lab.store.getState()
  const list = put.reduce((made, { collection, object }) => {
    const rows: readonly { readonly id: string }[] = tenant[collection]
    const name = typeof object.displayName === 'string' ? object.displayName : ''
    const known = rows.find(({ id }) => id === object.id) as { readonly displayName?: string } | undefined
    const says = known
      ? `${known.displayName ?? name} gets what it lacks.`
      : `${NOUNS[collection]} ${name}`.trim().concat(' is added.')
    return withChange(
      made,
      { edit: { do: 'put', collection, object }, says },
      { at: 'start' },
      (place) => tenantOf(initialTenants(flow), [], place).tenant,
    )
  }, interventions)
  await lab.change(list)
  const { story, player } = lab.store.getState()
  let at = Math.floor(player.position)
  while (story.events[story.steps[at]?.seq ?? -1]?.actor === OUTSIDE) at++
  if (at > player.position) lab.seek(at)
}

const NOUNS: Readonly<Record<Missing['put'][number]['collection'], string>> = {
  applications: 'The registration',
  servicePrincipals: 'The instance',
  oauth2PermissionGrants: 'What an administrator had granted',
  appRoleAssignments: 'A role of an application',
}
