/** What the first script of a page leaves behind: calling it ends the keeping and gives what was kept, in order. */
const NAME = 'tenantLabEarly'

/**
 * Runs in the head of a page: from its first byte on, presses on controls and the key of the stage are kept, because a page
 * is drawn before its scripts have come, and a control that can be seen has to work.
 * INVARIANT: the text never varies: the content security policy allows it by its hash.
 */
export const EARLY_SCRIPT = `(function(){var k=[],a=['click','keydown'];function f(e){if(e.type==='click'?e.target.closest('button,[data-control]'):e.key==='f'&&!e.ctrlKey&&!e.metaKey&&!e.altKey)k.push(e)}a.forEach(function(t){addEventListener(t,f,true)});window.${NAME}=function(){a.forEach(function(t){removeEventListener(t,f,true)});return k}})()`

/** Presses again, once, what was pressed before the scripts of the page had come. A control drawn anew is found by its name. */
export function pressAgain(): void {
  const end: unknown = Reflect.get(window, NAME)
  if (typeof end !== 'function') return
  Reflect.deleteProperty(window, NAME)
  for (const event of end() as readonly Event[]) {
    // One that is on its way just now arrives by itself.
    if (event.eventPhase !== Event.NONE || !(event.target instanceof Element)) continue
    const target = event.target.isConnected ? event.target : successor(event.target)
    const { bubbles, cancelable } = event
    if (event instanceof KeyboardEvent)
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles, cancelable }))
    else if (event instanceof MouseEvent)
      target?.dispatchEvent(
        new MouseEvent('click', { clientX: event.clientX, clientY: event.clientY, bubbles, cancelable }),
      )
  }
}

function successor(gone: Element): Element | null {
  const control = gone.closest<HTMLElement>('[data-control]')?.dataset.control
  return control ? document.querySelector(`[data-control="${control}"]`) : document.body
}
