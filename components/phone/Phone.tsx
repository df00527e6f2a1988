interface Props {
  readonly account: string
  readonly code: string
  /** Seconds since 1970 between which the code is valid, and the virtual time now in milliseconds. */
  readonly from: number
  readonly until: number
  readonly at: number
}

/** The authenticator app on the phone, with the code of the moment. */
export function Phone({ account, code, from, until, at }: Props) {
  const left = Math.max(Math.ceil(until - at / 1000), 0)
  return (
    <section className="phone" aria-label="Phone">
      <p className="phone-app">Authenticator</p>
      <p className="phone-account">{account.split(/(?=[.@])/).map((part) => [<wbr key={part} />, part])}</p>
      <p className="phone-code">
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <p className="phone-left">
        <span className="phone-bar" style={{ width: `${Math.min(left / (until - from), 1) * 100}%` }} />
        {left} s left
      </p>
    </section>
  )
}
