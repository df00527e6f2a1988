/**
 * A difference between two pictures of the same components. `at` is the way to an element: its place among the elements of its
 * parent, from the root on. Its attributes get other values (null takes one away), it keeps its first children and gets others
 * after them, or all that is in it is another.
 */
export type Change =
  | { readonly at: readonly number[]; readonly attributes: Readonly<Record<string, string | null>> }
  | { readonly at: readonly number[]; readonly keep: number; readonly html: string }

/** Makes one picture of another. INVARIANT: in the order given, as ways are counted in what the changes before have left. */
export function change(root: Element, changes: readonly Change[]): void {
  for (const each of changes) {
    const element = each.at.reduce<Element | undefined>((parent, place) => parent?.children[place], root)
    if (!element) throw new Error(`There is nothing at ${each.at.join('/')}.`)
    if ('html' in each) {
      if (each.keep === 0) element.innerHTML = each.html
      else {
        while (element.children.length > each.keep) element.lastElementChild?.remove()
        element.insertAdjacentHTML('beforeend', each.html)
      }
    } else
      for (const [name, value] of Object.entries(each.attributes))
        if (value === null) element.removeAttribute(name)
        else element.setAttribute(name, value)
  }
}
