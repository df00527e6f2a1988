import { href } from '../site/href'
import styles from './home.module.css'

const WAYS = [
  {
    who: 'You learn',
    what: 'Begin with the first lesson. You need no account, no tenant and no phone, and you cannot break anything that matters.',
    path: '/learn',
    link: 'To the lessons',
  },
  {
    who: 'You teach',
    what: 'Full screen, large type, driven by the keyboard: space plays, arrows step, digits jump. The same result each time, even with the network unplugged.',
    path: '/stage/authorization-code-pkce',
    link: 'To the stage',
  },
  {
    who: 'You write',
    what: 'Put a live sign-in into your own page with two lines of HTML. It loads little until somebody touches it.',
    path: '/embed-builder',
    link: 'To the embeds',
  },
  {
    who: 'You build',
    what: 'Ask which flow your app or script needs, and why not another. Then see what a wrong redirect address or a token for somebody else does, with the codes you meet in your logs.',
    path: '/flows',
    link: 'Find your flow',
  },
  {
    who: 'You administer',
    what: 'Drop your Conditional Access policies on a page and ask what they make of a sign-in: the verdict, why, and the smallest change that flips it. Nothing is uploaded.',
    path: '/what-if',
    link: 'To what if',
  },
  {
    who: 'You look for a fault',
    what: 'Paste a token, an address or an AADSTS number. It is taken apart in the page: what each part means, which API would refuse it, and how to mend it in a real tenant.',
    path: '/explain',
    link: 'To explain',
  },
] as const

/** The board in the lobby: who goes where. */
export function Board() {
  return (
    <section className={styles.board} aria-labelledby="ways">
      <h2 id="ways">Which way?</h2>
      <ul>
        {WAYS.map(({ who, what, path, link }) => (
          <li key={who}>
            <h3>{who}</h3>
            <p>{what}</p>
            <a href={href(path)}>
              <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
                <path
                  d="M3 12h16M12 4.5 19.5 12 12 19.5"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="3.5"
                />
              </svg>
              {link}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
