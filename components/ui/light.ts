/** Chips, nodes and tickets carry the kind they stand for in one of these attributes. */
const CARRIER = '[data-chip],[data-kind]'

let installed = false

/** From now on pointing at, or focusing, a chip lights every node and ticket of its kind, and the other way round. */
export function installLight(): void {
  if (installed) return
  installed = true
  document.addEventListener('pointerover', follow)
  document.addEventListener('focusin', follow)
  document.addEventListener('focusout', () => light(undefined))
}

function follow(event: Event): void {
  const carrier = event.target instanceof Element ? event.target.closest(CARRIER) : null
  light(carrier?.getAttribute('data-chip') ?? carrier?.getAttribute('data-kind') ?? undefined)
}

let lit: string | undefined

function light(kind: string | undefined): void {
  if (kind === lit) return
  lit = kind
  for (const element of document.querySelectorAll('[data-lit]')) element.removeAttribute('data-lit')
  if (!kind || !/^[a-z-]+$/.test(kind)) return
  for (const element of document.querySelectorAll(`[data-chip="${kind}"],[data-kind="${kind}"]`))
    element.setAttribute('data-lit', '')
}
