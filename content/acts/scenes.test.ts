import { describe, expect, it } from 'vitest'
import { parse } from '../_build/compile'
import { LESSONS, readText } from '../_build/files'
import { runOf } from '../_build/lesson-run'
import { attribute, walk } from '../_build/markdown'
import { parseSwitches } from '../_build/switches'
import { lessonCode } from '../registry.gen'

/** By act, the switches of the scene that stands beside the text when its reader comes to it. */
async function scenesOf(path: string) {
  const file = `${LESSONS}/${path}/lesson.mdx`
  let switches: Readonly<Record<string, string>> = {}
  return [...walk(await parse(file, readText(file)))].flatMap((node) => {
    if (node.name === 'Scene') switches = parseSwitches(attribute(node, 'switches') ?? '')
    return node.name === 'Act' ? [[attribute(node, 'is') ?? '', switches] as const] : []
  })
}

describe.each(Object.entries(lessonCode))('in %s', (path, code) => {
  it('no text makes the run that it asks its reader to make', async () => {
    const [{ scenario }, { acts }] = await Promise.all([code.scenario(), code.acts()])
    const given: string[] = []
    for (const [id, switches] of await scenesOf(path)) {
      const act = acts.find((each) => each.id === id)
      if (act?.by !== 'run') continue
      const { events, steps } = await runOf(scenario, switches)
      if (act.check({ trace: events, steps }).done) given.push(`${id} with ${JSON.stringify(switches)}`)
    }
    expect(given).toEqual([])
  })
})
