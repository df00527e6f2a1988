import { elementFrame } from './element-frame'

/**
 * Defines `<tenant-lab flow="..." step="..." theme="...">`: a frame with the embed, as high as its content. `send` asks something
 * of the embed; what the embed tells comes as the event `tenant-lab`, with the message in `detail`.
 */
export function defineElement(home: string, flows: Readonly<Record<string, string>>): void {
  if (customElements.get('tenant-lab')) return
  class TenantLab extends HTMLElement {
    private frame: HTMLIFrameElement | undefined
    private readonly changes = new MutationObserver(() => this.show())

    connectedCallback(): void {
      this.style.display ||= 'block'
      this.changes.observe(this, { attributes: true })
      this.show()
    }

    disconnectedCallback(): void {
      this.changes.disconnect()
    }

    /** Asks something of the embed: `{ type: 'play' }`. */
    send(message: object): void {
      this.frame?.contentWindow?.postMessage({ tenantLab: 1, ...message }, home)
    }

    private show(): void {
      const shown = elementFrame(
        [...this.attributes].map(({ name, value }) => [name, value] as const),
        home,
        flows,
      )
      if ('says' in shown) {
        const text = document.createElement('p')
        text.setAttribute('role', 'alert')
        text.textContent = shown.says
        this.replaceChildren(text)
        return
      }
      const { src, title, height } = shown
      // A frame that is sent on keeps what only another # would change, and Back goes through all it was sent to.
      const frame = this.frame?.src === src ? this.frame : framed(src, height)
      this.frame = frame
      frame.title = title
      if (frame.parentElement !== this) this.replaceChildren(frame)
    }
  }
  customElements.define('tenant-lab', TenantLab)
}

function framed(src: string, height: string): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.loading = 'lazy'
  frame.style.cssText = `display:block;width:100%;height:${height}px;border:0`
  frame.src = src
  return frame
}
