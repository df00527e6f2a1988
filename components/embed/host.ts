// For the page that embeds: keeps every Tenant Lab frame as high as its content, and knows the element <tenant-lab>. A page loads
// it from where the embeds are; a copy elsewhere says where that is: <script src="copy.js" data-home="https://...">.
import { homeOf } from './home'
import { defineElement } from './host-element'
import { listen } from './listen'

/** Every flow there is and what it is called: the build puts it here. */
declare const FLOWS: Readonly<Record<string, string>>

const home = homeOf(document.currentScript as HTMLScriptElement | null, [...document.scripts], location.href)
if (home) {
  listen(window, home)
  defineElement(home, FLOWS)
} else
  console.error(
    'Tenant Lab: nothing says where the embeds are. Load host.js by <script src="https://…/embed/host.js" async></script>, or give the script of a copy data-home="https://…".',
  )
