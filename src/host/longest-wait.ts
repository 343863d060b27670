/** Browsers take longer waits for none at all. Milliseconds. */
export const LONGEST_WAIT_MS: number = 2 ** 31 - 1;
