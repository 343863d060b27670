import { log } from "./log.ts";
import type { Permissions } from "./permissions.ts";
import type { Scope, ScopeAction } from "./scope.ts";

/** A card with one button per action. The permission is asked for when a button first needs it. */
export function scopeCard(permissions: Permissions, scope: Scope): HTMLElement {
  const title = document.createElement("h2");
  title.textContent = scope.title;
  const actions = document.createElement("p");
  actions.className = "row";
  actions.append(...scope.actions.map((action) => actionButton(permissions, scope, action)));
  const card = document.createElement("section");
  card.className = "card";
  card.setAttribute("aria-label", scope.title);
  card.append(title, actions, ...(scope.picture ? [scope.picture] : []));
  return card;
}

function actionButton(permissions: Permissions, scope: Scope, action: ScopeAction): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = action.label;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await permissions.ask(scope.capabilities);
      log({ kind: "result", title: action.label, value: await action.run() });
    } catch (problem) {
      log({ kind: "problem", title: action.label, problem });
    }
    button.disabled = false;
  });
  return button;
}
