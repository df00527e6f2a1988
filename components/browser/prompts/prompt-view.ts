import type { ComponentType } from 'react'
import type { PromptKind, PromptPages } from '../../../simulator/doors/view'
import type { Ask } from '../ask'

export interface PromptProps<K extends PromptKind> {
  readonly page: PromptPages[K]
  readonly ask: Ask | undefined
}

/** How one kind of question is shown: the heading of its page, and the form that is the answer of the run. */
export interface PromptView<K extends PromptKind> {
  title(page: PromptPages[K]): string
  readonly View: ComponentType<PromptProps<K>>
}
