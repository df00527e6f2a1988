import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
}

/** A fault of ours takes the page's place, and says how to go on, instead of leaving nothing. */
export class Boundary extends Component<Props, { readonly fault: string | undefined }> {
  override state = { fault: undefined }

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault instanceof Error ? fault.message : String(fault) }
  }

  override render() {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    return (
      <div className="slot-failed" role="alert">
        <p>The page came upon something that it cannot show: {fault}</p>
        <p>
          <button type="button" className="button button-small" onClick={() => location.reload()}>
            Load the page again
          </button>
        </p>
      </div>
    )
  }
}
