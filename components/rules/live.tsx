import { useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Boundary } from '../ui/Boundary'
import { loadRuleEngine, type RuleEngine } from './model/engine'
import { RuleEditor } from './RuleEditor'

/** Brings the page that the build drew to life, in its very elements, and comes back when it answers. */
export async function bringToLife(container: HTMLElement): Promise<void> {
  const engine = await loadRuleEngine()
  await new Promise<void>((resolve) => {
    hydrateRoot(container, <Alive engine={engine} onReady={resolve} />)
  })
}

function Alive({ engine, onReady }: { readonly engine: RuleEngine; readonly onReady: () => void }) {
  useEffect(onReady, [onReady])
  return (
    <Boundary>
      <RuleEditor engine={engine} />
    </Boundary>
  )
}
