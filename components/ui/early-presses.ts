/** Where the first script of a page leaves what it keeps. */
const NAME = 'tenantLabEarly'

/**
 * Runs in the head of a page, because a page is drawn before its scripts have come, and a control that can be seen has to work.
 * Whatever lies in an element with `data-asleep` (at first the whole page) has no one who listens. What is done there is kept
 * and goes no further: nobody who is just coming to life can take it as well, so nothing is done twice. What an element does by
 * itself (a box ticks, a list folds out, a link is followed, text is typed) it does at once.
 * It hears on the document, not on the window: what somebody outside of the page has stopped there (an extension, a test that has
 * missed its target and will press again) was not done.
 * INVARIANT: the text never varies: the content security policy allows it by its hash.
 */
export const EARLY_SCRIPT = `(function(w,d){
var early=w.${NAME}={kept:[],passing:false,held:false,zoneOf:zoneOf};
var root=d.documentElement;root.setAttribute('data-asleep','page');
function zoneOf(t,key){
var z=t.closest('[data-asleep]');
if(key==='/')return root.hasAttribute('data-asleep')?root:null;
return key&&(!z||z===root)&&(d.querySelector('[data-asleep=stage]')||key==='f'&&d.querySelector('[data-asleep=lab]'))||z}
function isBox(t){return t.matches('[type=checkbox],[type=radio]')}
function keep(e,t,stays){
var z=zoneOf(t,e.key),last=early.kept[early.kept.length-1],value=isBox(t)?t.checked:t.value;
if(!stays)e.preventDefault();
if(e.type==='input'&&last&&last.type==='input'&&last.target===t){last.value=value;last.caret=t.selectionStart}
else early.kept.push({type:e.type,target:t,zone:z,value:value,caret:t.selectionStart,event:e});
z.dispatchEvent(new Event('${NAME}'))}
function isMeant(e,t,k){
if(e.ctrlKey||e.metaKey)return false;
if(t.closest('[role=combobox]'))return /^(Arrow(Up|Down)|Page(Up|Down)|Enter|Escape)$/.test(k);
if(e.altKey||t.closest('input:not([type=radio]),textarea,select,[contenteditable]'))return false;
if(k==='f'||k==='/')return true;
if(t.closest('[role=tab],[role=slider]'))return /^(Arrow|Page|Home|End)/.test(k);
if(zoneOf(t,k).dataset.asleep!=='stage')return false;
return k===' '?!t.closest('button,a,summary,input'):/^(Arrow(Left|Right)|Page(Up|Down)|[1-9bhkmrstwxz?]|Backspace|Escape)$/.test(k)}
function see(e){
var t=e.target,c,k=e.key;
if(early.passing||!t||!t.closest||!zoneOf(t,k))return;
if(e.type==='focusin'){if(t.matches('[role=combobox]'))t.select();return}
if(e.type==='keydown'){if(!isMeant(e,t,k))return;keep(e,t)}
else if(e.type==='click'){
c=t.closest('a[href],button,summary,input,select,textarea,[data-control]');
if(!c||c.matches('a:not([data-early])'))return;
if(!isBox(c))keep(e,c,c.matches('summary,select,textarea,input:not([type=submit],[type=image])'))}
else if(e.type==='submit')keep(e,t);
else if(isBox(t)||t.matches('select,[type=file]')?e.type==='change':e.type==='input')keep(e,t,true);
e.stopImmediatePropagation()}
['click','input','change','submit','keydown','focusin'].forEach(function(n){d.addEventListener(n,see,true)});
function hold(e){if(e.isTrusted&&(!e.key||e.key===' '||e.key==='Enter'))early.held=true}
function release(){early.held=false}
['pointerdown','keydown'].forEach(function(n){w.addEventListener(n,hold,true)});
['pointerup','pointercancel','keyup','blur'].forEach(function(n){w.addEventListener(n,release,true)})
})(window,document)`

/** Something that was done before anybody listened. */
interface Press {
  readonly type: 'click' | 'input' | 'change' | 'submit' | 'keydown'
  readonly target: Element
  readonly event: Event
  /** The sleeping element that it was done in. */
  zone: Element
  /** What stood in the field then; whether a box was ticked. */
  value: unknown
  /** Where the next letter would have gone, in a field for text. */
  caret?: number | null
}

interface Early {
  readonly kept: Press[]
  /** While it is set, events go where they would go in a page that is awake. */
  passing: boolean
  /** Whether a button of the mouse, a finger, or a key that presses is down. */
  readonly held: boolean
  zoneOf(element: Element, key?: string): Element | null
}

const early = (): Early | undefined => Reflect.get(window, NAME)

/** Calls back when something is done in a sleeping element: at once when it has been done already. @returns what ends it */
export function whenPressed(zone: Element, wake: () => void): () => void {
  if (early()?.kept.some((press) => settle(press)?.zone === zone)) wake()
  zone.addEventListener(NAME, wake)
  return () => zone.removeEventListener(NAME, wake)
}

/** Comes back when nothing is held down: an element that goes away between press and release is never clicked. */
export async function whenReleased(): Promise<void> {
  while (early()?.held) {
    await new Promise<void>((resolve) => {
      for (const type of ['pointerup', 'pointercancel', 'keyup', 'blur'])
        window.addEventListener(type, () => resolve(), { once: true })
    })
    await aMoment()
  }
}

/**
 * Does again, in order, what was done in an element while it slept, and wakes it. Until all is done what comes in is kept too:
 * it comes after. What lies in an element that still sleeps waits for that one.
 */
export async function wakeUp(zone: Element = document.documentElement): Promise<void> {
  const keeper = early()
  if (keeper) {
    for (let press = next(keeper, zone); press; press = next(keeper, zone)) {
      keeper.passing = true
      try {
        again(press)
      } finally {
        keeper.passing = false
      }
      // The page draws what this did before the next is done to it.
      await aMoment()
    }
  }
  zone.removeAttribute('data-asleep')
}

const aMoment = () => new Promise<void>((resolve) => setTimeout(resolve))

/** Takes the first press that was meant for this element, and leaves what lies in another that sleeps. */
function next({ kept }: Early, zone: Element): Press | undefined {
  for (const press of kept.filter((each) => each.zone === zone)) {
    const settled = settle(press)
    if (settled?.zone === zone) {
      kept.splice(kept.indexOf(press), 1)
      return settled
    }
    if (!settled) kept.splice(kept.indexOf(press), 1)
  }
  return undefined
}

/** The press with the element that stands where its own stood, in the innermost element that sleeps. */
function settle(press: Press): Press | undefined {
  const target = press.target.isConnected ? press.target : successor(press)
  if (!target) return undefined
  const key = press.event instanceof KeyboardEvent ? press.event.key : undefined
  press.zone = early()?.zoneOf(target, key) ?? press.zone
  return target === press.target ? press : { ...press, target }
}

/** What is drawn anew is found by its name; a list that folds out, by its kind. */
function successor({ target, zone, type }: Press): Element | null {
  const place = zone.isConnected ? zone : document
  const control = target.closest<HTMLElement>('[data-control]')?.dataset.control
  if (target.matches('summary') && target.parentElement?.className)
    return place.querySelector(`details.${target.parentElement.className.split(' ').join('.')} > summary`)
  if (control) return place.querySelector(`[data-control="${control}"]`)
  if (target.id) return document.getElementById(target.id)
  return type === 'keydown' ? document.body : null
}

function again({ type, target, event, value, caret }: Press): void {
  if (event instanceof KeyboardEvent) {
    const { key, shiftKey, altKey } = event
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, shiftKey, altKey, bubbles: true, cancelable: true }),
    )
  } else if (event instanceof MouseEvent && target instanceof HTMLElement) pressAgain(target, event)
  else if (target instanceof HTMLFormElement) target.requestSubmit()
  else if (target instanceof HTMLInputElement && typeof value === 'boolean') {
    target.checked = !value
    target.click()
  } else if (target instanceof HTMLInputElement && type === 'input') typeAgain(target, value, caret)
  else if (target instanceof HTMLTextAreaElement) typeAgain(target, value, caret)
  else {
    if (target instanceof HTMLSelectElement) target.value = String(value)
    target.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

/** A press of the pointer says where it was: on a scale that is what counts. */
function pressAgain(target: HTMLElement, { detail, clientX, clientY, target: before }: MouseEvent): void {
  // It has folded out, or in, by itself.
  if (target.matches('summary') && before instanceof Node && target.contains(before)) return
  if (detail > 0) {
    const at = { bubbles: true, cancelable: true, clientX, clientY }
    target.dispatchEvent(new PointerEvent('pointerdown', at))
    target.dispatchEvent(new PointerEvent('pointerup', at))
  }
  target.click()
}

/**
 * React takes over a field as it stands, and says that it was changed only when the text is not what it last saw. What it sees is
 * what is set on the element; what it does not see is set by the prototype.
 */
function typeAgain(
  field: HTMLInputElement | HTMLTextAreaElement,
  value: unknown,
  caret: number | null | undefined,
): void {
  field.value = field.defaultValue === value ? '' : field.defaultValue
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  if (typeof caret === 'number') field.setSelectionRange(caret, caret)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
