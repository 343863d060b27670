import * as v from "valibot";
import { isPlainObject } from "../core/is-plain-object.ts";
import type { ToDeviceContents } from "../core/matrix/matrix-client-port.ts";
import type { ToDeviceReceipt } from "../core/session/session-driver.ts";
import { isReservedToDeviceType } from "../core/to-device/reserved-types.ts";
import { WidgetError } from "../core/widget-error.ts";
import { DEFAULT_TO_DEVICE_SCOPE, type MatrixWidgetDriverOptions } from "./driver-options.ts";
import type { EventContent } from "./event-content.ts";
import { mustEncryptToDevice } from "./to-device-encryption.ts";
import { scopeContents } from "./to-device-scope.ts";

// A schema of records would copy a content, and drop keys of it.
const contentSchema = v.custom<EventContent>(isPlainObject);
const contentsSchema = v.record(v.string(), v.record(v.string(), contentSchema));

export interface ToDeviceToSend {
  readonly type: string;
  /** What the widget asks for; it gets no less than the policy says. */
  readonly encrypted: boolean;
  /** By user id and device id. */
  readonly contents: unknown;
}

/**
 * Sends to devices (MSC3819), encrypted and scoped as the options say, and resolves once the homeserver has taken the
 * messages. Types that belong to end-to-end encryption itself are refused: a widget could steal or forge keys.
 */
export async function sendToDevice(
  options: MatrixWidgetDriverOptions,
  message: ToDeviceToSend,
): Promise<ToDeviceReceipt> {
  const { client, widget, roomId, toDeviceScope = DEFAULT_TO_DEVICE_SCOPE } = options;
  const { type } = message;
  if (isReservedToDeviceType(type)) {
    throw new WidgetError(
      "invalid-argument",
      `To-device messages of type ${type} are reserved for the client's own encryption. Nothing was sent.`,
    );
  }
  const contents = scopeContents(parseContents(message.contents), {
    mode: toDeviceScope,
    roomId,
    widgetType: widget.type,
  });
  const encrypted = mustEncryptToDevice(options, message.encrypted);
  // Whom nothing is taken from is told nothing either.
  const excludeUnverified = client.excludesUnverifiedDevices?.(roomId) ?? false;
  const request = { type, encrypted, contents, ...(encrypted && excludeUnverified && { excludeUnverified }) };
  return { encrypted, failures: await client.sendToDevice(request) };
}

function parseContents(contents: unknown): ToDeviceContents {
  const parsed = v.safeParse(contentsSchema, contents);
  if (parsed.success) return parsed.output;
  throw new WidgetError(
    "invalid-argument",
    "The to-device messages are no map of user id to device id to content. Nothing was sent.",
  );
}
