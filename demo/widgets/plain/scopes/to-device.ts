import { pingType } from "../../shared/event-types.ts";
import type { Scope, ScopeContext } from "../scope.ts";

/** Messages to devices (MSC3819), encrypted and not. */
export function toDeviceScope({ api, parameters }: ScopeContext): Scope {
  const sendToMyself = (encrypted: boolean) =>
    api.sendToDevice(pingType, encrypted, { [parameters.userId]: { "*": { text: "ping", encrypted } } });
  return {
    title: "Messages to devices",
    capabilities: [
      `org.matrix.msc3819.send.to_device:${pingType}`,
      `org.matrix.msc3819.receive.to_device:${pingType}`,
    ],
    actions: [
      { label: "Ping my devices", run: () => sendToMyself(false) },
      { label: "Ping them encrypted", run: () => sendToMyself(true) },
    ],
  };
}
