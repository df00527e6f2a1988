import type { Field, TokenView } from '../../simulator/doors/view'
import { Chip } from '../ui/Chip'
import { Spec } from '../ui/Spec'
import { TOKEN_NAMES } from '../ui/token-names'

interface Props {
  readonly fields: readonly Field[]
  /** Written before each name: "?" and "&" of a query. */
  readonly marks?: readonly [string, string]
  /** What a value is when it is a token, by `seq`. */
  readonly kinds?: ReadonlyMap<number, TokenView>
  readonly onToken?: (seq: number) => void
  /** Name of the field that a text has pointed at. */
  readonly lit?: string | undefined
}

/** A longer value is folded up. */
const LONG = 140

/** Names and values on the wire, each explained where there is something to explain. */
export function Fields({ fields, marks = ['', ''], kinds, onToken, lit }: Props) {
  return (
    <dl className="fields">
      {fields.map((field, index) => {
        const token = field.token === undefined ? undefined : kinds?.get(field.token)
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: fields keep their order, and a name may come twice.
            key={`${field.name} ${index}`}
            className="field"
            data-token={token?.kind}
            {...(field.name === lit && { 'data-lit': '', ref: intoSight })}
          >
            <dt>
              <span className="field-mark">{marks[index === 0 ? 0 : 1]}</span>
              {field.name}
            </dt>
            <dd>
              {field.value.length > LONG ? (
                <details className="field-long">
                  <summary>
                    {field.value.slice(0, LONG / 2)}… <small>{field.value.length} characters</small>
                  </summary>
                  <code>{field.value}</code>
                </details>
              ) : (
                <code>{field.value}</code>
              )}
              {field.reads && <span className="field-reads">{field.reads}</span>}
              {token && <TokenLink token={token} onToken={onToken} />}
              {field.says && (
                <p>
                  {field.says} {field.spec && <Spec at={field.spec} />}
                </p>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const intoSight = (element: HTMLElement | null) => element?.scrollIntoView?.({ block: 'nearest' })

function TokenLink({ token, onToken }: { token: TokenView; onToken?: ((seq: number) => void) | undefined }) {
  // As in the step list: a button only where there is something that it does.
  const Link = onToken ? 'button' : 'span'
  return (
    <Link
      className="token-link"
      data-control={`token-${token.seq}`}
      {...(onToken && { type: 'button' as const, onClick: () => onToken(token.seq) })}
    >
      <TokenChip token={token} />
      <span>open</span>
    </Link>
  )
}

/** A token by its name: an assertion that a client signed for itself stands in the place of a credential. */
export function TokenChip({ token: { kind, called } }: { token: TokenView }) {
  const isAssertion = kind === 'client-assertion'
  return (
    <Chip kind={isAssertion ? 'credential' : kind} focusable={false}>
      {called ?? (isAssertion ? 'client assertion' : TOKEN_NAMES[kind])}
    </Chip>
  )
}
