import type { WidgetApi } from "matrix-widget-api";
import { askFor } from "./ask-for.ts";
import { log } from "./log.ts";
import type { Scope, ScopeAction } from "./scope.ts";

/** A card with one button per action. The permission is asked for when a button first needs it. */
export function scopeCard(api: WidgetApi, scope: Scope): HTMLElement {
  const title = document.createElement("h2");
  title.textContent = scope.title;
  const actions = document.createElement("p");
  actions.className = "row";
  actions.append(...scope.actions.map((action) => actionButton(api, scope, action)));
  const card = document.createElement("section");
  card.className = "card";
  card.setAttribute("aria-label", scope.title);
  card.append(title, actions, ...(scope.picture ? [scope.picture] : []));
  return card;
}

function actionButton(api: WidgetApi, scope: Scope, action: ScopeAction): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = action.label;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await askFor(api, scope.capabilities);
      log({ kind: "result", title: action.label, value: await action.run() });
    } catch (problem) {
      log({ kind: "problem", title: action.label, problem });
    }
    button.disabled = false;
  });
  return button;
}
