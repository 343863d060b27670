import type { Requester } from "./devices.ts";
import type { ServerState } from "./server-state.ts";

/** Ends a device: its token, its keys and what waited for it. Open requests of it end too. */
export function signOut(server: ServerState, device: Requester): void {
  server.devices.logout(device);
  server.deviceKeys.remove(device);
  server.toDevice.remove(device);
  server.deviceListChanges.mark(device.userId, server.stream.advance());
}
