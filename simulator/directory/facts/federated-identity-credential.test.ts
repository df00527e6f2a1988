import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { nightlyReport } from '../../fixtures/contoso-programs'
import { createDirectory } from '../directory'
import type { Application } from '../tenant'
import { factsOf } from './all'

const ISSUER = 'https://token.build.example'
const [registered] = nightlyReport.federatedIdentityCredentials
const edgesOf = (federatedIdentityCredentials: Application['federatedIdentityCredentials']) =>
  factsOf({ ...contoso, applications: [{ ...nightlyReport, federatedIdentityCredentials }] }, 'applications')
    .filter(({ type }) => type === 'federatedIdentityCredential')
    .map(({ from, to, label }) => ({ from, to, label }))

describe('a federated credential (Graph, federatedIdentityCredential)', () => {
  if (!registered) throw new Error('Nightly Report has no federated credential.')

  it('is an edge from the registration to the issuer that it trusts', () => {
    expect(edgesOf([registered])).toEqual([
      { from: nightlyReport.id, to: ISSUER, label: 'trusts nightly-report-main' },
    ])
  })

  it('of a second subject of one issuer adds to the words of the edge', () => {
    expect(edgesOf([registered, { ...registered, name: 'release' }])).toEqual([
      { from: nightlyReport.id, to: ISSUER, label: 'trusts nightly-report-main, trusts release' },
    ])
  })

  it('of another issuer is another edge', () => {
    const edges = edgesOf([registered, { ...registered, issuer: 'https://token.other.example' }])
    expect(edges.map(({ to }) => to)).toEqual([ISSUER, 'https://token.other.example'])
  })

  it('that is taken out of the registration takes its edge along', () => {
    const directory = createDirectory(contoso)
    const seen: unknown[] = []
    directory.put(
      'applications',
      { ...nightlyReport, federatedIdentityCredentials: [] },
      'Nobody is trusted any more.',
      (event) => seen.push(event),
    )
    expect(seen).toMatchObject([{ gone: [`federatedIdentityCredential:${nightlyReport.id}:${ISSUER}`] }])
  })
})
