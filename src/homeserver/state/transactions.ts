import type { Requester } from "./devices.ts";

/** Answers by transaction, so that a request sent twice by one device takes effect once. */
export class Transactions {
  readonly #answers = new Map<string, object>();

  /** The first answer given to this request of this device; makes it if there is none. A failure is not remembered. */
  run<Answer extends object>(device: Requester, request: readonly string[], answer: () => Answer): Answer {
    const name = JSON.stringify([device.userId, device.deviceId, ...request]);
    const known = this.#answers.get(name);
    // The name contains the endpoint, so that its answers are all of one type.
    if (known !== undefined) return known as Answer;
    const made = answer();
    this.#answers.set(name, made);
    return made;
  }
}
