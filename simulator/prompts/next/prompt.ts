import { isText, type Prompt } from '../prompt'

/** Something an application's page lets the person do next: a link. */
export interface Offer {
  /** Its name in an answer: `sign-out`. */
  readonly id: string
  readonly label: string
  /** Where it leads; may be relative to the page. */
  readonly href: string
}

/** A page of an application. With `offers` it asks what the person does next. */
export interface AppPage {
  readonly kind: 'app'
  readonly appName: string
  readonly state: 'welcome' | 'signed-in' | 'refused'
  readonly heading: string
  readonly lines: readonly string[]
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly offers?: readonly Offer[]
}

/**
 * What next? Nobody has to answer: a run that is asked and not answered is over, and goes on when somebody does. `null` leaves
 * the page as it is.
 */
export const next: Prompt<AppPage, { readonly choose: string | null }> = {
  accepts: (value) => value.choose === null || isText(value.choose),
  sentence: ({ choose }) => (choose === null ? 'is done here' : 'goes on'),
  fields: () => ({}),
  sensible: () => undefined,
}
