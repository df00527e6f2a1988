/** What the browser shows before anything was opened. */
export function EmptyPage() {
  return <p className="page-empty">Nothing has been opened yet.</p>
}
