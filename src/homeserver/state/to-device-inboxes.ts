import type { JsonObject } from "../http/json-object.ts";
import type { Requester } from "./devices.ts";

export interface ToDeviceMessage {
  readonly type: string;
  readonly sender: string;
  readonly content: JsonObject;
}

interface Waiting {
  readonly position: number;
  readonly message: ToDeviceMessage;
}

/** Messages between devices wait here until the receiving device syncs from a point after them. */
export class ToDeviceInboxes {
  readonly #inboxes = new Map<string, readonly Waiting[]>();

  add(device: Requester, message: ToDeviceMessage, position: number): void {
    const inbox = this.#inboxes.get(inboxName(device)) ?? [];
    this.#inboxes.set(inboxName(device), [...inbox, { position, message }]);
  }

  /** Everything the device has not acknowledged, oldest first. */
  read(device: Requester): readonly Waiting[] {
    return this.#inboxes.get(inboxName(device)) ?? [];
  }

  /** Forgets what the device has seen. */
  acknowledge(device: Requester, upTo: number): void {
    const inbox = this.#inboxes.get(inboxName(device)) ?? [];
    this.#inboxes.set(
      inboxName(device),
      inbox.filter(({ position }) => position > upTo),
    );
  }

  remove(device: Requester): void {
    this.#inboxes.delete(inboxName(device));
  }
}

const inboxName = ({ userId, deviceId }: Requester) => JSON.stringify([userId, deviceId]);
