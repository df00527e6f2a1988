import { nearest } from '../../simulator/doors/names'

/** What stands in the place of the element: a frame, or what is wrong with it. */
export type ElementFrame =
  | { readonly src: string; readonly title: string; readonly height: string }
  | { readonly says: string }

/** Attributes that any element may have, and that say nothing to an embed. */
const ANY =
  /^(?:class|dir|hidden|id|is|lang|part|role|slot|style|tabindex|title|translate|inert|nonce|(?:aria|data|on|item).*)$/
const OWN = ['flow', 'link']
/** Embeds that play no flow: what each is called in a frame. */
const OTHERS: Readonly<Record<string, string>> = { rules: 'A membership rule and its members' }
/** Until the embed has told how high it is. */
const USUAL_HEIGHT = '806'

/**
 * What `<tenant-lab>` with these attributes shows. What is no attribute of ours goes to the embed with the others, which says so.
 * @param home origin of the embeds
 * @param flows title of each flow by its slug
 */
export function elementFrame(
  attributes: Iterable<readonly [string, string]>,
  home: string,
  flows: Readonly<Record<string, string>>,
): ElementFrame {
  // <tenant-lab step=""> asks for no step.
  const all = new Map([...attributes].filter(([, value]) => value !== ''))
  const flow = all.get('flow') ?? ''
  const other = Object.hasOwn(OTHERS, flow) ? OTHERS[flow] : undefined
  if (other === undefined && !Object.hasOwn(flows, flow))
    return { says: unknown(flow, [...Object.keys(flows), ...Object.keys(OTHERS)]) }
  const options = new URLSearchParams(
    [...all].filter(([name]) => !OWN.includes(name) && !ANY.test(name)).map(([name, value]) => [name, value]),
  )
  const address = new URL(`/embed/${flow}`, home)
  address.search = options.toString()
  address.hash = all.get('link') ?? ''
  const height = all.get('height') ?? ''
  return {
    src: address.href,
    title: all.get('title') ?? other ?? `${flows[flow]}, step by step`,
    height: /^\d{1,4}$/.test(height) ? height : USUAL_HEIGHT,
  }
}

function unknown(flow: string, flows: readonly string[]): string {
  const [near] = nearest(flow, flows)
  const meant = near === undefined ? '' : ` Did you mean ${near}?`
  const what = flow === '' ? 'An embed needs a flow.' : `There is no flow ${flow.slice(0, 64)}.`
  return `Tenant Lab: ${what}${meant} There are ${flows.join(', ')}.`
}
