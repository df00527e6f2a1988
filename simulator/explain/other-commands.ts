import { type CurlCommand, curlIn } from './curl'
import { type Pairs, pairsOf } from './pairs'
import { powershellIn } from './powershell'
import { shellWords } from './shell-words'

/** A request as a command of another program than curl: of PowerShell, HTTPie, wget, or `az rest`. */
export function otherCommandIn(text: string): CurlCommand | undefined {
  return powershellIn(text) ?? shellCommandIn(text)
}

/** Behind the name of a program stands an option, a method or an address: everything else is a sentence. */
const START =
  /(?:^|\n)[ \t]*(?:[$>#%] )?(?:(wget)(?:\.exe)?|(az)(?:\.cmd)? rest|(https?))(?=\s+(?:--?[A-Za-z]|[A-Z]{3,7} |["']?\S{0,2048}[.:/$][\w/]))/

function shellCommandIn(text: string): CurlCommand | undefined {
  const found = START.exec(text)
  if (!found || curlIn(text)) return undefined
  const { words, rest } = shellWords(text.slice(found.index + found[0].length))
  const [, wget, az] = found
  const message = wget ? wgetOf(words) : az ? azOf(words) : httpieOf(words, found[3] === 'https')
  return message && { message, around: `${text.slice(0, found.index)}\n${rest}` }
}

const IN_FILE = 'A part of what it sends is in a file: paste what stands in there.'

/** Options of a command, each with its value, and the words that are none. */
function optionsOf(words: readonly string[], short: Readonly<Record<string, string>>, flags: RegExp) {
  const options: (readonly [string, string])[] = []
  const others: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const [, long, joined] = /^--([a-z][\w-]*)(?:=([\s\S]*))?$/.exec(word) ?? []
    const name = long ?? (/^-\w$/.test(word) ? short[word.slice(1)] : undefined)
    if (name === undefined) {
      if (!/^-\w/.test(word)) others.push(word)
    } else if (joined !== undefined || flags.test(name)) options.push([name, joined ?? ''])
    else options.push([name, words[++at] ?? ''])
  }
  return {
    options,
    others,
    all: (name: string) => options.flatMap(([each, value]) => (each === name ? [value] : [])),
  }
}

/** https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html (checked 2026-11) */
function wgetOf(words: readonly string[]): CurlCommand['message'] {
  const { others, all } = optionsOf(
    words,
    {
      O: 'output-document',
      o: 'output-file',
      U: 'user-agent',
      P: 'directory-prefix',
      t: 'tries',
      T: 'timeout',
    },
    /^(?:quiet|verbose|no-.*|debug|continue|server-response|spider|content-on-error|content-disposition|https-only|trust-server-names|auth-no-challenge|save-headers|method-override)$/,
  )
  const data = [...all('post-data'), ...all('body-data')].join('')
  const user = all('http-user')[0] ?? all('user')[0]
  const password = all('http-password')[0] ?? all('password')[0]
  const isJson = /^\s*[{[]/.test(data)
  const hasFile = all('post-file').length + all('body-file').length > 0
  return {
    method: all('method')[0]?.toUpperCase() ?? (data !== '' || hasFile ? 'POST' : 'GET'),
    target: others[0],
    headers: [
      ...all('header').flatMap(headerOf),
      ...(user === undefined ? [] : [['Authorization', `Basic ${user}:${password ?? ''}`] as const]),
    ],
    body: isJson ? data : '',
    ...(data !== '' && !isJson && { form: pairsOf(data) }),
    left: hasFile ? [IN_FILE] : [],
  }
}

/** https://learn.microsoft.com/cli/azure/reference-index#az-rest (checked 2026-11) */
function azOf(words: readonly string[]): CurlCommand['message'] {
  const { options, others, all } = optionsOf(
    listsApart(words),
    { m: 'method', u: 'url', b: 'body' },
    /^(?:skip-authorization-header|debug|verbose|only-show-errors)$/,
  )
  const body = all('body').join('')
  const headers = options.flatMap(([name, value]): Pairs => (name === 'headers' ? namedOf(value) : []))
  const parameters = options.flatMap(
    ([name, value]): Pairs => (name === 'url-parameters' || name === 'uri-parameters' ? namedOf(value) : []),
  )
  const target = all('url')[0] ?? all('uri')[0] ?? others[0]
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()
  const isSkipped = options.some(([name]) => name === 'skip-authorization-header')
  const isGiven = isSkipped || headers.some(([name]) => name.toLowerCase() === 'authorization')
  return {
    method: all('method')[0]?.toUpperCase() ?? 'GET',
    target: target && query !== '' ? `${target}${target.includes('?') ? '&' : '?'}${query}` : target,
    headers,
    body: /^\s*[{[]/.test(body) ? body : '',
    ...(/^[\w.%+-]+=/.test(body) && { form: pairsOf(body) }),
    left: [
      ...(body.startsWith('@') ? [IN_FILE] : []),
      ...(isGiven ? [] : ['az adds a token of whoever is signed in: it does not stand here.']),
    ],
  }
}

/** `--headers a=b c=d` is one option with several values: here one each. */
function listsApart(words: readonly string[]): readonly string[] {
  let list: string | undefined
  let isFirst = false
  return words.flatMap((word) => {
    if (word.startsWith('-')) {
      list = /^--(?:headers|ur[il]-parameters)$/.test(word) ? word : undefined
      isFirst = true
      return [word]
    }
    const again = list !== undefined && !isFirst
    isFirst = false
    return again && list ? [list, word] : [word]
  })
}

/** `name=value`, or an object of JSON. */
function namedOf(value: string): Pairs {
  if (value.startsWith('{'))
    try {
      return Object.entries(JSON.parse(value) as object).map(([name, each]) => [name, String(each)])
    } catch {
      return []
    }
  const at = value.indexOf('=')
  return at < 0 ? [] : [[value.slice(0, at), value.slice(at + 1)]]
}

/** https://httpie.io/docs/cli/request-items (checked 2026-11) */
function httpieOf(words: readonly string[], isSecure: boolean): CurlCommand['message'] | undefined {
  const { options, others, all } = optionsOf(
    words,
    { a: 'auth', A: 'auth-type', f: 'form', j: 'json', o: 'output', p: 'print', s: 'style', v: 'verbose' },
    /^(?:form|json|multipart|verbose|headers|body|download|follow|check-status|ignore-stdin|offline|stream|quiet|no-.*)$/,
  )
  const isMethod = /^[A-Z]+$/.test(others[0] ?? '')
  const [address, ...items] = isMethod ? others.slice(1) : others
  if (address === undefined) return undefined
  const read = items.map((item) => /^((?:[^:=@\\]|\\.)+)(:=@|=@|:=|==|=|:|@)([\s\S]*)$/.exec(item) ?? [])
  const of = (...signs: readonly string[]): Pairs =>
    read.flatMap(
      ([, name, sign, value]): Pairs =>
        name !== undefined && signs.includes(sign ?? '') ? [[name, value ?? '']] : [],
    )
  const data = of('=', ':=')
  const isForm = options.some(([name]) => name === 'form' || name === 'multipart')
  const files = of('@', '=@', ':=@')
  const query = new URLSearchParams(of('==').map(([name, value]) => [name, value])).toString()
  const [auth] = all('auth')
  const url = /^[a-z]+:\/\//i.test(address)
    ? address
    : `${isSecure ? 'https' : 'http'}://${address.startsWith(':') ? `localhost${address}` : address}`
  return {
    method: isMethod ? others[0] : data.length + files.length > 0 || all('raw').length > 0 ? 'POST' : 'GET',
    target: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
    headers: [
      ...of(':'),
      ...(auth === undefined
        ? []
        : [['Authorization', `${all('auth-type')[0] === 'bearer' ? 'Bearer' : 'Basic'} ${auth}`] as const]),
    ],
    body:
      all('raw').join('') ||
      (data.length > 0 && !isForm ? JSON.stringify(Object.fromEntries(read.flatMap(jsonOf))) : ''),
    ...(data.length > 0 && isForm && { form: data }),
    left: files.length > 0 ? [IN_FILE] : [],
  }
}

/** A field of the JSON that HTTPie sends: a text, or with `:=` what is written. */
function jsonOf([, name, sign, value = '']: readonly string[]): readonly (readonly [string, unknown])[] {
  if (name === undefined || (sign !== '=' && sign !== ':=')) return []
  if (sign === '=') return [[name, value]]
  try {
    return [[name, JSON.parse(value)]]
  } catch {
    return [[name, value]]
  }
}

function headerOf(text: string): Pairs {
  const at = text.indexOf(':')
  return at < 1 ? [] : [[text.slice(0, at).trim(), text.slice(at + 1).trim()]]
}
