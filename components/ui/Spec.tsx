import { type SpecRef, specLink } from '../../simulator/doors/view'

/** A place in a specification, by its title, and by its address where there is one. */
export function Spec({ at }: { at: SpecRef }) {
  const { title, href } = specLink(at)
  return href ? (
    <a className="spec" href={href} target="_blank" rel="noreferrer">
      {title}
    </a>
  ) : (
    <span className="spec">{title}</span>
  )
}
