import type { EmbedOptions } from './options'

/** Puts what an embed was asked for where its styles read it (embed.css). */
export function dress(
  root: HTMLElement,
  { theme, controls, panels, locked, height }: Omit<EmbedOptions, 'step'>,
) {
  setTheme(root, theme)
  root.dataset.controls = controls ? '1' : '0'
  root.dataset.panels = panels.join(' ')
  if (locked) root.dataset.locked = ''
  if (height === undefined) return
  root.dataset.height = ''
  root.style.setProperty('--embed-height', `${height}px`)
}

export function setTheme({ dataset }: HTMLElement, theme: EmbedOptions['theme']): void {
  if (theme === 'auto') delete dataset.theme
  else dataset.theme = theme
}
