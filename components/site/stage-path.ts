import { catalogue } from '../../simulator/doors/catalogue'

/** The stage with the first flow on it: where the signs to the stage lead. */
export const stagePath = `/stage/${catalogue[0]?.slug ?? ''}`
