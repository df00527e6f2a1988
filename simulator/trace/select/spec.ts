import type { SpecRef } from '../event'
import { type Document, documents } from './documents'

/** What no document lays down is laid down here, and said to be so. */
const LAB = "this lab's own rule"

/**
 * A title and an address for a reference such as `rfc6749#4.1.2.1`. An RFC is linked by its number; of other documents only
 * the sections that `documents.ts` has are. `lab#` and a rule has no address. The rest keep their own words and get no link, and fail the content check.
 */
export function specLink(ref: SpecRef): { readonly title: string; readonly href: string | undefined } {
  const [id = '', section = ''] = ref.split('#')
  const rfc = /^rfc(\d+)$/.exec(id)
  if (rfc) {
    const dotted = /^[0-9A-Z][0-9.]*$/.test(section)
    const anchor =
      section === '' ? '' : dotted && /^[A-Z]/.test(section) ? `#appendix-${section}` : `#section-${section}`
    return {
      title: `RFC ${rfc[1]}${section ? ` section ${section}` : ''}`,
      href: `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${anchor}`,
    }
  }
  if (id === 'lab') return { title: LAB, href: undefined }
  const known: Document | undefined = Object.hasOwn(documents, id) ? documents[id] : undefined
  const place = known && Object.hasOwn(known.sections, section) ? known.sections[section] : undefined
  if (!known || place === undefined) return { title: ref, href: undefined }
  return {
    title: /^[0-9]/.test(section) ? `${known.title} section ${section}` : known.title,
    href: `${known.address}${place}`,
  }
}
