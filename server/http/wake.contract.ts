/** Asks for a page together with its scripts, which public pages leave out for visitors. */
export const WAKE_HEADER = 'x-wake'
