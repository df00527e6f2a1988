import type { TabItem } from '../ui/Tabs'
import type { LabProps } from './lab-props'
import type { Tab } from './lab-state'

/** The tab lists of a lab, live or still. */
export const LEFT: readonly TabItem<Tab>[] = [
  { id: 'steps', title: 'Steps' },
  { id: 'knows', title: 'Who knows what' },
  { id: 'break', title: 'Break it' },
  { id: 'why', title: 'Why' },
]
export const RIGHT: readonly TabItem<Tab>[] = [
  { id: 'message', title: 'Message' },
  { id: 'token', title: 'Token' },
]
/** Where one thing is shown at a time. `screen` is what its run's screens are called; a run that shows no page has none. */
export function mainTabs(
  screen: string | undefined,
  panels: NonNullable<LabProps['panels']> = ['steps', 'message'],
): readonly TabItem<Tab>[] {
  const steps = panels.includes('steps')
  return [
    { id: 'diagram', title: 'Diagram' },
    ...(screen === undefined ? [] : [{ id: 'browser', title: screen } as const]),
    ...(steps ? [{ id: 'steps', title: 'Steps' } as const] : []),
    ...(panels.includes('message') ? [{ id: 'inspect', title: 'Inspect' } as const] : []),
    ...(steps ? [{ id: 'break', title: 'Break it' } as const] : []),
  ]
}
export const INSPECT: readonly TabItem<Tab>[] = [
  ...RIGHT,
  { id: 'knows', title: 'Who knows' },
  { id: 'why', title: 'Why' },
]
