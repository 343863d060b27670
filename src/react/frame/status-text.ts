import type { FrameState } from "../frames/frame-state.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";

/** What a frame's live region says. Equal for states between which nothing changes for the user. */
export function statusText(state: FrameState, name: string, { status }: WidgetMessages): string {
  switch (state.status) {
    case "idle":
      return "";
    case "awaiting-consent":
      if (state.gate === "asking") return status.asking(name);
      return state.gate === "denied" ? status.denied(name) : status.awaitingConsent(name);
    case "loading":
      return status.loading(name);
    case "negotiating":
    case "ready":
      return status.ready(name);
    case "failed":
      return state.reason === "unsafe-url"
        ? status.unsafeUrl(name, state.problem)
        : status.failed(name, state.reason);
    case "ended":
      return status.ended(state.reason);
  }
}
