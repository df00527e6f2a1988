import { spawn } from 'node:child_process'

/**
 * A session of a WebDriver server (https://www.w3.org/TR/webdriver2/), of which this needs four commands.
 * @param {string} server its address
 * @param {object} capabilities
 */
export async function openSession(server, capabilities) {
  async function command(method, address, body) {
    const response = await fetch(`${server}${address}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
    })
    const { value } = await response.json()
    if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`)
    return value
  }
  await answers(server)
  const { sessionId } = await command('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
  const session = `/session/${sessionId}`
  await command('POST', `${session}/timeouts`, { script: 300_000, pageLoad: 120_000 })
  return {
    goto: (url) => command('POST', `${session}/url`, { url }),
    /** Runs an expression in the page; what it comes to must be a promise of JSON. @throws Error what it throws there */
    async evaluate(expression) {
      const { value, thrown } = await command('POST', `${session}/execute/async`, {
        script: `(${expression}).then((value) => arguments[0]({ value }), (error) => arguments[0]({ thrown: String(error) }))`,
        args: [],
      })
      if (thrown) throw new Error(thrown)
      return value
    },
    close: () => command('DELETE', session),
  }
}

/** Waits for a server that has been started a moment ago. @throws Error when it does not come up */
async function answers(server) {
  for (let left = 200; ; left--) {
    try {
      return await fetch(`${server}/status`)
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/**
 * Starts a program and waits until it has said something like this.
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, found: RegExpExecArray }>} the process, and what it said
 */
export async function startUntil(program, args, says, { env = {}, stdio = 'pipe', from = 'stdout' } = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio })
  const stream = from === 'stdout' ? child.stdout : child.stdio[from]
  let text = ''
  const found = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}. ${text}`)))
    stream.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      const match = says.exec(text)
      if (match) resolve(match)
    })
    child.stderr?.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
    })
  })
  return { child, found }
}
