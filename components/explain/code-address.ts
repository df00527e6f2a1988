/** A code in an address, as people write it: `/explain/50011`, `/explain/aadsts50011`, `/explain/AADSTS-50011`. */
const WRITTEN = /^(.*\/explain\/)(?:aadsts)?(?:%20|[-_ ])?0{0,3}([1-9]\d{4,6})(\/?)$/i

/** The address of a code's page, for one that somebody has written otherwise; undefined for any other, and for that one itself. */
export function codeAddress(pathname: string): string | undefined {
  if (pathname.length > 200) return undefined
  const [, before, code, slash] = WRITTEN.exec(pathname) ?? []
  const address = code && `${before}AADSTS${code}${slash}`
  return address === pathname ? undefined : address
}

/**
 * The same as a script, for the page of addresses that there are not: on a host of plain files nobody else is there to lead on. In the
 * page itself, because a component of that page is loaded with every other page as well. INVARIANT: the text never varies: the content
 * security policy allows it by its hash.
 */
export const OTHER_SPELLING_SCRIPT = `(function(p){var m=p.length<201&&/${WRITTEN.source}/i.exec(p),t=m&&m[1]+'AADSTS'+m[2]+m[3];if(t&&t!==p)location.replace(t)})(location.pathname)`
