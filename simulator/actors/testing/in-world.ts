import { contoso } from '../../fixtures/contoso'
import { run } from '../../run/run'
import type { World } from '../../run/world'

/** Lets `play` act in a world of its own, and gives what it came to and what was seen. */
export async function inWorld<T>(play: (world: World) => Promise<T>) {
  let value: T | undefined
  const result = await run(
    {
      slug: 'in-world',
      revision: 1,
      sites: [{ id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant: contoso }],
      parties: [{ id: 'job', kind: 'program', name: 'Job', detail: '' }],
      switches: [],
      people: {},
      play: async (world) => {
        value = await play(world)
        return { result: 'completed', says: 'Done.' }
      },
    },
    { seed: 1 },
  )
  if (result.status !== 'ended') throw new Error(result.status === 'crashed' ? result.says : result.status)
  return { value: value as T, events: result.events }
}
