import type { INotifyCapabilitiesActionRequest, WidgetApi } from "matrix-widget-api";

/** What the page may do, as the client said last. */
export interface Permissions {
  /** Asks for what is not granted yet (MSC2974) and waits for the answer, however long the user takes. */
  ask(capabilities: readonly string[]): Promise<void>;
}

const EVERY_ROOM = "org.matrix.msc2762.timeline:*";

/** The user may limit every room to some; the client then says which. */
function isOfOneRoom(capability: string): boolean {
  return capability.startsWith("org.matrix.msc2762.timeline:!");
}

// The library itself keeps only what was approved at the start.
export function followPermissions(api: WidgetApi): Permissions {
  let approved: readonly string[] = [];
  const has = (capability: string) =>
    approved.includes(capability) || (capability === EVERY_ROOM && approved.some(isOfOneRoom));
  api.on("action:notify_capabilities", (event: CustomEvent<INotifyCapabilitiesActionRequest>) => {
    approved = event.detail.data.approved;
  });

  return {
    async ask(capabilities) {
      const missing = capabilities.filter((capability) => !has(capability));
      if (missing.length === 0) return;
      const answered = new Promise((resolve) => api.once("action:notify_capabilities", resolve));
      api.requestCapabilities([...missing]);
      await api.updateRequestedCapabilities();
      await answered;
      const refused = missing.filter((capability) => !has(capability));
      if (refused.length > 0) throw new Error(`The user refused ${refused.join(", ")}.`);
    },
  };
}
