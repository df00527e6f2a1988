import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AttackBoard } from './AttackBoard'
import { Cell } from './Cell'
import type { CellDone } from './messages'

const words = {
  slug: 'stolen-code',
  thief: 'Mallory',
  depth: 5,
  ways: [
    { id: 'log', title: 'a log' },
    { id: 'injection', title: 'injection' },
  ],
  mitigations: [{ id: 'pkce', title: 'PKCE', says: 'A secret.', spec: { title: 'RFC 7636', href: '#7636' } }],
  claims: [{ id: 'nonce', says: 'nonce stops injection.', mitigation: 'nonce' }],
}

describe('the board, as a build draws it', () => {
  const html = renderToStaticMarkup(<AttackBoard {...words} />)

  it('has every way and mitigation, a button for each cell, and each claim', () => {
    for (const { title } of [...words.ways, ...words.mitigations]) expect(html).toContain(title)
    expect(html.match(/aria-label="Run PKCE against /g)).toHaveLength(2)
    expect(html).toContain('nonce stops injection.')
    expect(html).toContain('<option selected="">5</option>')
  })

  it('says nothing of what comes of it: nobody has run it yet', () => {
    expect(html).not.toMatch(/data-wins|stopped by|AADSTS|Nobody wins/)
  })
})

describe('a cell', () => {
  const draw = (done: CellDone | undefined, isRunning = false) =>
    renderToStaticMarkup(
      <Cell
        mitigation="PKCE"
        way="injection"
        thief="Mallory"
        done={done}
        isRunning={isRunning}
        onRun={() => {}}
      />,
    )
  const refused = { result: 'refused', by: 'idp', error: 'invalid_grant', code: 501481, says: 'No.' } as const
  const done: CellDone = { won: [], outcome: refused, by: 'Entra', held: [], link: '/lab/stolen-code#2abc' }

  it('that has been run is a link to its run, and says what came of it and what the thief holds', () => {
    const html = draw(done)
    expect(html).toContain('href="/lab/stolen-code#2abc"')
    expect(html).toContain('stopped by Entra: AADSTS501481')
    expect(html).toContain('data-wins="false"')
    expect(html).toContain('<li>Nothing.</li>')
    expect(html).not.toContain('<button')
  })

  it('that is being run says so, and keeps its button where it was', () => {
    expect(draw(undefined, true)).toMatch(/<button[^>]*aria-disabled="true"[^>]*>Running…/)
  })
})
