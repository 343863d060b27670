import type { MatrixClient } from "matrix-js-sdk";
import type { ServerFeature } from "../../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../../core/widget-error.ts";

/** Their names in `unstable_features` of `/versions`; any of them tells that it is there. */
const flags: Readonly<Record<ServerFeature, readonly string[]>> = {
  "delayed-events": ["org.matrix.msc4140", "org.matrix.msc4140.stable"],
  "sticky-events": ["org.matrix.msc4354"],
};

/** Asked once per client: the SDK remembers the answer of `/versions`. */
export async function supports(client: MatrixClient, feature: ServerFeature): Promise<boolean> {
  for (const flag of flags[feature]) if (await hasFlag(client, flag)) return true;
  return false;
}

export async function hasFlag(client: MatrixClient, flag: string): Promise<boolean> {
  return (await client.doesServerSupportUnstableFeature(flag)) === true;
}

/** Rejects where the server lacks the feature, before anything is sent that it would misunderstand. */
export async function requireFeature(client: MatrixClient, feature: ServerFeature): Promise<void> {
  if (await supports(client, feature)) return;
  const message = `Nothing was sent: the homeserver does not list ${flags[feature][0]}, so ${feature} are not supported there.`;
  throw new WidgetError("unsupported", message);
}
