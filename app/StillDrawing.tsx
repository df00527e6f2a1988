import { readFileSync } from 'node:fs'
import path from 'node:path'
import { StillHtml } from './StillHtml'
import { keepDrawing } from './still-drawings'

/**
 * A still lab, drawn before the build by `scripts/generate-still.mts`.
 * @throws Error when it was not drawn, with what to do.
 */
export function StillDrawing({ name }: { readonly name: string }) {
  keepDrawing(name, read(name))
  return <StillHtml name={name} />
}

function read(name: string): string {
  try {
    return readFileSync(path.join(process.cwd(), '.cache', 'still', `${name}.html`), 'utf8')
  } catch {
    throw new Error(`The still lab "${name}" is not drawn yet: run \`node scripts/prebuild.mjs\`.`)
  }
}
