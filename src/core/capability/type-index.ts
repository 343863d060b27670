import type { Capability, CapabilityDirection } from "./capability.ts";

export interface TypeIndex {
  /** Anything but a string as `msgtype` needs the capability for all messages. */
  hasEvent(eventType: string, msgtype?: unknown): boolean;
  hasState(eventType: string, stateKey: string | true): boolean;
  hasToDevice(eventType: string): boolean;
}

/** By event type: the msgtypes or state keys allowed, or all of them. */
type Allowed = Map<string, Set<string> | "all">;

/** Indexes the event capabilities of one direction. */
export function createTypeIndex(
  capabilities: Iterable<Capability>,
  direction: CapabilityDirection,
): TypeIndex {
  const events: Allowed = new Map();
  const states: Allowed = new Map();
  const toDevice = new Set<string>();

  for (const capability of capabilities) {
    if (!("direction" in capability) || capability.direction !== direction) continue;
    if (capability.kind === "event") allow(events, capability.eventType, capability.msgtype);
    else if (capability.kind === "state-event") allow(states, capability.eventType, capability.stateKey);
    else toDevice.add(capability.eventType);
  }

  return {
    hasEvent: (eventType, msgtype) => includes(events.get(eventType), msgtype),
    hasState: (eventType, stateKey) => includes(states.get(eventType), stateKey),
    hasToDevice: (eventType) => toDevice.has(eventType),
  };
}

function allow(index: Allowed, eventType: string, key: string | undefined): void {
  const allowed = index.get(eventType);
  if (key === undefined || allowed === "all") index.set(eventType, "all");
  else if (allowed) allowed.add(key);
  else index.set(eventType, new Set([key]));
}

function includes(allowed: Set<string> | "all" | undefined, key: unknown): boolean {
  if (allowed === undefined) return false;
  return allowed === "all" || (typeof key === "string" && allowed.has(key));
}
