'use client'

import { useEffect, useState } from 'react'
import plain from '../ui/plain-button.module.css'
import { follow, type State } from './copy'
import styles from './offline.module.css'

const ADDRESS = '/sw.js'
/** Cache names of the library that keeps the files. */
const OURS = /^workbox-precache/

const SAYS: Readonly<Record<State, string>> = {
  unknown: '',
  none: 'This site can be kept in this browser, whole, for use without a network.',
  fetching: 'Everything is being fetched. Stay on this page until it is there.',
  kept: 'Kept: every page here opens without a network.',
  newer: 'A newer version has come. It is used from the next time all pages of this site are closed, or now.',
  failed: 'Not everything could be fetched, and nothing was kept. Press again when the network is there.',
}

/** Keeps the site for use without a network, once somebody asks for it; offers a newer version, and never forces it. */
export function OfflineSwitch() {
  const [state, setState] = useState<State>('unknown')

  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    let gone = false
    navigator.serviceWorker.getRegistration('/').then(
      (registration) => gone || (registration ? follow(registration, setState) : setState('none')),
      // Refused in this window: then there is nothing to offer.
      () => {},
    )
    return () => {
      gone = true
    }
  }, [])

  const keep = async () => {
    setState('fetching')
    try {
      follow(await navigator.serviceWorker.register(ADDRESS, { scope: '/' }), setState)
    } catch {
      setState('failed')
    }
  }
  const takeOver = async () => {
    const registration = await navigator.serviceWorker.getRegistration('/')
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    registration?.waiting?.postMessage('take-over')
  }
  const stop = async () => {
    await (await navigator.serviceWorker.getRegistration('/'))?.unregister()
    const names = await caches.keys()
    await Promise.all(names.filter((name) => OURS.test(name)).map((name) => caches.delete(name)))
    setState('none')
  }

  if (state === 'unknown') return <div className={styles.offline} />
  return (
    <div className={styles.offline}>
      <p role="status">{SAYS[state]}</p>
      {(state === 'none' || state === 'failed') && (
        <button type="button" className={plain.plain} onClick={() => void keep()}>
          Keep for use without a network
        </button>
      )}
      {state === 'newer' && (
        <button type="button" className={plain.plain} onClick={() => void takeOver()}>
          Use the newer version now
        </button>
      )}
      {(state === 'kept' || state === 'newer') && (
        <button type="button" className={plain.plain} onClick={() => void stop()}>
          Stop keeping it
        </button>
      )}
    </div>
  )
}
