import { useEffect, useState } from 'react'

type Reader = typeof import('../../simulator/doors/commands').otherCommandIn

/** Names of the programs whose commands are read apart from the rest: what reads them is fetched for who pastes one. */
const NAMED = /\b(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr|wget|https?|az(?:\.cmd)? rest)\s/i

/** What reads commands of other programs than curl; undefined where the text has none, or it does not come: then the rest is taken apart all the same. */
export function useCommands(text: string): Reader | undefined | 'loading' {
  const [reader, setReader] = useState<{ readonly of: Reader | undefined }>()
  const isNamed = NAMED.test(text)
  useEffect(() => {
    if (!isNamed || reader) return
    import('../../simulator/doors/commands').then(
      ({ otherCommandIn }) => setReader({ of: otherCommandIn }),
      () => setReader({ of: undefined }),
    )
  }, [isNamed, reader])
  if (!isNamed) return undefined
  return reader ? reader.of : 'loading'
}
