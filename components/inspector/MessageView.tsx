import {
  checksOf,
  counted,
  message,
  type MessageView as Parts,
  type Step,
  type TraceEvent,
  tokens,
  type UrlView,
} from '../../simulator/doors/view'
import { Spec } from '../ui/Spec'
import { Fields } from './Fields'

interface Props {
  readonly events: readonly TraceEvent[]
  /** The step looked at, and the message it is about: its own, or the last one before it. */
  readonly step: Step | undefined
  readonly onToken?: (seq: number) => void
  /** Name of the field that a text has pointed at. */
  readonly lit?: string | undefined
}

/** A message taken apart: start line, URL, headers, body, and what was checked about it. */
export function MessageView({ events, step, onToken, lit }: Props) {
  if (!step) return <p className="quiet">Every message is taken apart here, as it travels.</p>
  const parts = message(events, step.seq)
  return (
    <div className="message">
      {parts ? (
        <MessageParts parts={parts} events={events} onToken={onToken} lit={lit} />
      ) : (
        <p className="message-act">{step.title}.</p>
      )}
      <Checks events={events} step={step} />
    </div>
  )
}

function MessageParts({
  parts,
  events,
  onToken,
  lit,
}: {
  parts: Parts
  events: readonly TraceEvent[]
  onToken?: ((seq: number) => void) | undefined
  lit?: string | undefined
}) {
  const kinds = new Map(tokens(events, parts.seq).map((token) => [token.seq, token]))
  const common = { kinds, lit, ...(onToken ? { onToken } : {}) }
  const { form, json, text } = parts.body
  return (
    <>
      <p className="start-line" data-refused={(parts.status ?? 0) >= 400 || undefined}>
        {parts.startLine}
      </p>
      {parts.url && <Url url={parts.url} {...common} />}
      {parts.location && (
        <>
          <h2>Location</h2>
          <Url url={parts.location} {...common} />
        </>
      )}
      {form && (
        <>
          <h2>Form in the body</h2>
          <Fields fields={form} {...common} />
        </>
      )}
      {json && (
        <>
          <h2>JSON in the body</h2>
          <Fields fields={json} {...common} />
        </>
      )}
      <h2>Headers</h2>
      <Fields
        fields={parts.headers.filter(({ name }) => !parts.location || name.toLowerCase() !== 'location')}
        {...common}
      />
      {text && (
        <details className="message-text">
          <summary>Body, {counted(text.length, 'character')}</summary>
          <pre>{text}</pre>
        </details>
      )}
    </>
  )
}

function Url({ url, ...rest }: { url: UrlView } & Omit<Parameters<typeof Fields>[0], 'fields'>) {
  return (
    <>
      <p className="url">
        {url.origin}
        <b>{url.path}</b>
      </p>
      {url.query.length > 0 && <Fields fields={url.query} marks={['?', '&']} {...rest} />}
      {url.fragment.length > 0 && <Fields fields={url.fragment} marks={['#', '&']} {...rest} />}
    </>
  )
}

function Checks({ events, step }: { events: readonly TraceEvent[]; step: Step }) {
  const made = checksOf(events, step.seq)
  if (made.length === 0) return null
  return (
    <>
      <h2>Checked on arrival</h2>
      <ul className="checks">
        {made.map(({ seq, check, spec, says, passed }) => (
          <li key={seq} data-passed={passed}>
            <span className="check-mark" aria-hidden="true">
              {passed ? '✓' : '✕'}
            </span>
            <span>
              <span className="visually-hidden">{passed ? 'Passed: ' : 'Failed: '}</span>
              {says} <Spec at={spec} />
              <code className="check-name">{check}</code>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
