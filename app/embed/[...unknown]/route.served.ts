import { readFileSync } from 'node:fs'
import path from 'node:path'

export const dynamic = 'force-dynamic'

/** An embed that is not there is answered with a page that a frame can show; on hosts of plain files, the same file does it. */
export function GET(): Response {
  const page = readFileSync(path.join(process.cwd(), 'public', 'embed', '404.html'))
  return new Response(page, { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
