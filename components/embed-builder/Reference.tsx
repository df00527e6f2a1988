import { HIGHEST, LOWEST } from '../embed/options'
import board from '../site/board.module.css'
import styles from './builder.module.css'

const OPTIONS = [
  ['theme', 'auto, light or dark', 'Its colours; auto is as the reader’s system is.'],
  ['step', 'A whole number from 1', 'The step it opens at. Past the last one it is the last.'],
  ['controls', '1 or 0', 'Whether there is a player.'],
  ['panels', 'steps, message, both with a comma between them, or none', 'The lists beside the picture.'],
  [
    'locked',
    '0 or 1',
    'With 1 a reader plays, answers and sets switches, and changes nothing else: no directory, no message, no time, no names. A link that would is not opened.',
  ],
  ['height', `Pixels, ${LOWEST} to ${HIGHEST}`, 'How high all of it is. Write the same height on the frame.'],
] as const

const RULE_OPTIONS = [
  ['rule', 'A membership rule', 'The one it opens with. It is computed as soon as the embed is seen.'],
  ['people', '1 or 0', 'With 0 a reader brings no people of their own.'],
  ['theme, height', 'As above', 'The embed of a rule has no step, player or lock.'],
] as const

const ASKED = [
  ["{ type: 'hello' }", 'Say ready again, and from now on where the run is.'],
  [
    "{ type: 'load', link: '2…' }",
    'Show the run of a link: what stands behind its #. Without link, begin anew.',
  ],
  ["{ type: 'play' }", 'Play on, up to where somebody is asked something.'],
  ["{ type: 'pause' }", 'Stop.'],
  [
    "{ type: 'step', step: 12 }",
    'Go to a step. 0 is the beginning; past the last one is refused. Questions on the way are answered sensibly.',
  ],
  ["{ type: 'set', theme: 'dark' }", 'Change the theme.'],
  [
    "{ type: 'set', switches: { codeVerifier: 'missing' } }",
    'Begin anew with these switches, and every other one as it is by itself.',
  ],
] as const

const TOLD = [
  ["{ type: 'ready', flow, title }", 'It is there and listens.'],
  ["{ type: 'height', height }", 'How high it is, in pixels.'],
  ["{ type: 'step', step, steps, title }", 'A step was reached, of so many.'],
  ["{ type: 'ended', result, says }", 'The run is over: completed or refused, and in a sentence why.'],
  ["{ type: 'refused', says }", 'What was asked for cannot be done.'],
] as const

/** Each with its meaning. */
function Words({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <dl className={styles.words}>
      {rows.map(([name, ...says]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{says.join('. ')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** For authors: everything that can be written by hand. `origin` is where the site is served from, if the build knows it. */
export function Reference({ origin, flow }: { readonly origin: string | undefined; readonly flow: string }) {
  const home = origin ?? 'https://this-site.example'
  return (
    <div className={styles.reference}>
      <section className={board.section} aria-labelledby="by-hand">
        <h2 id="by-hand">By hand</h2>
        <p>
          An embed is a page at <code>/embed/</code> and the name of its flow. What else you want stands
          behind a question mark.{' '}
          {origin === undefined && 'In place of this-site.example goes the address you read this at.'}
        </p>
        <pre className={board.embed}>
          {`<iframe src="${home}/embed/${flow}?step=12&amp;height=640" title="A sign-in, step 12" loading="lazy" style="border:0;width:100%;height:640px"></iframe>`}
        </pre>
        <Words rows={OPTIONS} />
        <p>
          Anything else is said at the top of the embed, and so is a value that is none of these. A run of
          your own stands behind a #: open a lab, do what you want to show, press Share, then “Embed this
          moment”.
        </p>
        <p>
          A membership rule stands at <code>/embed/rules</code>; as an element it is{' '}
          <code>{'<tenant-lab flow="rules" rule="…">'}</code>. Of the messages below it takes{' '}
          <code>hello</code> and a theme.
        </p>
        <Words rows={RULE_OPTIONS} />
        <p>
          A frame with <code>sandbox</code> needs <code>allow-scripts</code>, and no more than that to play.
          Its links open a new tab: that takes <code>allow-popups</code>, and{' '}
          <code>allow-popups-to-escape-sandbox</code> for the page in that tab to work as anywhere else.
        </p>
      </section>
      <section className={board.section} aria-labelledby="element">
        <h2 id="element">As an element</h2>
        <p>
          Where a page may load a script, <code>host.js</code> keeps every embed on it as high as its content,
          and knows the element <code>tenant-lab</code>. Its attributes are the options above,{' '}
          <code>flow</code>, and <code>link</code> for what would stand behind the #.
        </p>
        <pre className={board.embed}>
          {`<script src="${home}/embed/host.js" async></script>\n<tenant-lab flow="${flow}" step="12" theme="dark"></tenant-lab>`}
        </pre>
        <p>
          A copy of the script that you serve yourself says where the embeds are: <code>data-home</code>, on
          its <code>script</code>. An attribute without a value is none.
        </p>
      </section>
      <section className={board.section} aria-labelledby="messages">
        <h2 id="messages">Messages, version 1</h2>
        <p>
          A page and the embed in it talk by <code>postMessage</code>. Each message has{' '}
          <code>tenantLab: 1</code> besides what is said here. The element does it for you: <code>send</code>{' '}
          takes what you ask, and the event <code>tenant-lab</code> brings what the embed tells, in{' '}
          <code>detail</code>.
        </p>
        <pre className={board.embed}>
          {`const lab = document.querySelector('tenant-lab')\nlab.addEventListener('tenant-lab', ({ detail }) => {\n  if (detail.type === 'ready') lab.send({ type: 'step', step: 12 })\n  if (detail.type === 'ended') console.log(detail.result, detail.says)\n})`}
        </pre>
        <h3 className={board.sub}>What you can ask</h3>
        <Words rows={ASKED} />
        <h3 className={board.sub}>What it tells</h3>
        <Words rows={TOLD} />
        <p>
          An embed listens to the window around it only, and from then on to the origin that spoke first.
          Before somebody has spoken it says that it is ready and how high it is, and nothing of the run. The
          script listens to frames that show an embed from where the script itself comes from. Check{' '}
          <code>event.origin</code> when you listen yourself.
        </p>
      </section>
    </div>
  )
}
