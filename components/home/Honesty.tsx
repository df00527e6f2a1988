import styles from './home.module.css'

const REAL = [
  ['The tokens', 'are signed with RSA keys while you watch. Copy one out, and any JWT library can check it.'],
  ['The app', 'is driven by oauth4webapi, the client library that production code uses, unmodified.'],
  [
    'The refusals',
    'are decided by checks you can read. Each names its rule and, where one is published, Entra’s AADSTS code.',
  ],
  [
    'The directory',
    'is made of Microsoft Graph v1.0 objects. What a thing is called here is what the real API calls it.',
  ],
] as const

/** What is real here, and what is made up. */
export function Honesty() {
  return (
    <section className={styles.honesty} aria-labelledby="real">
      <h2 id="real">Nothing is faked</h2>
      <p>
        There is no film behind the play button. Each run computes the whole sign-in in your browser; the
        diagram, the messages and the list of steps are views of what happened.
      </p>
      <dl>
        {REAL.map(([what, says]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p>
        Made up are the company, its people and its keys, and the clock: ten minutes pass when you say so.
        Nothing you type leaves this page.
      </p>
    </section>
  )
}
