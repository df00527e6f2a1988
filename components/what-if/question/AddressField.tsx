import { useState } from 'react'
import { addressProblem } from '../model/address'

interface Props {
  readonly value: string
  readonly onAddress: (address: string | null) => void
}

/** The IP address. A wrong one stays as it was typed, says what is wrong with it, and asks nothing yet. */
export function AddressField({ value, onAddress }: Props) {
  const [typed, setTyped] = useState<string>()
  const [before, setBefore] = useState(value)
  if (value !== before) {
    // The question was changed from elsewhere: what was half typed belongs to the old one.
    setBefore(value)
    setTyped(undefined)
  }
  const text = typed ?? value
  const problem = addressProblem(text)
  const take = (next: string) => {
    setTyped(next)
    if (addressProblem(next)) return
    const address = next.trim()
    setBefore(address)
    if (address !== value) onAddress(address === '' ? null : address)
  }
  return (
    <div className="wi-field">
      <label htmlFor="wi-address">IP address</label>
      <input
        id="wi-address"
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        placeholder="Not known"
        value={text}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'wi-address-problem' : undefined}
        onChange={(event) => take(event.target.value)}
      />
      {problem && (
        <p className="wi-wrong" id="wi-address-problem" role="alert">
          {problem} The answer is still for {value === '' ? 'an address that is not known' : value}.
        </p>
      )}
    </div>
  )
}
