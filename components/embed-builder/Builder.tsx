'use client'

import { useId } from 'react'
import { catalogue } from '../../simulator/doors/catalogue'
import { PANELS, THEMES } from '../embed/options'
import styles from './builder.module.css'
import { Changes } from './Changes'
import { type Choice, PLAIN } from './choice'
import { HeightField } from './HeightField'
import { Result } from './Result'
import { useBuilder } from './use-builder'

const PANEL_NAMES = { steps: 'Steps, who knows what, Break it, Why', message: 'Message and token' }
const THEME_NAMES = { auto: 'As the reader’s system', light: 'Light', dark: 'Dark' }

/** Pick a moment, see the embed, copy what is right for the page it goes into. */
export function Builder({ first }: { readonly first: string }) {
  const { choice, made, problem, change } = useBuilder(first)
  const { options, flow } = choice
  const id = useId()
  const set = (part: Partial<Choice['options']>) =>
    change((before) => ({ ...before, options: { ...before.options, ...part } }))
  const steps = made?.choice.flow === flow ? made.run.steps : []
  return (
    <div className={styles.builder}>
      <form
        className={styles.form}
        aria-label="The embed"
        noValidate
        onSubmit={(event) => event.preventDefault()}
      >
        {problem && <p role="alert">{problem}</p>}
        <p className={styles.field}>
          <label htmlFor={`${id}-flow`}>Flow</label>
          <select
            id={`${id}-flow`}
            value={flow}
            onChange={({ target }) =>
              change((before) => ({
                flow: target.value,
                options: { ...before.options, step: undefined },
                inputs: PLAIN,
              }))
            }
          >
            {catalogue.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </p>
        <p className={styles.field}>
          <label htmlFor={`${id}-step`}>Moment it opens at</label>
          <select
            id={`${id}-step`}
            value={steps.length > 0 ? (options.step ?? 0) : 0}
            onChange={({ target }) => set({ step: Number(target.value) || undefined })}
          >
            <option value={0}>The beginning</option>
            {steps.map((title, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the run.
              <option key={index} value={index + 1}>
                {index + 1}. {title}
              </option>
            ))}
          </select>
        </p>
        <Changes choice={choice} run={made?.run} change={change} />
        <fieldset className={styles.field}>
          <legend>Theme</legend>
          {THEMES.map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name={`${id}-theme`}
                checked={options.theme === theme}
                onChange={() => set({ theme })}
              />
              {THEME_NAMES[theme]}
            </label>
          ))}
        </fieldset>
        <fieldset className={styles.field}>
          <legend>Beside the picture</legend>
          <label>
            <input
              type="checkbox"
              checked={options.controls}
              onChange={({ target }) => set({ controls: target.checked })}
            />
            Player
          </label>
          {PANELS.map((panel) => (
            <label key={panel}>
              <input
                type="checkbox"
                checked={options.panels.includes(panel)}
                onChange={({ target }) =>
                  set({
                    panels: PANELS.filter((each) =>
                      each === panel ? target.checked : options.panels.includes(each),
                    ),
                  })
                }
              />
              {PANEL_NAMES[panel]}
            </label>
          ))}
        </fieldset>
        <fieldset className={styles.field}>
          <legend>What a reader can change</legend>
          <label>
            <input
              type="checkbox"
              checked={options.locked}
              onChange={({ target }) => set({ locked: target.checked })}
            />
            Switches and answers only: locked
          </label>
        </fieldset>
        <HeightField height={options.height} onHeight={(height) => set({ height })} />
      </form>
      <Result made={made} />
    </div>
  )
}
