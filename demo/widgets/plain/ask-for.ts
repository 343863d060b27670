import type { INotifyCapabilitiesActionRequest, WidgetApi } from "matrix-widget-api";

/** Asks for what is not granted yet (MSC2974) and waits for the answer, however long the user takes. */
export async function askFor(api: WidgetApi, capabilities: readonly string[]): Promise<void> {
  const missing = capabilities.filter((capability) => !api.hasCapability(capability));
  if (missing.length === 0) return;

  const answered = new Promise<readonly string[]>((resolve) => {
    api.once("action:notify_capabilities", (event: CustomEvent<INotifyCapabilitiesActionRequest>) =>
      resolve(event.detail.data.approved),
    );
  });
  api.requestCapabilities([...missing]);
  await api.updateRequestedCapabilities();
  const approved = await answered;
  const refused = missing.filter((capability) => !approved.includes(capability));
  if (refused.length > 0) throw new Error(`The user refused ${refused.join(", ")}.`);
}
