import { NAMESPACE } from "../core/namespace.ts";
import { requireExtension } from "./extensions.ts";
import type { WidgetConnection } from "./widget-connection.ts";

/** How a message left. */
export interface CompactReceipt {
  /** Undefined where the client does not know. */
  readonly encrypted: boolean | undefined;
  /** The devices that could not be reached, by the user they belong to. */
  readonly unreached: Readonly<Record<string, readonly string[]>>;
}

/** One content for many devices. */
export interface CompactToDeviceMessage {
  readonly type: string;
  readonly content: object;
  /** The devices of each user; `*` means all of them. */
  readonly recipients: Readonly<Record<string, readonly string[]>>;
  /** A wish: the client encrypts also where it is false, if the room or the user wants that. @default true */
  readonly encrypted?: boolean | undefined;
}

/**
 * Sends one content to many devices, without repeating it for each. Resolves once the homeserver has it, which may take a
 * minute, so give `api.transport.timeoutSeconds` as much. MSC3819.
 *
 * @throws WidgetError `unsupported` where the client does not offer it
 * @throws WidgetApiResponseError where the widget may not send the type, or the homeserver refused
 */
export async function sendToDeviceCompact(
  api: WidgetConnection,
  { type, content, recipients, encrypted = true }: CompactToDeviceMessage,
): Promise<CompactReceipt> {
  await requireExtension(api, "compactRecipients");
  const response = await api.transport.send<Record<string, unknown>, CompactResponse>("send_to_device", {
    type,
    encrypted,
    [`${NAMESPACE}.recipients`]: recipients,
    [`${NAMESPACE}.content`]: content,
  });
  return { encrypted: response[ENCRYPTED], unreached: response[FAILURES] ?? {} };
}

const ENCRYPTED = `${NAMESPACE}.encrypted` as const;
const FAILURES = `${NAMESPACE}.failures` as const;

type CompactResponse = {
  readonly [ENCRYPTED]?: boolean;
  readonly [FAILURES]?: CompactReceipt["unreached"];
};
