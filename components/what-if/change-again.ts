/**
 * Says again that a field was changed. React takes over a field as it stands, and does not notice what was typed or chosen
 * before; for a text it compares with what it last saw, so that has to be the text as it was drawn.
 */
export function changeAgain(field: HTMLInputElement | HTMLSelectElement): void {
  if (field instanceof HTMLSelectElement) {
    field.dispatchEvent(new Event('change', { bubbles: true }))
    return
  }
  const typed = field.value
  field.value = field.defaultValue
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
