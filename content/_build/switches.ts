/** Reads `name=value name=value` of a `<Scene switches="...">`. */
export function parseSwitches(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text
      .split(/\s+/)
      .filter(Boolean)
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=', 2)
        return [name, value]
      }),
  )
}
