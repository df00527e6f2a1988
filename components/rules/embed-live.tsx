import { useEffect } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { Boundary } from '../ui/Boundary'
import { loadRuleEngine } from './model/engine'
import { RuleEmbed } from './RuleEmbed'

function Alive({ onReady, ...props }: Parameters<typeof RuleEmbed>[0] & { readonly onReady: () => void }) {
  useEffect(onReady, [onReady])
  return (
    <Boundary>
      <RuleEmbed {...props} />
    </Boundary>
  )
}

/** Brings the drawing of an embed to life, or puts the rule in its place that its address asks for. */
export async function bringToLife(
  container: HTMLElement,
  rule: string | undefined,
  people: boolean,
): Promise<void> {
  const engine = await loadRuleEngine()
  await new Promise<void>((resolve) => {
    const alive = <Alive engine={engine} rule={rule} people={people} onReady={resolve} />
    if (rule === undefined) hydrateRoot(container, alive)
    else {
      // What was drawn is of another rule.
      container.replaceChildren()
      createRoot(container).render(alive)
    }
  })
}
