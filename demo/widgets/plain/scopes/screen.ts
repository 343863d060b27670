import type { Scope, ScopeContext } from "../scope.ts";

/** Staying on the screen while the user looks at another room. */
export function screenScope({ api }: ScopeContext): Scope {
  return {
    title: "Screen",
    capabilities: ["m.always_on_screen"],
    actions: [
      { label: "Stay on screen", run: async () => ({ success: await api.setAlwaysOnScreen(true) }) },
      { label: "Stay no longer", run: async () => ({ success: await api.setAlwaysOnScreen(false) }) },
    ],
  };
}
