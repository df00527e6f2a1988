import { useEffect, useState } from 'react'

/** What has been loaded, by what loads it: a panel that is opened again has it at once. */
const loaded = new Map<() => Promise<unknown>, unknown>()

/** What `load` gives, once it is here. @param load the same function at every call; a load that failed is tried again by the next panel */
export function useLate<T>(load: () => Promise<T>): T | 'failed' | undefined {
  const [late, setLate] = useState<T | 'failed' | undefined>(() => loaded.get(load) as T | undefined)
  useEffect(() => {
    if (loaded.has(load)) return
    let shown = true
    load().then(
      (module) => {
        loaded.set(load, module)
        if (shown) setLate(module)
      },
      () => {
        if (shown) setLate('failed')
      },
    )
    return () => {
      shown = false
    }
  }, [load])
  return late
}
