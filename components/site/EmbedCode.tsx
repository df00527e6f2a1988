import board from './board.module.css'
import { href } from './href'

/** The lines that put a flow into somebody else's page. `origin` is where this site is served from. */
export function EmbedCode({
  slug,
  title,
  origin,
  id,
}: {
  readonly slug: string
  readonly title: string
  readonly origin: string
  readonly id?: string
}) {
  return (
    <>
      <h3 className={board.sub} id={id}>
        In your own page
      </h3>
      <p className={board.note}>
        <a href={href(`/embed/${slug}`)}>See it alone.</a> Add <code>?theme=light</code> or <code>dark</code>,{' '}
        <code>step=12</code> to open at a step, <code>controls=0</code> to leave out the player. The second
        line keeps the frame as high as what is in it; without it, the height you write stays.
      </p>
      <pre className={board.embed}>
        {`<iframe src="${origin}/embed/${slug}" title="${title}" loading="lazy" style="width:100%;height:640px;border:0"></iframe>\n<script src="${origin}/embed/host.js" async></script>`}
      </pre>
    </>
  )
}
