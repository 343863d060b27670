import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { silenceSdk } from "../shared/silence-sdk.ts";
import { App } from "./App.tsx";
import { loadDemoConfig } from "./demo-config.ts";
import { signIn } from "./session/sign-in.ts";

silenceSdk();
const { homeserverUrl, users } = await loadDemoConfig();
const wanted = new URLSearchParams(location.search).get("user");
const shown = users.filter((user) => wanted === null || user.username === wanted);

// Here and not in a component: a device must not sign in twice because React renders twice.
const seats = shown.map((user) => ({ user, signingIn: signIn(homeserverUrl, user) }));

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App users={users} seats={seats} />
    </StrictMode>,
  );
}
