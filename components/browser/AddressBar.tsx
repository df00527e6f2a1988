/** Longest piece of an address that is shown whole: the message inspector has all of it. */
const LONG = 18

/** The address of the page, with its parameters told apart: no name of one is broken over two lines. */
export function AddressBar({ url }: { url: string }) {
  if (!URL.canParse(url)) return <div className="address address-empty">about:blank</div>
  const { protocol, host, pathname, searchParams, hash } = new URL(url)
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no group of fields.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is short it scrolls, and must be reachable by keyboard.
    <div className="address" data-url={url} role="group" aria-label="Address" tabIndex={0}>
      <span className="address-quiet">{`${protocol}//`}</span>
      <b>{host}</b>
      <span title={pathname}>{pathname.split('/').map(shorten).join('/')}</span>
      <Parameters mark="?" of={searchParams} />
      {hash.includes('=') ? <Parameters mark="#" of={new URLSearchParams(hash.slice(1))} /> : hash}
    </div>
  )
}

function Parameters({ mark, of }: { mark: string; of: URLSearchParams }) {
  return [...of].map(([name, value], index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parameters keep their order, and a name may come twice.
    <span key={index}>
      <span className="address-quiet">{index === 0 ? mark : '&'}</span>
      <wbr />
      <mark>{name}</mark>
      <span className="address-quiet">=</span>
      <span title={value}>{shorten(value)}</span>
    </span>
  ))
}

function shorten(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG - 7)}…${text.slice(-4)}` : text
}
