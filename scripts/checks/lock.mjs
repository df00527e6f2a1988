// The lock file: every package has its digest, and none names the host that it came from (simulator/decisions/004).
import { readFileSync } from 'node:fs'
import { at } from '../lib/paths.mjs'

const FILE = 'package-lock.json'
const text = readFileSync(at(FILE), 'utf8')
const packages = Object.entries(JSON.parse(text).packages).filter(([place]) => place !== '')
const lineOf = (place) => text.slice(0, text.indexOf(`"${place}": {`)).split('\n').length

/** What lies in the tarball of another package is held by the digest of that one, and by nothing else. */
const bundledIn = (place) => place.slice(0, place.lastIndexOf('/node_modules/'))
const places = new Map(packages)
const isHeld = (place, entry) =>
  Boolean(entry?.integrity) ||
  (entry?.inBundle === true && isHeld(bundledIn(place), places.get(bundledIn(place))))

const wrong = packages.flatMap(([place, entry]) => [
  ...(isHeld(place, entry) ? [] : [`${FILE}:${lineOf(place)} ${place} has no integrity`]),
  ...(entry.resolved === undefined ? [] : [`${FILE}:${lineOf(place)} ${place} names where it came from`]),
])

for (const line of wrong) console.log(line)
if (wrong.length === 0) console.log(`${packages.length} packages, each with its digest`)
process.exit(wrong.length === 0 ? 0 : 1)
