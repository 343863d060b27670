import type { IModalWidgetCloseNotificationRequest } from "matrix-widget-api";
import { log } from "../log.ts";
import type { Scope, ScopeContext } from "../scope.ts";

/** A modal widget (MSC2790): another page of ours, shown by the client in a dialog, which returns an answer. */
export function modalScope({ api }: ScopeContext): Scope {
  api.on("action:close_modal", (event: CustomEvent<IModalWidgetCloseNotificationRequest>) => {
    event.preventDefault();
    const answer = event.detail.data;
    log({ kind: "incoming", title: answer["m.exited"] === true ? "Closed" : "Chosen", value: answer });
    api.transport.reply(event.detail, {});
  });
  const page = new URL("../modal/index.html?theme=$org.matrix.msc2873.client_theme", location.href);
  return {
    title: "Dialog",
    capabilities: [],
    actions: [
      {
        label: "Open a dialog",
        run: () =>
          api.openModalWidget(
            page.href,
            "Pick a colour",
            [
              { id: "choose", label: "Choose", kind: "m.primary", disabled: true },
              { id: "m.close", label: "Never mind", kind: "m.secondary" },
            ],
            { question: "Which colour shall the shed have?" },
          ),
      },
    ],
  };
}
