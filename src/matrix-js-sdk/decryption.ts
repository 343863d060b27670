import type { MatrixClient, MatrixEvent as SdkEvent } from "matrix-js-sdk";

/** Resolves when the first attempt to decrypt has ended, well or not; undefined when there is nothing to wait for. */
export function attemptDecryption(client: MatrixClient, event: SdkEvent): Promise<void> | undefined {
  if (!event.isEncrypted()) return undefined;
  const attempt = client.decryptEventIfNeeded(event);
  return event.isBeingDecrypted() ? attempt : undefined;
}
