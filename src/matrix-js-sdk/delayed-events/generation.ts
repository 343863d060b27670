import type { MatrixClient } from "matrix-js-sdk";
import { hasFlag, requireFeature } from "../services/server-features.ts";

export const UNSTABLE_PREFIX = "/_matrix/client/unstable/org.matrix.msc4140";

/** What of MSC4140's several texts a homeserver may follow. */
export interface Generation {
  /** Below which the endpoint that only schedules is looked for, the likelier first. */
  readonly schedulingPrefixes: readonly string[];
  /** Below which scheduled events are listed and managed. */
  readonly managingPrefixes: readonly string[];
  /** Whether the older forms may be tried, which a newer homeserver would take for a request to send at once. */
  readonly mayBeOlder: boolean;
}

/** Rejects, before anything is sent, where the homeserver lists no delayed events. */
export async function generationOf(client: MatrixClient): Promise<Generation> {
  await requireFeature(client, "delayed-events");
  const isStable = await hasFlag(client, "org.matrix.msc4140.stable");
  if (!isStable)
    return { schedulingPrefixes: [UNSTABLE_PREFIX], managingPrefixes: [UNSTABLE_PREFIX], mayBeOlder: true };
  return {
    schedulingPrefixes: ["/_matrix/client/v3", UNSTABLE_PREFIX],
    managingPrefixes: ["/_matrix/client/v1", UNSTABLE_PREFIX],
    mayBeOlder: false,
  };
}
