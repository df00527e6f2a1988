import type { RawMessage } from './http'
import { firstOf, type Pairs, pairsOf } from './pairs'
import { shellWords } from './shell-words'

/** Short options that take a value, by their long name. */
const SHORT: Readonly<Record<string, string>> = {
  A: 'user-agent',
  E: 'cert',
  F: 'form',
  H: 'header',
  K: 'config',
  T: 'upload-file',
  U: 'proxy-user',
  X: 'request',
  b: 'cookie',
  c: 'cookie-jar',
  d: 'data',
  e: 'referer',
  m: 'max-time',
  o: 'output',
  r: 'range',
  u: 'user',
  w: 'write-out',
  x: 'proxy',
}
const LONG = new Set([
  ...Object.values(SHORT),
  ...[
    'data-raw',
    'data-ascii',
    'data-binary',
    'data-urlencode',
    'json',
    'form-string',
    'oauth2-bearer',
    'url',
  ],
  ...['connect-timeout', 'retry', 'cacert', 'capath', 'key', 'pass', 'resolve', 'proxy-header'],
])

const CURL = /(?:^|\n)[ \t]*(?:[$>#%] )?curl(?:\.exe)?(?=\s)/

/** What a command for curl sends, and what stands around it in the text. */
export interface CurlCommand {
  readonly message: RawMessage
  readonly around: string
}

/** The first command for curl in a text. @see https://curl.se/docs/manpage.html */
export function curlIn(text: string): CurlCommand | undefined {
  const found = CURL.exec(text)
  if (!found) return undefined
  const from = found.index + found[0].length
  const { words, rest } = shellWords(text.slice(from))
  return {
    message: messageOf(optionsOf(words)),
    around: `${text.slice(0, found.index)}\n${rest}`,
  }
}

/** The options of a command in order, each with its value; what is none is the address. */
function optionsOf(words: readonly string[]): Pairs {
  const options: (readonly [string, string])[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const [, long, value] = /^--([a-z][\w-]*)(?:=([\s\S]*))?$/.exec(word) ?? []
    if (long !== undefined) options.push([long, value ?? (LONG.has(long) ? (words[++at] ?? '') : '')])
    else if (/^-[A-Za-z]/.test(word)) {
      const letters = word.slice(1)
      const index = [...letters].findIndex((letter) => Object.hasOwn(SHORT, letter))
      if (letters.includes('G')) options.push(['get', ''])
      const name = SHORT[letters[index] ?? '']
      if (name !== undefined) options.push([name, letters.slice(index + 1) || (words[++at] ?? '')])
    } else options.push(['url', word])
  }
  return options
}

function messageOf(options: Pairs): RawMessage {
  const all = (...names: readonly string[]) => options.filter(([name]) => names.includes(name))
  const data = all('data', 'data-raw', 'data-ascii', 'data-binary', 'data-urlencode', 'json')
  const files = [
    ...data.filter(([name, value]) => value.startsWith('@') && name !== 'data-raw'),
    ...all('config', 'upload-file'),
  ]
  const written = data.filter((each) => !files.includes(each))
  const isJson = written.some(([name, value]) => name === 'json' || /^\s*[{[]/.test(value))
  const fields = [...(isJson ? [] : written.flatMap(pairsOfData)), ...all('form', 'form-string').map(pairOf)]
  const target = firstOf(options, 'url')
  const isGet = all('get').length > 0
  const hasBody = written.length > 0 || fields.length > 0
  return {
    method: firstOf(options, 'request')?.toUpperCase() ?? (hasBody && !isGet ? 'POST' : 'GET'),
    target:
      isGet && target
        ? `${target}${target.includes('?') ? '&' : '?'}${new URLSearchParams(fields.map(([name, value]) => [name, value]))}`
        : target,
    headers: headersOf(options),
    body: isJson ? written.map(([, value]) => value).join('') : '',
    ...(fields.length > 0 && !isGet && { form: fields }),
    left: [
      ...(files.length > 0 ? ['A part of what it sends is in a file: paste what stands in there.'] : []),
      ...(all('url').length > 1 ? ['It names more than one address: the first is taken apart.'] : []),
    ],
  }
}

function headersOf(options: Pairs): Pairs {
  return options.flatMap(([name, value]): Pairs => {
    if (name === 'header') {
      const [, header, text] = /^([^:;]+)[:;]\s*([\s\S]*)$/.exec(value) ?? []
      return header === undefined ? [] : [[header.trim(), text ?? '']]
    }
    if (name === 'oauth2-bearer') return [['Authorization', `Bearer ${value}`]]
    if (name === 'user') return [['Authorization', `Basic ${value}`]]
    if (name === 'proxy-user') return [['Proxy-Authorization', `Basic ${value}`]]
    if (name === 'cookie' && value.includes('=')) return [['Cookie', value]]
    return name === 'referer' ? [['Referer', value]] : []
  })
}

/** `-d` sends as it is written, `--data-urlencode` encodes what stands behind the first `=`. */
function pairsOfData([name, value]: readonly [string, string]): Pairs {
  return name === 'data-urlencode' ? [pairOf([name, value])] : pairsOf(value.replace(/[\r\n]+/g, ''))
}

function pairOf([, value]: readonly [string, string]): readonly [string, string] {
  const at = value.indexOf('=')
  return at < 0 ? ['', value] : [value.slice(0, at), value.slice(at + 1)]
}
