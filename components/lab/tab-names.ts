import { isObject } from '../ui/json'

const TABS = [
  'diagram',
  'browser',
  'steps',
  'inspect',
  'break',
  'change',
  'message',
  'token',
  'knows',
  'why',
] as const
export const TAB_LISTS = ['left', 'right', 'main', 'side', 'inspect'] as const

export type Tab = (typeof TABS)[number]
export type TabList = (typeof TAB_LISTS)[number]
/** The tab chosen in each tab list. */
export type Tabs = Readonly<Record<TabList, Tab>>

/** Whether something from outside says of some tab lists which of their tabs is chosen. */
export function isTabs(value: unknown): value is Partial<Tabs> {
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([list, tab]) => TAB_LISTS.some((each) => each === list) && TABS.some((each) => each === tab),
    )
  )
}
