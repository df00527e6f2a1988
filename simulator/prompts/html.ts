import { escapeHtml } from '../core/html'

/** A labelled field with the button that sends it. */
export function input(label: string, name: string, autocomplete: string, value = '', type = 'text'): string {
  return `<label>${label} <input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${escapeHtml(value)}" autofocus></label><button>Next</button>`
}

/** A button that sends one value. */
export function button(name: string, value: string, label: string): string {
  return `<button name="${name}" value="${escapeHtml(value)}">${escapeHtml(label)}</button>`
}
