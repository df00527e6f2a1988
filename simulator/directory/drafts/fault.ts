/** What is wrong with a draft, and where: the path of the member, as `web.redirectUris.0`; empty for the whole. */
export interface Fault {
  readonly path: string
  readonly says: string
}

/** An object on its way: members as Graph spells them, known or not. */
export type Draft = Readonly<Record<string, unknown>>
