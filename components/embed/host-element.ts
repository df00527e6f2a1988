import { elementFrame } from './element-frame'

/**
 * Defines `<tenant-lab flow="..." step="..." theme="...">`: a frame with the embed, as high as its content. `send` asks something
 * of the embed; what the embed tells comes as the event `tenant-lab`, with the message in `detail`.
 */
export function defineElement(home: string, flows: Readonly<Record<string, string>>): void {
  if (customElements.get('tenant-lab')) return
  class TenantLab extends HTMLElement {
    private readonly frame = document.createElement('iframe')
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
      this.frame.contentWindow?.postMessage({ tenantLab: 1, ...message }, home)
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
      const { frame } = this
      frame.title = shown.title
      if (frame.src !== shown.src) {
        frame.src = shown.src
        frame.loading = 'lazy'
        frame.style.cssText = `display:block;width:100%;height:${shown.height}px;border:0`
      }
      if (frame.parentElement !== this) this.replaceChildren(frame)
    }
  }
  customElements.define('tenant-lab', TenantLab)
}
