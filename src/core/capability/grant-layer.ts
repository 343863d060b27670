import type { Capability } from "./capability.ts";
import { createTypeIndex, type TypeIndex } from "./type-index.ts";

/** Capabilities that count in the same rooms, indexed. */
export interface GrantLayer<One extends Capability = Capability> {
  readonly send: TypeIndex;
  readonly receive: TypeIndex;
  /** What may be delivered, each once: none covers another. */
  readonly received: readonly One[];
}

export function createGrantLayer<One extends Capability>(capabilities: readonly One[]): GrantLayer<One> {
  const receive = createTypeIndex(capabilities, "receive");
  return {
    send: createTypeIndex(capabilities, "send"),
    receive,
    received: capabilities.filter((one) => isReceived(one) && !isCovered(one, receive)),
  };
}

function isReceived(capability: Capability): boolean {
  return "direction" in capability && capability.direction === "receive";
}

function isCovered(capability: Capability, receivable: TypeIndex): boolean {
  if (capability.kind === "event") {
    return capability.msgtype !== undefined && receivable.hasEvent(capability.eventType);
  }
  return (
    capability.kind === "state-event" &&
    capability.stateKey !== undefined &&
    receivable.hasState(capability.eventType, true)
  );
}
