import type { Attack } from '../attack'
import { ID } from './cast'
import { claims } from './claims'
import { table } from './mitigations'
import { stands } from './stands'
import { wins } from './verdict'

export const attack: Attack = { table, claims, thief: ID.thief, wins, stands }
