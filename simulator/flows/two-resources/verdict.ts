import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import type { World } from '../../run/world'
import { ID } from './cast'
import type { Inventory, Shown } from './inventory'

/** What decides the run: a door that stayed closed, or else the last that opened. */
export function deciding({ came }: Inventory): Attempted<Shown> | undefined {
  const all = [...came.values()]
  return all.findLast(({ ok }) => !ok) ?? all.at(-1)
}

/** How often the person was asked, and which API has answered by which token. */
export function verdict(world: World, { came }: Inventory): string {
  const [graph, azure] = [shownBy(came.get('graph')), shownBy(came.get('azure'))]
  const claims = (azure ?? graph)?.claims
  const who = claims ? nameIn(claims) : 'Somebody'
  const asked = `${who} typed a password ${times(answers(world, 'password'))}, and was asked for consent ${times(answers(world, 'consent'))}.`
  const doors = [
    ...(graph ? [`${world.called(ID.graph)} has shown a group`] : []),
    ...(azure ? [`${world.called(ID.resourceManager)} has shown a storage account`] : []),
  ].join(', and ')
  const tokens =
    graph && azure
      ? graph.token === azure.token
        ? ', both by the same token'
        : ', each by a token of its own'
      : ''
  return `${asked} ${doors}${tokens}.`
}

const shownBy = (attempted: Attempted<Shown> | undefined): Shown | undefined =>
  attempted?.ok ? attempted.value : undefined

function answers({ log }: World, prompt: string): number {
  return log.events.filter((event) => event.type === 'prompt-answered' && event.prompt === prompt).length
}

const times = (count: number) => ['not at all', 'once', 'twice'][count] ?? `${count} times`
