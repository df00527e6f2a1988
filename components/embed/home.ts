type Script = Pick<HTMLScriptElement, 'src' | 'dataset'>

/**
 * Where the embeds are: where the script comes from, or what it says of itself (`data-home`). A module is told of no script of its
 * own: the one on its page that looks like it is asked. Undefined where nothing says it.
 */
export function homeOf(current: Script | null, scripts: readonly Script[], base: string): string | undefined {
  const script =
    current ??
    scripts.find(({ src }) => /\/embed\/host\.js(?:[?#]|$)/.test(src)) ??
    scripts.find(({ dataset }) => URL.canParse(dataset.home ?? ''))
  const address = script?.dataset.home ?? script?.src
  return address && URL.canParse(address, base) ? new URL(address, base).origin : undefined
}
