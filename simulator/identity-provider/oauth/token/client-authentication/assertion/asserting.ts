import type { AtTenant, Client } from '../../../../exchange'
import type { Presented } from '../method'
import type { Assertion } from './read-assertion'

/** A token request with a client assertion that can be read. */
export interface Asserting extends Presented, AtTenant, Client {
  readonly assertion: Assertion
}
