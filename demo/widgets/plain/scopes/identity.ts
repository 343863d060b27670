import type { Scope, ScopeContext } from "../scope.ts";

/** An OpenID token: proves to a third party who the user is. It has no capability; the client asks each time. */
export function identityScope({ api }: ScopeContext): Scope {
  return {
    title: "Identity",
    capabilities: [],
    actions: [
      {
        label: "Get an identity token",
        run: async () => {
          const { access_token, ...rest } = await api.requestOpenIDConnectToken();
          return { ...rest, access_token: access_token === undefined ? undefined : "(received)" };
        },
      },
    ],
  };
}
