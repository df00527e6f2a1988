import type { RawMessage } from './http'
import { firstOf, type Pairs, pairsOf } from './pairs'
import { shellWords } from './shell-words'

/** Short options that take a value, by their long name. */
const SHORT: Readonly<Record<string, string>> = {
  A: 'user-agent',
  C: 'continue-at',
  D: 'dump-header',
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
  t: 'telnet-option',
  u: 'user',
  w: 'write-out',
  x: 'proxy',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
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
  ...['cacert', 'capath', 'key', 'pass', 'resolve', 'connect-to', 'proxy-header', 'dns-servers', 'noproxy'],
  ...['output-dir', 'stderr', 'trace', 'trace-ascii', 'unix-socket', 'socks5', 'socks5-hostname'],
])
/** What stands behind an option that is not known here is its value, unless it looks like an address. */
const ADDRESS = /^(?:[a-z]+:\/\/|localhost\b|[^\s/]+\.[a-z]|[[{<$%])/i

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
    const [, long, value] = /^--([a-z][\w.-]*)(?:=([\s\S]*))?$/.exec(word) ?? []
    if (word === '--next' || word === '-:') {
      options.push(['next', ''])
      break
    }
    if (long !== undefined) {
      const next = words[at + 1] ?? '-'
      const takes = LONG.has(long) || !(/^-./.test(next) || ADDRESS.test(next))
      options.push([long, value ?? (takes ? (words[++at] ?? '') : '')])
    } else if (/^-[A-Za-z]/.test(word)) {
      const letters = word.slice(1)
      const index = [...letters].findIndex((letter) => Object.hasOwn(SHORT, letter))
      const flags = index < 0 ? letters : letters.slice(0, index)
      if (flags.includes('G')) options.push(['get', ''])
      if (flags.includes('I')) options.push(['head', ''])
      const name = SHORT[letters[index] ?? '']
      if (name !== undefined) options.push([name, letters.slice(index + 1) || (words[++at] ?? '')])
    } else if (!word.startsWith('-')) options.push(['url', word])
  }
  return options
}

function messageOf(options: Pairs): RawMessage {
  const all = (...names: readonly string[]) => options.filter(([name]) => names.includes(name))
  const data = all('data', 'data-raw', 'data-ascii', 'data-binary', 'data-urlencode', 'json')
  const files = [
    ...data.filter(
      ([name, value]) => (name === 'data-urlencode' ? /^[^=]*@/ : /^@/).test(value) && name !== 'data-raw',
    ),
    ...all('config', 'upload-file'),
  ]
  const written = data.filter((each) => !files.includes(each))
  const isJson = written.some(([name, value]) => name === 'json' || /^\s*[{[]/.test(value))
  const fields = [...(isJson ? [] : written.flatMap(pairsOfData)), ...all('form', 'form-string').map(pairOf)]
  const target = firstOf(options, 'url')
  const isGet = all('get').length > 0
  const hasBody = data.length > 0 || fields.length > 0
  const method =
    all('head').length > 0
      ? 'HEAD'
      : all('upload-file').length > 0
        ? 'PUT'
        : hasBody && !isGet
          ? 'POST'
          : 'GET'
  return {
    method: firstOf(options, 'request')?.toUpperCase() ?? method,
    target:
      isGet && target
        ? `${target}${target.includes('?') ? '&' : '?'}${new URLSearchParams(fields.map(([name, value]) => [name, value]))}`
        : target,
    headers: headersOf(options),
    body: isJson ? written.map(([, value]) => value).join('') : '',
    ...(fields.length > 0 && !isGet && { form: fields }),
    left: [
      ...(files.length > 0 ? ['A part of what it sends is in a file: paste what stands in there.'] : []),
      ...(all('next').length > 0 ? ['It sends more than one request: the first is taken apart.'] : []),
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
