// Runs in the head of an embed, before anything is painted: what its address asks for is so from the first picture on.
import { dress } from './dress'
import { type ReadOptions, readOptions } from './options'

declare global {
  interface Window {
    /** What the address asks for, read once. */
    tenantLabOptions?: ReadOptions
  }
}

window.tenantLabOptions = readOptions(location.search, location.hash)
dress(document.documentElement, window.tenantLabOptions)
