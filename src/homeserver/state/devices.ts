import { createRandomId, createReadableId } from "./random-id.ts";

/** Who asks: one signed-in device of one user. */
export interface Requester {
  readonly userId: string;
  readonly deviceId: string;
}

export interface Device extends Requester {
  displayName: string | undefined;
  accessToken: string;
}

/** Signed-in devices and their access tokens. */
export class Devices {
  readonly #byToken = new Map<string, Device>();

  /** Signs a device in. A known device id gets a new token, and its old one stops working. */
  login(userId: string, deviceId: string = createReadableId(10), displayName?: string | undefined): Device {
    const known = this.get(userId, deviceId);
    if (known !== undefined) this.#byToken.delete(known.accessToken);
    const device: Device = {
      userId,
      deviceId,
      displayName: displayName ?? known?.displayName,
      accessToken: `syt_${createRandomId(32)}`,
    };
    this.#byToken.set(device.accessToken, device);
    return device;
  }

  logout(requester: Requester): void {
    const device = this.get(requester.userId, requester.deviceId);
    if (device !== undefined) this.#byToken.delete(device.accessToken);
  }

  findByToken(token: string): Device | undefined {
    return this.#byToken.get(token);
  }

  get(userId: string, deviceId: string): Device | undefined {
    return this.ofUser(userId).find((device) => device.deviceId === deviceId);
  }

  ofUser(userId: string): readonly Device[] {
    return [...this.#byToken.values()].filter((device) => device.userId === userId);
  }
}
