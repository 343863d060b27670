import { WidgetApi } from "matrix-widget-api";
import { describeProblem } from "../shared/describe-problem.ts";
import { findPart } from "../shared/find-part.ts";
import { readParameters } from "../shared/read-parameters.ts";
import { allScopes } from "./all-scopes.ts";
import { followPermissions } from "./permissions.ts";
import { scopeCard } from "./scope-card.ts";
import { showIncoming } from "./show-incoming.ts";

const status = findPart("status", HTMLElement);

try {
  const parameters = readParameters();
  const api = new WidgetApi(parameters.widgetId, parameters.hostOrigin);
  const scopes = allScopes({ api, parameters });
  // With `?ask=first` everything is asked for at the start, in one go; otherwise each button asks for what it needs.
  if (new URLSearchParams(location.search).get("ask") === "first") {
    api.requestCapabilities(scopes.flatMap((scope) => scope.capabilities));
  }
  api.on("ready", () => {
    status.textContent = "ready";
  });
  showIncoming(api, parameters);
  const permissions = followPermissions(api);
  findPart("scopes", HTMLDivElement).append(...scopes.map((scope) => scopeCard(permissions, scope)));
  api.start();
  await api.sendContentLoaded();
} catch (problem) {
  status.classList.add("problem");
  status.textContent = describeProblem(problem);
}
