// The engine is deterministic: time and randomness are handed in, and one actor runs at a time. This reads the syntax
// tree of every engine file (not the terminal, not tests) and refuses whatever reads the machine's clock or dice.
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { at } from '../lib/paths.mjs'

const FEWEST_FILES = 10
const BANNED_CALLS = {
  'Date.now': 'take the time from the virtual clock',
  'Math.random': 'draw from a named random stream',
  'crypto.getRandomValues': 'draw from a named random stream',
  'crypto.randomUUID': 'draw from a named random stream',
  'performance.now': 'take the time from the virtual clock',
}
const BANNED_GLOBALS = {
  setTimeout: 'sleep on the virtual clock',
  setInterval: 'sleep on the virtual clock',
  setImmediate: 'sleep on the virtual clock',
  queueMicrotask: 'the scheduler decides who runs',
  performance: 'take the time from the virtual clock',
  fetch: 'send over the virtual network',
}
const BANNED_IMPORTS = {
  createRemoteJWKSet: 'it ages by the wall clock; use a local JWKS',
  generateRandomCodeVerifier: 'draw from a named random stream',
  generateRandomState: 'draw from a named random stream',
  generateRandomNonce: 'draw from a named random stream',
}
const PARALLEL = /^Promise\.(all|race|any|allSettled)$/
const ONE_AT_A_TIME = /^simulator\/(actors|flows|attacks)\//
const FETCH_CLASSES = new Set(['Request', 'Response', 'Headers'])
const FETCH_ADAPTER = 'simulator/network/fetch-adapter.ts'
// INVARIANT: the real clock is read here only, to cancel it out of oauth4webapi's own reading.
const WALL_CLOCK = 'simulator/core/wall-clock.ts'

/** `globalThis.crypto.randomUUID` and `crypto.randomUUID` are the same thing. */
const nameOf = (node) =>
  node
    .getText()
    .replace(/\s/g, '')
    .replace(/^(globalThis|self)\./, '')
    .replace(/\?\./g, '.')

const isReference = (node) => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return nameOf(parent.expression) === 'globalThis'
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false
  return !(
    ts.isParameter(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isTypeQueryNode(parent) ||
    (ts.isVariableDeclaration(parent) && parent.name === node) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isLiteralTypeNode(parent)
  )
}

/** Names a file declares itself (a parameter called `fetch` is not the global one). */
function declaredNames(source) {
  const names = new Set()
  const visit = (node) => {
    if (
      (ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    ) {
      names.add(node.name.text)
    }
    if ((ts.isFunctionDeclaration(node) || ts.isImportSpecifier(node)) && node.name) names.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

function problemsIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true)
  const declared = declaredNames(source)
  const problems = []
  const refuse = (node, what, why) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    problems.push(`${file}:${line + 1} ${what}: ${why}`)
  }
  const visit = (node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = nameOf(node)
      const cancelled = file === WALL_CLOCK && name === 'Date.now'
      if (Object.hasOwn(BANNED_CALLS, name) && !cancelled) refuse(node, name, BANNED_CALLS[name])
      if (PARALLEL.test(name) && ONE_AT_A_TIME.test(file)) refuse(node, name, 'one actor runs at a time')
      if (Object.hasOwn(BANNED_IMPORTS, node.name.text))
        refuse(node, node.name.text, BANNED_IMPORTS[node.name.text])
    }
    if (ts.isImportSpecifier(node)) {
      const name = (node.propertyName ?? node.name).text
      if (Object.hasOwn(BANNED_IMPORTS, name)) refuse(node, name, BANNED_IMPORTS[name])
    }
    if (
      ts.isIdentifier(node) &&
      Object.hasOwn(BANNED_GLOBALS, node.text) &&
      !declared.has(node.text) &&
      isReference(node)
    ) {
      refuse(node, node.text, BANNED_GLOBALS[node.text])
    }
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const name = nameOf(node.expression)
      const empty = (node.arguments?.length ?? 0) === 0
      if (name === 'Date' && (empty || ts.isCallExpression(node)))
        refuse(node, 'Date()', 'take the time from the virtual clock')
      if (ts.isNewExpression(node) && FETCH_CLASSES.has(name) && file !== FETCH_ADAPTER) {
        refuse(node, `new ${name}`, `only ${FETCH_ADAPTER} knows the Fetch classes`)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return problems
}

const files = readdirSync(at('simulator'), { recursive: true })
  .map((name) => `simulator/${String(name).replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('simulator/cli/'))

const problems = files.flatMap((file) => problemsIn(file, readFileSync(at(file), 'utf8')))
if (files.length < FEWEST_FILES)
  problems.push(`only ${files.length} files were read, expected at least ${FEWEST_FILES}`)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`${files.length} files`)
