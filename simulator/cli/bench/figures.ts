import { azureAccess } from './azure-access'
import { coldStart } from './cold-start'
import { imports } from './import'
import { policies } from './policies'
import type { Row } from './row'
import { runs } from './runs'
import { signIns } from './sign-ins'

/** `engine`: path of door 1; `lane`: path of the program that is one contestant's process. */
interface Programs {
  readonly engine: string
  readonly lane: string
}

/** What can be measured, by the name that `npm run bench -- NAME` takes. */
const PARTS: Readonly<Record<string, (programs: Programs) => readonly Row[] | Promise<readonly Row[]>>> = {
  'sign-ins': ({ lane }) => signIns(lane),
  runs,
  'cold-start': ({ engine }) => coldStart(engine),
  imports,
  policies,
  'azure-access': azureAccess,
}

/** The names of all parts, in order. */
export const parts: readonly string[] = Object.keys(PARTS)

/** The figures of some parts of the bench, by name. */
export async function figures(chosen: readonly string[], programs: Programs): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const name of chosen) rows.push(...((await PARTS[name]?.(programs)) ?? []))
  return rows
}
