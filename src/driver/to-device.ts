import * as v from "valibot";
import { isPlainObject } from "../core/is-plain-object.ts";
import type {
  MatrixClientPort,
  ToDeviceContents,
  ToDeviceFailures,
} from "../core/matrix/matrix-client-port.ts";
import { isReservedToDeviceType } from "../core/to-device/reserved-types.ts";
import { WidgetError } from "../core/widget-error.ts";
import type { EventContent } from "./event-content.ts";

// A schema of records would copy a content, and drop keys of it.
const contentSchema = v.custom<EventContent>(isPlainObject);
const contentsSchema = v.record(v.string(), v.record(v.string(), contentSchema));

export interface ToDeviceToSend {
  readonly type: string;
  readonly encrypted: boolean;
  /** By user id and device id. */
  readonly contents: unknown;
}

/**
 * Sends to devices (MSC3819) and resolves, once the homeserver has taken the messages, to those devices that could not
 * be reached. Types that belong to end-to-end encryption itself are refused: a widget could steal or forge keys.
 */
export async function sendToDevice(
  client: MatrixClientPort,
  message: ToDeviceToSend,
): Promise<ToDeviceFailures> {
  if (isReservedToDeviceType(message.type)) {
    throw new WidgetError(
      "invalid-argument",
      `To-device messages of type ${message.type} are reserved for the client's own encryption. Nothing was sent.`,
    );
  }
  return client.sendToDevice({
    type: message.type,
    encrypted: message.encrypted,
    contents: parseContents(message.contents),
  });
}

function parseContents(contents: unknown): ToDeviceContents {
  const parsed = v.safeParse(contentsSchema, contents);
  if (parsed.success) return parsed.output;
  throw new WidgetError(
    "invalid-argument",
    "The to-device messages are no map of user id to device id to content. Nothing was sent.",
  );
}
