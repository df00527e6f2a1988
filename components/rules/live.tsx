import { type ReactNode, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Boundary } from '../ui/Boundary'
import { loadRuleEngine, type RuleEngine } from './model/engine'
import { RuleBench } from './RuleBench'
import { RuleEditor } from './RuleEditor'

/**
 * Brings what the build drew to life, in its very elements, and comes back when it answers.
 * @param opening the rule of a lesson; undefined on the page about rules
 */
export async function bringToLife(container: HTMLElement, opening?: string): Promise<void> {
  const engine = await loadRuleEngine()
  await new Promise<void>((resolve) => {
    hydrateRoot(container, <Alive onReady={resolve}>{editorOf(engine, opening)}</Alive>)
  })
}

/** The editor of the page about rules, or the one beside a lesson that opens with a rule of its own. */
export function editorOf(engine: RuleEngine, opening: string | undefined): ReactNode {
  return opening === undefined ? (
    <RuleEditor engine={engine} />
  ) : (
    <RuleBench engine={engine} opening={opening} />
  )
}

function Alive({ children, onReady }: { readonly children: ReactNode; readonly onReady: () => void }) {
  useEffect(onReady, [onReady])
  return <Boundary>{children}</Boundary>
}
