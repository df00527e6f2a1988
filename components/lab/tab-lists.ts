import type { TabItem } from '../ui/Tabs'
import type { LabProps } from './lab-props'
import type { Tab } from './lab-state'

/** The tab lists of a lab, live or still. */
export const LEFT: readonly TabItem<Tab>[] = [
  { id: 'steps', title: 'Steps' },
  { id: 'knows', title: 'Who knows what' },
  { id: 'break', title: 'Break it' },
  { id: 'change', title: 'Change' },
  { id: 'why', title: 'Why' },
]
export const RIGHT: readonly TabItem<Tab>[] = [
  { id: 'message', title: 'Message' },
  { id: 'token', title: 'Token' },
]
/** `screen` is what the screens of the run are called; a run that shows no page has none. */
const browserTab = (screen: string | undefined): readonly TabItem<Tab>[] =>
  screen === undefined ? [] : [{ id: 'browser', title: screen }]

/** Where the screen has no place of its own it is a tab beside what travels. */
export function rightTabs(
  screen: string | undefined,
  panels: LabProps['panels'] = ['message'],
): readonly TabItem<Tab>[] {
  return [...browserTab(screen), ...(panels.includes('message') ? RIGHT : [])]
}
/** Where one thing is shown at a time. */
export function mainTabs(
  screen: string | undefined,
  panels: NonNullable<LabProps['panels']> = ['steps', 'message'],
): readonly TabItem<Tab>[] {
  const steps = panels.includes('steps')
  return [
    { id: 'diagram', title: 'Diagram' },
    ...browserTab(screen),
    ...(steps ? [{ id: 'steps', title: 'Steps' } as const] : []),
    ...(panels.includes('message') ? [{ id: 'inspect', title: 'Inspect' } as const] : []),
    ...(steps
      ? ([
          { id: 'break', title: 'Break it' },
          { id: 'change', title: 'Change' },
        ] as const)
      : []),
  ]
}
/** The panels of a stage, one at a time, each with its key. */
export function stageTabs(screen: string | undefined): readonly TabItem<Tab>[] {
  return [
    ...browserTab(screen).map((tab) => ({ ...tab, press: 'b' })),
    { id: 'message', title: 'Message', press: 'm' },
    { id: 'token', title: 'Token', press: 't' },
    { id: 'why', title: 'Why', press: 'w' },
    { id: 'break', title: 'Break it', press: 'x' },
    { id: 'change', title: 'Change', press: 'e' },
    { id: 'steps', title: 'Steps', press: 's' },
    { id: 'knows', title: 'Who knows', press: 'k' },
  ]
}
export const INSPECT: readonly TabItem<Tab>[] = [
  ...RIGHT,
  { id: 'knows', title: 'Who knows' },
  { id: 'why', title: 'Why' },
]
