import type { CurlCommand } from './curl'
import { type Pairs, pairsOf } from './pairs'

/** `irm` and `iwr` are what people write for short. */
const COMMAND =
  /(?:^|[\n;|=({])[ \t]*(?:PS [^\n>]{0,80}> )?(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)(?=\s)/i
const PARAMETERS = ['uri', 'method', 'headers', 'body', 'form', 'contenttype', 'token', 'custommethod']
const MOST_PIECES = 1_000
const UNREAD = 'A part of what it sends is in a variable or an expression that is not read here.'

/**
 * The first request of PowerShell in a text, with what its variables were given above it.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod (checked 2026-11)
 */
export function powershellIn(text: string): CurlCommand | undefined {
  const found = COMMAND.exec(text)
  if (!found) return undefined
  const from = found.index + found[0].length
  const { pieces, end } = piecesOf(text, from, true)
  const given = variablesOf(text.slice(0, found.index))
  const left = new Set<string>()
  const read = (piece: string): string => {
    const value = piece.startsWith('$') ? given.get(piece.slice(1).toLowerCase()) : piece
    if (value === undefined) left.add(UNREAD)
    return value ?? piece
  }
  const options = new Map<string, string>()
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? ''
    const [, name, joined] = /^-([a-z]+)(?::(.*))?$/is.exec(piece) ?? []
    if (name === undefined) {
      if (piece.startsWith('@') && !piece.startsWith('@{')) left.add(UNREAD)
      else if (!options.has('uri')) options.set('uri', piece)
      continue
    }
    const known = PARAMETERS.find((each) => each.startsWith(name.toLowerCase()))
    const next = pieces[at + 1]
    if (joined === undefined && (next === undefined || /^-[a-z]/i.test(next))) continue
    const value = joined ?? pieces[++at] ?? ''
    if (known) options.set(known, value)
  }
  const text_ = (name: string) => {
    const value = options.get(name)
    return value === undefined ? undefined : plain(read(value))
  }
  const table = (name: string): Pairs => {
    const value = options.get(name)
    return value === undefined ? [] : tableOf(read(value), read)
  }
  const body = text_('body')
  const isTable = body?.startsWith('@{') === true
  const form = [...(isTable ? table('body') : []), ...table('form')]
  const token = text_('token')
  const isJson = body !== undefined && /^\s*[{[]/.test(body)
  if (body !== undefined && !isTable && !isJson && !/^[\w.%+-]+=/.test(body)) left.add(UNREAD)
  const method = text_('custommethod') ?? text_('method')
  return {
    message: {
      method: method?.toUpperCase() ?? 'GET',
      target: text_('uri'),
      headers: [
        ...table('headers'),
        ...(token === undefined ? [] : [['Authorization', `Bearer ${token}`] as const]),
      ],
      body: isJson ? body : '',
      ...((form.length > 0 || (body !== undefined && !isTable && !isJson && !body.startsWith('$'))) && {
        form: form.length > 0 ? form : pairsOf(body ?? ''),
      }),
      left: [...left],
    },
    around: `${text.slice(0, found.index)}\n${text.slice(end)}`.replace(ASSIGNED, ''),
  }
}

/** `$body = @{ ... }` and `$secret = '...'`: at most one level of braces, as people write them. */
const ASSIGNED = /\$\w{1,64}\s{0,8}=\s{0,8}(?:@\{[^{}]{0,8192}\}|"[^"\n]{0,8192}"|'[^'\n]{0,8192}')/g

function variablesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(ASSIGNED)].map(([found]) => {
      const at = found.indexOf('=')
      const value = found.slice(at + 1).trim()
      return [found.slice(1, at).trim().toLowerCase(), value.startsWith('@{') ? value : plain(value)] as const
    }),
  )
}

/** The pieces of a command or of a table: quoted texts keep their quotes, a table its braces. It ends where the command does. */
function piecesOf(text: string, from: number, isCommand: boolean) {
  const pieces: string[] = []
  let piece = ''
  let at = from
  const close = () => {
    if (piece !== '') pieces.push(piece)
    piece = ''
  }
  while (at < text.length && pieces.length < MOST_PIECES) {
    const letter = text[at] ?? ''
    if (letter === '`' && text[at + 1] === '\n') {
      close()
      at += 2
    } else if (letter === '\n' || letter === ';' || (isCommand && /[|)}]/.test(letter))) {
      if (isCommand) break
      close()
      pieces.push(';')
      at += 1
    } else if (/\s/.test(letter) || (!isCommand && letter === '=')) {
      close()
      if (letter === '=') pieces.push('=')
      at += 1
    } else {
      const end = letter === '@' && text[at + 1] === '{' ? braceEnd(text, at + 2) : quoteEnd(text, at)
      piece += text.slice(at, end)
      at = end
    }
  }
  close()
  return { pieces, end: at }
}

/** Behind the quoted text that begins at `at`, or behind its one letter. */
function quoteEnd(text: string, at: number): number {
  const quote = text[at]
  if (quote !== '"' && quote !== "'") return at + 1
  for (let end = at + 1; end < text.length; end++) {
    if (quote === '"' && text[end] === '`') end++
    else if (text[end] === quote) return end + 1
  }
  return text.length
}

function braceEnd(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    if (text[at] === '}') return at + 1
    at = quoteEnd(text, at)
  }
  return text.length
}

/** Names and values of `@{ a = 'x'; b = $y }`. */
function tableOf(table: string, read: (piece: string) => string): Pairs {
  if (!table.startsWith('@{')) return []
  const { pieces } = piecesOf(table.slice(2, -1), 0, false)
  return pieces.flatMap((piece, index): Pairs => {
    if (pieces[index + 1] !== '=' || pieces[index + 2] === undefined) return []
    return [[plain(piece), plain(read(pieces[index + 2] ?? ''))]]
  })
}

/** A text without its quotes, and what is escaped in it. */
function plain(piece: string): string {
  if (/^'[\s\S]*'$/.test(piece)) return piece.slice(1, -1).replaceAll("''", "'")
  return /^"[\s\S]*"$/.test(piece) ? piece.slice(1, -1).replace(/`(.)/g, '$1') : piece
}
