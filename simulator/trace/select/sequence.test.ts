import { describe, expect, it } from 'vitest'
import { catalogue } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import { parties } from './parties'
import { sequenceOf } from './sequence'
import { steps } from './steps'

async function sequence(slug: string, switches = {}) {
  const entry = catalogue.find((each) => each.slug === slug)
  if (!entry) throw new Error(slug)
  const { result } = await completeRun(await entry.flow(), { seed: 1, switches })
  const told = steps(result.events, await entry.narration())
  return { told, text: sequenceOf(entry.title, parties(result.events, result.events.length), told) }
}

describe('a run as a sequence diagram', () => {
  it.each(catalogue.map(({ slug }) => slug))(
    '%s has a line for every step, of parties that it names',
    async (slug) => {
      const { told, text } = await sequence(slug)
      const lines = text.split('\n').slice(3)
      expect(lines[0]).toBe('sequenceDiagram')
      const named = new Set(
        lines.flatMap((line) => /^(?:actor|participant) (p\d+) as \S/.exec(line)?.[1] ?? []),
      )
      const messages = lines.flatMap((line) => {
        const found = /^(?:(p\d+)--?(?:>>|x)(p\d+)|Note over (p\d+)): \d+ [^#;\n]*(?:#\d+;[^#;\n]*)*$/.exec(
          line,
        )
        return found ? [found.slice(1).filter((each) => each !== undefined)] : []
      })
      expect(messages).toHaveLength(told.length)
      expect([...new Set(messages.flat())].sort()).toEqual([...named].sort())
    },
  )

  it('marks what says no', async () => {
    const { text } = await sequence('authorization-code-pkce', { redirectUri: 'other-case' })
    expect(text).toMatch(/^p\d+--xp\d+: \d+ .*AADSTS50011/m)
  })
})
