import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { signIn } from "../../../../demo/client/session/sign-in.ts";
import { alice, demoPassword } from "../../../../demo/server/people.ts";
import { silenceSdk } from "../../../../demo/shared/silence-sdk.ts";
import { elementCall, WidgetProvider } from "../../../../src/index.ts";
import "../../../../src/styles.css";
import { type Place, Places } from "./places.tsx";

declare global {
  interface Window {
    /** Shows the call in another place; the same place again renders everything anew. */
    showCall?: (place: Place) => void;
  }
}

silenceSdk();
const query = new URLSearchParams(location.search);
const homeserverUrl = query.get("homeserver") ?? "";
const roomId = query.get("room") ?? "";
// The test shows a room's widget; an app that ships its call leaves `kinds` out.
const policy = elementCall({ origin: query.get("call") ?? "", kinds: ["room"] });
const { port } = await signIn(homeserverUrl, { ...alice, password: demoPassword });

let shown: { readonly place: Place } = { place: "left" };
let rerender = () => {};
const subscribe = (listener: () => void) => {
  rerender = listener;
  return () => {};
};

function Client() {
  const { place } = useSyncExternalStore(subscribe, () => shown);
  return (
    <WidgetProvider client={port} policy={policy} viewedRoomId={place === "nowhere" ? undefined : roomId}>
      <Places place={place} roomId={roomId} />
    </WidgetProvider>
  );
}

window.showCall = (place) => {
  shown = { place };
  rerender();
};
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Client />
    </StrictMode>,
  );
}
