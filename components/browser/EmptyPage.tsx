/** What the browser shows before anything was opened, and while a page is on its way. */
export function EmptyPage({ waitsFor }: { readonly waitsFor?: string | undefined }) {
  return (
    <p className="page-empty">{waitsFor ? `Waiting for ${waitsFor}…` : 'Nothing has been opened yet.'}</p>
  )
}
