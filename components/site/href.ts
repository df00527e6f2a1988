/** An address within the site: plain files live in folders, so links of the static build end with a slash and save a redirect. */
export function href(path: string): string {
  if (process.env.LAB_BUILD !== 'static' || path === '/') return path
  const [before = '', hash] = path.split('#', 2)
  return `${before}/${hash === undefined ? '' : `#${hash}`}`
}
