import { useRef, useState } from 'react'
import { type ClaimView, parties, type TokenView, tokens } from '../../simulator/doors/view'
import { loadEngine, type Verification } from '../lab/engine'
import { useLab, useLabState, useLastSeq } from '../lab/lab-context'
import { Chip } from '../ui/Chip'
import { Spec } from '../ui/Spec'
import { TOKEN_NAMES } from '../ui/token-names'
import { TokenChip } from './Fields'

/** The tokens issued so far, one of them taken apart. */
export function TokenPanel() {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const chosen = useLabState(({ token }) => token)
  const issued = tokens(events, useLastSeq()).filter(({ kind }) => kind !== 'session-cookie')
  const token = issued.find(({ seq }) => seq === chosen) ?? issued.at(-1)
  if (!token) return <p className="quiet">No token has been issued yet.</p>
  return (
    <div className="token">
      <fieldset className="token-choice">
        <legend className="visually-hidden">Tokens issued so far</legend>
        {issued.map((each) => (
          <button
            key={each.seq}
            type="button"
            aria-pressed={each.seq === token.seq}
            onClick={() => lab.update({ token: each.seq })}
          >
            <TokenChip token={each} />
          </button>
        ))}
      </fieldset>
      <TokenParts key={token.seq} token={token} />
    </div>
  )
}

function TokenParts({ token }: { token: TokenView }) {
  return (
    <>
      <p className="token-about">
        For <b>{token.audience}</b>
        {token.expiresAt !== undefined && (
          <>
            , until{' '}
            <time>{new Date(token.expiresAt * 1000).toISOString().slice(0, 19).replace('T', ' ')}</time> UTC
          </>
        )}
        .
      </p>
      <Raw token={token} />
      {token.header.length > 0 && (
        <>
          <h2 className="jwt-header">Header</h2>
          <Claims claims={token.header} />
        </>
      )}
      {token.claims.length > 0 && (
        <>
          <h2 className="jwt-claims">Claims</h2>
          <Claims claims={token.claims} />
        </>
      )}
    </>
  )
}

const READERS: Readonly<Record<NonNullable<ClaimView['readBy']>, string>> = {
  client: 'the app',
  'resource-server': 'the API',
  both: 'the app and the API',
  nobody: 'nobody',
}

function Claims({ claims }: { claims: readonly ClaimView[] }) {
  const events = useLabState(({ story }) => story.events)
  const cast = parties(events, useLastSeq())
  return (
    <dl className="fields">
      {claims.map(({ name, value, says, spec, reads, source, object, readBy }) => {
        const party = object && cast.find((each) => each.object?.id === object.id)
        return (
          <div key={name} className="field">
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              {reads && <span className="field-reads">{reads}</span>}
              {says && (
                <p>
                  {says} {spec && <Spec at={spec} />}
                </p>
              )}
              {source && (
                <p className="claim-source">
                  from <code>{source}</code>
                  {party && (
                    <>
                      {' of '}
                      <Chip kind={party.kind} focusable={false}>
                        {party.name}
                      </Chip>
                    </>
                  )}
                  {readBy && <>, read by {READERS[readBy]}</>}
                </p>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** The token as it travels: to copy, to alter, and to verify with the keys of the identity provider. */
function Raw({ token }: { token: TokenView }) {
  const [text, setText] = useState(token.value)
  const [verdict, setVerdict] = useState<Verification>()
  const [copied, setCopied] = useState(false)
  const isJwt = token.header.length > 0
  // The keys that are published here belong to the identity provider: what others sign, they do not verify.
  const isOurs = isJwt && token.kind !== 'client-assertion' && token.called === undefined
  // Verdicts come in any order: one about a text that has changed since is not shown.
  const current = useRef(token.value)
  const verify = async (jwt: string) => {
    const found = await (await loadEngine()).verifyToken(jwt)
    if (current.current === jwt) setVerdict(found)
  }
  const change = (to: string, verified: boolean) => {
    current.current = to
    setText(to)
    if (verified) void verify(to)
  }
  return (
    <div className="raw">
      <textarea
        aria-label={`${token.called ?? (token.kind === 'client-assertion' ? 'client assertion' : TOKEN_NAMES[token.kind])}, as it travels`}
        spellCheck={false}
        autoComplete="off"
        rows={isJwt ? 5 : 2}
        value={text}
        onChange={(event) => change(event.target.value, verdict !== undefined)}
      />
      <div className="raw-buttons">
        <button
          type="button"
          className="button button-small"
          onClick={() =>
            void navigator.clipboard?.writeText(text).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? 'Copied' : 'Copy'}
        </button>
        {isOurs && (
          <>
            <button type="button" className="button button-small" onClick={() => void verify(text)}>
              Verify here
            </button>
            <button type="button" className="button button-small" onClick={() => change(alter(text), true)}>
              Alter one character
            </button>
          </>
        )}
        {text !== token.value && (
          <button
            type="button"
            className="button button-small"
            onClick={() => change(token.value, verdict !== undefined)}
          >
            Put back
          </button>
        )}
      </div>
      <p role="status" className="raw-verdict" data-valid={verdict?.valid}>
        {verdict?.says}
      </p>
    </div>
  )
}

/** The text with one character of its payload exchanged for another one of the same alphabet. */
function alter(jwt: string): string {
  const at = jwt.indexOf('.') + 12
  return `${jwt.slice(0, at)}${jwt[at] === 'A' ? 'B' : 'A'}${jwt.slice(at + 1)}`
}
