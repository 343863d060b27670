import type { Scope, ScopeContext } from "../scope.ts";

/** How calls can travel (MSC4515). */
export function rtcTransportsScope({ api }: ScopeContext): Scope {
  return {
    title: "Call transports",
    capabilities: ["org.matrix.msc4515.rtc_transports"],
    actions: [{ label: "List transports", run: () => api.getRtcTransports() }],
  };
}
