'use client'

import { useId, useState, useSyncExternalStore } from 'react'
import { THEMES } from '../embed/options'
import { RULE_DEFAULTS, type RuleOptions } from '../embed/rule-options'
import styles from './builder.module.css'
import { Copied } from './Copied'
import { HeightField } from './HeightField'
import { ruleEmbedPath, ruleSnippet } from './rule-snippet'

const THEME_NAMES = { auto: 'As the reader’s system', light: 'Light', dark: 'Dark' }
/** High enough for a rule and some of its members. */
const USUAL_HEIGHT = 960

const nothing = () => () => {}

/** Write a rule, see the embed, copy what is right for the page it goes into. */
export function RuleBuilder({ first }: { readonly first: string }) {
  const [options, setOptions] = useState<RuleOptions & { readonly height: number }>({
    ...RULE_DEFAULTS,
    rule: first,
    height: USUAL_HEIGHT,
  })
  const id = useId()
  const origin = useSyncExternalStore(
    nothing,
    () => location.origin,
    () => '',
  )
  const set = (part: Partial<typeof options>) => setOptions((before) => ({ ...before, ...part }))
  const written = { ...options, rule: options.rule === first ? undefined : options.rule }
  const path = ruleEmbedPath(written)
  return (
    <div className={styles.builder}>
      <form
        className={styles.form}
        aria-label="The embed of a rule"
        noValidate
        onSubmit={(event) => event.preventDefault()}
      >
        <p className={styles.field}>
          <label htmlFor={`${id}-rule`}>Membership rule it opens with</label>
          <textarea
            id={`${id}-rule`}
            rows={4}
            spellCheck={false}
            autoCapitalize="off"
            value={options.rule ?? ''}
            onChange={({ target }) => set({ rule: target.value })}
          />
        </p>
        <fieldset className={styles.field}>
          <legend>Theme of the rule</legend>
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
          <legend>Its people</legend>
          <label>
            <input
              type="checkbox"
              checked={options.people}
              onChange={({ target }) => set({ people: target.checked })}
            />
            Readers may bring their own: they stay in their browser
          </label>
        </fieldset>
        <HeightField height={options.height} onHeight={(height) => set({ height })} />
      </form>
      <div className={styles.result}>
        <h3>What to copy</h3>
        <Copied text={ruleSnippet(origin, written)} what="rule" />
        <h3>What your readers see</h3>
        <iframe
          key={path}
          src={path}
          title="Preview of the rule"
          loading="lazy"
          className={styles.preview}
          style={{ height: options.height }}
        />
      </div>
    </div>
  )
}
