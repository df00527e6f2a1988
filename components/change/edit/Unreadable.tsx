interface Props {
  readonly title: string
  readonly path: string
}

/** A member that somebody wrote in the JSON and that is no list of objects: it stays as it is until it is mended there. */
export function Unreadable({ title, path }: Props) {
  return (
    <p className="quiet">
      {title}: <code>{path}</code> is not of the form that Graph has. Mend it in the Graph JSON.
    </p>
  )
}
