import { useState } from 'react'
import { decodeQuestion, encodeQuestion } from '../model/link'
import { useWhatIf, useWhatIfState } from '../use-what-if'

/** The question in words, as a link, and the ones before it. */
export function Recents({ says }: { readonly says: string }) {
  const control = useWhatIf()
  const recents = useWhatIfState((state) => state.recents)
  const question = useWhatIfState((state) => state.question)
  const [copied, setCopied] = useState('')
  const copy = async () => {
    const address = `${location.origin}${location.pathname}#${encodeQuestion(question)}`
    try {
      await navigator.clipboard.writeText(address)
      setCopied('Link copied.')
    } catch {
      setCopied('The browser does not let this page copy. The link is in the address bar.')
    }
  }
  const others = recents.filter(({ link }) => link !== encodeQuestion(question))
  return (
    <div className="wi-asked">
      <p className="wi-sentence">{says}</p>
      <p className="wi-asked-row">
        <button type="button" className="button button-small" onClick={() => void copy()}>
          Copy link to this question
        </button>
        <button
          type="button"
          className="button button-small button-plain"
          onClick={() => control.choose(control.worked)}
          hidden={question === control.worked}
        >
          Sample question
        </button>
        <span role="status">{copied}</span>
      </p>
      {others.length > 0 && (
        <details className="wi-more">
          <summary>Recent questions</summary>
          <ul className="wi-recents">
            {others.map(({ link, says: told }) => (
              <li key={link}>
                <button
                  type="button"
                  onClick={() => {
                    const read = decodeQuestion(link)
                    if (read.ok) control.choose(read.question)
                  }}
                >
                  {told}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
