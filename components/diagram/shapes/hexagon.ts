/** The outline that an application and a service principal share: that they are the same thing twice is the point. */
export const HEXAGON = 'M0-45L39-22.5V22.5L0 45L-39 22.5V-22.5Z'
/** What stands in it: the four tiles of an app. */
export const TILES = 'M-16-16H-3V-3H-16ZM3-16H16V-3H3ZM-16 3H-3V16H-16ZM3 3H16V16H3Z'
