import type { ITurnServer } from "matrix-widget-api";
import type { Scope, ScopeContext } from "../scope.ts";

/** TURN servers (MSC3846): credentials now, and new ones whenever these run out. */
export function turnScope({ api }: ScopeContext): Scope {
  let watch: AsyncGenerator<ITurnServer> | undefined;
  return {
    title: "TURN servers",
    capabilities: ["town.robin.msc3846.turn_servers"],
    actions: [
      {
        label: "Watch",
        run: async () => {
          watch ??= api.getTurnServers();
          const { value } = await watch.next();
          return value === undefined ? "none" : { uris: value.uris };
        },
      },
      {
        label: "Stop watching",
        run: async () => {
          await watch?.return(undefined);
          watch = undefined;
        },
      },
    ],
  };
}
