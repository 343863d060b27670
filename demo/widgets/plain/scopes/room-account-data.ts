import type { Scope, ScopeContext } from "../scope.ts";

const type = "m.tag";

/** What the user keeps about this room for themselves: here, how they tagged it. */
export function roomAccountDataScope({ api }: ScopeContext): Scope {
  return {
    title: "Private room data",
    capabilities: [`com.beeper.capabilities.receive.room_account_data:${type}`],
    actions: [{ label: "Read my tags", run: () => api.readRoomAccountData(type) }],
  };
}
