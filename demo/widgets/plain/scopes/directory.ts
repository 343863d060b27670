import type { Scope, ScopeContext } from "../scope.ts";

/** The user directory (MSC3973). */
export function directoryScope({ api }: ScopeContext): Scope {
  return {
    title: "People",
    capabilities: ["org.matrix.msc3973.user_directory_search"],
    actions: [{ label: "Look for bob", run: () => api.searchUserDirectory("bob", 5) }],
  };
}
