import type { Field, TokenKind } from '../../simulator/doors/view'
import { Chip } from '../ui/Chip'
import { Spec } from '../ui/Spec'

interface Props {
  readonly fields: readonly Field[]
  /** Written before each name: "?" and "&" of a query. */
  readonly marks?: readonly [string, string]
  /** What a value is when it is a token: kind by `seq` of its issue. */
  readonly kinds?: ReadonlyMap<number, TokenKind>
  readonly onToken?: (seq: number) => void
}

/** A longer value is folded up. */
const LONG = 140

/** Names and values on the wire, each explained where there is something to explain. */
export function Fields({ fields, marks = ['', ''], kinds, onToken }: Props) {
  return (
    <dl className="fields">
      {fields.map((field, index) => {
        const kind = field.token === undefined ? undefined : kinds?.get(field.token)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields keep their order, and a name may come twice.
          <div key={`${field.name} ${index}`} className="field" data-token={kind}>
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
              {kind && field.token !== undefined && (
                <TokenLink kind={kind} seq={field.token} onToken={onToken} />
              )}
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

function TokenLink({
  kind,
  seq,
  onToken,
}: {
  kind: TokenKind
  seq: number
  onToken?: ((seq: number) => void) | undefined
}) {
  // As in the step list: a button only where there is something that it does.
  const Link = onToken ? 'button' : 'span'
  return (
    <Link
      className="token-link"
      data-control={`token-${seq}`}
      {...(onToken && { type: 'button' as const, onClick: () => onToken(seq) })}
    >
      <Chip kind={kind} focusable={false}>
        {TOKEN_NAMES[kind]}
      </Chip>
      <span>open</span>
    </Link>
  )
}

/** What the tokens are called in running text. */
export const TOKEN_NAMES: Readonly<Record<TokenKind, string>> = {
  'authorization-code': 'authorization code',
  'id-token': 'ID token',
  'access-token': 'access token',
  'refresh-token': 'refresh token',
  'session-cookie': 'session cookie',
}
