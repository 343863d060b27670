const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Whether a homeserver has what is asked for. One that cannot be asked for half a minute is taken to lack it: nothing is
 * promised on a guess. Not sooner, since a widget keeps what it is told: denied delayed events for one lost request, a
 * call would leave members behind whenever it ends.
 */
export async function askPatiently(ask: () => Promise<boolean>): Promise<boolean> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return ask().catch(() => false);
}
