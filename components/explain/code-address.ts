/** A code in an address, as people write it: `/explain/50011`, `/explain/aadsts50011`, `/explain/AADSTS-50011`. */
const WRITTEN = /^(.*\/explain\/)(?:aadsts)?(?:%20|[-_ ])?0{0,3}([1-9]\d{4,6})(\/?)$/i

/** The address of a code's page, for one that somebody has written otherwise; undefined for any other, and for that one itself. */
export function codeAddress(pathname: string): string | undefined {
  if (pathname.length > 200) return undefined
  const [, before, code, slash] = WRITTEN.exec(pathname) ?? []
  const address = code && `${before}AADSTS${code}${slash}`
  return address === pathname ? undefined : address
}
