import type { CapabilityFeature } from "../core/capability/capability.ts";
import { isForbidden } from "../core/capability/forbidden.ts";
import { parseCapability } from "../core/capability/parse-capability.ts";
import type { MatrixClientPort, ServerFeature } from "../core/matrix/matrix-client-port.ts";
import type { DriverFeature } from "../core/session/session-driver.ts";
import { askPatiently } from "./ask-patiently.ts";

const neededOfServer: Partial<Record<CapabilityFeature, ServerFeature>> = {
  "send-delayed-event": "delayed-events",
  "update-delayed-event": "delayed-events",
  "send-sticky-event": "sticky-events",
  "receive-sticky-event": "sticky-events",
};

const neededOfDriver: Partial<Record<CapabilityFeature, DriverFeature>> = {
  navigate: "navigate",
  "rtc-livekit-get-token": "rtc-livekit",
  "rtc-livekit-delegate-delayed-leave": "rtc-livekit",
};

/**
 * Those of the requested capabilities that can be kept once granted. A widget that is promised what the homeserver
 * lacks fails later and worse: Element Call drops the call when a granted delayed event is refused.
 */
export async function keepableCapabilities(
  requested: readonly string[],
  client: MatrixClientPort,
  features: ReadonlySet<DriverFeature>,
  own: readonly string[],
): Promise<readonly string[]> {
  const answers = new Map<ServerFeature, Promise<boolean>>();
  const serverHas = (feature: ServerFeature) => {
    const answer = answers.get(feature) ?? askPatiently(() => client.supports(feature));
    answers.set(feature, answer);
    return answer;
  };
  const canKeep = async (raw: string): Promise<boolean> => {
    const capability = parseCapability(raw);
    if (isForbidden(capability)) return false;
    if (capability.kind === "own") return own.includes(capability.name);
    if (capability.kind !== "feature") return true;
    if (capability.feature === "complete-timeline") return client.readPage !== undefined;
    const ability = neededOfDriver[capability.feature];
    if (ability !== undefined && !features.has(ability)) return false;
    const needed = neededOfServer[capability.feature];
    return needed === undefined || serverHas(needed);
  };
  const verdicts = await Promise.all(requested.map(canKeep));
  return requested.filter((_, index) => verdicts[index]);
}
