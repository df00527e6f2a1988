import { Answered } from '../Choice'
import { Pick } from '../Pick'
import type { PromptView } from './prompt-view'

/** What a page of an application lets its reader do next. Nobody has to choose, so nothing is chosen for them. */
export const next: PromptView<'next'> = {
  title: (page) => page.heading,
  View: ({ page, ask }) => (
    <>
      <p className="page-offers">
        {page.offers?.map(({ id, label }) => (
          <Pick key={id} ask={ask} value={{ choose: id }}>
            {label}
          </Pick>
        ))}
      </p>
      <Answered ask={ask} />
    </>
  ),
}
