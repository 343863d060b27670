import type { Capability, CapabilityDirection, CapabilityFeature } from "./capability.ts";
import { FEATURE_SPELLINGS } from "./feature-spellings.ts";
import { splitRoomScope } from "./room-scope.ts";
import { splitStateBody } from "./state-body.ts";

const features = new Map<string, CapabilityFeature>(
  Object.entries(FEATURE_SPELLINGS).flatMap(([feature, spellings]) =>
    // The table's keys are exactly the features; `Object.entries` widens them.
    spellings.map((spelling) => [spelling, feature as CapabilityFeature] as const),
  ),
);

const EVENT =
  /^(?:(?:m|org\.matrix\.msc2762)\.(send|receive)\.(event|state_event)|(?:m|org\.matrix\.msc3819)\.(send|receive)\.to_device):(.+)$/s;
const TIMELINE = /^(?:m|org\.matrix\.msc2762)\.timeline:(\*|!.+)$/s;
const ROOM_ACCOUNT_DATA = /^com\.beeper\.capabilities\.receive\.room_account_data:(.+)$/s;
const MESSAGE = "m.room.message";
/** Not of those who define the protocol: what they will name tomorrow must not mean something else today. */
const OWN = /^(?!m\.|org\.matrix\.|io\.github\.react-matrix-widgets\b)[a-z][a-z0-9-]*(?:\.[a-z0-9_-]+)+$/;
const LONGEST_OWN = 255;

/**
 * Reads a capability as a widget spells it. Stable and unstable spellings of one capability are one value; what is not
 * understood, an empty event type included, is `unknown`. MSC2762, MSC3819, MSC2931, the other widget MSCs, and a
 * capability for one room, as the review of MSC2762 proposed it: `<NAMESPACE>.room:<percent-encoded id or *>:<capability>`.
 */
export function parseCapability(raw: string): Capability {
  const feature = features.get(raw);
  if (feature !== undefined) return { kind: "feature", feature };

  const room = TIMELINE.exec(raw)?.[1];
  if (room !== undefined) return { kind: "timeline", room };

  const accountDataType = ROOM_ACCOUNT_DATA.exec(raw)?.[1];
  if (accountDataType !== undefined) return { kind: "room-account-data", eventType: accountDataType };

  return parseRoomScoped(raw) ?? parseEventCapability(raw) ?? parseOwn(raw) ?? { kind: "unknown", raw };
}

function parseOwn(raw: string): Capability | undefined {
  return raw.length <= LONGEST_OWN && OWN.test(raw) ? { kind: "own", name: raw } : undefined;
}

/** A device is in no room, and a room within a room would mean nothing. */
function parseRoomScoped(raw: string): Capability | undefined {
  const scope = splitRoomScope(raw);
  if (scope === undefined) return undefined;
  const inner = parseEventCapability(scope.inner);
  if (inner?.kind !== "event" && inner?.kind !== "state-event") return undefined;
  return { kind: "room-scoped", room: scope.room, inner };
}

function parseEventCapability(raw: string): Capability | undefined {
  const [, roomDirection, kind, deviceDirection, body] = EVENT.exec(raw) ?? [];
  if (body === undefined) return undefined;

  if (isDirection(deviceDirection)) return { kind: "to-device", direction: deviceDirection, eventType: body };
  if (!isDirection(roomDirection)) return undefined;

  if (kind === "state_event") {
    const { eventType, stateKey } = splitStateBody(body);
    if (eventType === "") return undefined;
    return stateKey === undefined
      ? { kind: "state-event", direction: roomDirection, eventType }
      : { kind: "state-event", direction: roomDirection, eventType, stateKey };
  }

  // SPEC: `#` means something only after `m.room.message`; in any other type it is a letter.
  return body.startsWith(`${MESSAGE}#`)
    ? {
        kind: "event",
        direction: roomDirection,
        eventType: MESSAGE,
        msgtype: body.slice(MESSAGE.length + 1),
      }
    : { kind: "event", direction: roomDirection, eventType: body };
}

function isDirection(value: string | undefined): value is CapabilityDirection {
  return value === "send" || value === "receive";
}
