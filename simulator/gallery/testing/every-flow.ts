import { catalogue } from '../../flows/catalogue'
import { codesOf } from '../../flows/codes-of'
import type { AskedFlow } from '../asked'

/** Every flow of the catalogue as the search and the helper know it. */
export const everyFlow: readonly AskedFlow[] = await Promise.all(
  catalogue.map(async ({ kind, slug, title, question, asked }) => ({
    ...{ kind, slug, title, question },
    asked: await asked(),
    codes: codesOf(slug),
  })),
)
