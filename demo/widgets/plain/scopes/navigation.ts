import type { Scope, ScopeContext } from "../scope.ts";

/** Taking the user to another place in Matrix (MSC2931). */
export function navigationScope({ api, parameters }: ScopeContext): Scope {
  return {
    title: "Navigation",
    capabilities: ["org.matrix.msc2931.navigate"],
    actions: [
      {
        label: "Show this room",
        run: () => api.navigateTo(`https://matrix.to/#/${encodeURIComponent(parameters.roomId)}`),
      },
      {
        label: "Show a user",
        run: () => api.navigateTo(`https://matrix.to/#/${encodeURIComponent(parameters.userId)}`),
      },
      { label: "Leave for the web", run: () => api.navigateTo("https://example.org/") },
    ],
  };
}
