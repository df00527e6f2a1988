import { href } from '../site/href'
import styles from './lesson.module.css'

/** Beside the text: the way to the page that answers what a sign-in would be asked for, opened with the tenant and the sign-in of this lesson. */
export function WhatIfDoor({ link }: { readonly link: string | undefined }) {
  return (
    <p className={styles.door}>
      <a href={href(`/what-if${link === undefined ? '' : `#${link}`}`)} target="_blank" rel="noopener">
        Open what-if beside this text
      </a>
      <span>It opens in a tab of its own, with the tenant and the sign-in that this lesson speaks of.</span>
    </p>
  )
}
