import { createRoomWidgetClient, type MatrixClient, MemoryStore } from "matrix-js-sdk";
import { MatrixRTCSessionEvent } from "matrix-js-sdk/lib/matrixrtc/index.js";
import { WidgetApi } from "matrix-widget-api";
import { silentLogger } from "../homeserver/silent-logger.ts";
import { inFrame, type JoinedWindows } from "./joined-windows.ts";
import { MEMBER_TYPE, TIMINGS } from "./timings.ts";

export interface CallPlace {
  readonly roomId: string;
  readonly userId: string;
  readonly deviceId: string;
  /** What the homeserver says at `/versions`, all that a widget asks of it directly. */
  readonly versions: object;
}

export const CALL_WIDGET_ID = "call";

/** A call without media: matrix-js-sdk's client for widgets, and its membership manager. */
export class CallWidget {
  readonly #windows: JoinedWindows;
  readonly #api: WidgetApi;
  readonly #client: MatrixClient;
  readonly #place: CallPlace;
  readonly #onGivenUp: () => void;
  #isOver = false;

  /** `onGivenUp`: the membership manager stopped for an error that it knows no way out of. */
  constructor(windows: JoinedWindows, place: CallPlace, onGivenUp: () => void) {
    const { roomId, userId, deviceId, versions } = place;
    this.#windows = windows;
    this.#place = place;
    this.#onGivenUp = onGivenUp;
    const capabilities = {
      sendState: [{ eventType: MEMBER_TYPE, stateKey: `_${userId}_${deviceId}_m.call` }],
      receiveState: ["m.room.create", "m.room.member", MEMBER_TYPE].map((eventType) => ({ eventType })),
      sendDelayedEvents: true,
      updateDelayedEvents: true,
    };
    [this.#api, this.#client] = inFrame(windows, () => {
      const api = new WidgetApi(CALL_WIDGET_ID, "https://app.example.org");
      const client = createRoomWidgetClient(api, capabilities, roomId, {
        baseUrl: "http://hs.localhost",
        userId,
        deviceId,
        store: new MemoryStore(),
        logger: silentLogger,
        fetchFn: async () => Response.json(versions),
      });
      return [api, client] as const;
    });
  }

  /** Joins as soon as the host has said what the widget may do. */
  async join(): Promise<void> {
    await this.#client.startClient();
    this.#call()?.on(MatrixRTCSessionEvent.MembershipManagerError, () => {
      if (!this.#isOver) this.#onGivenUp();
    });
    this.enter();
  }

  /** True if all was said that had to be. */
  async hangUp(): Promise<boolean> {
    this.#isOver = true;
    return (await this.#call()?.leaveRoomSession(15_000)) ?? false;
  }

  /** The id of the user's own member event, as the widget was told it. */
  seenMembership(): string | undefined {
    const { roomId } = this.#place;
    return this.#client.getRoom(roomId)?.currentState.getStateEvents(MEMBER_TYPE)[0]?.getId();
  }

  /** The document is gone, with everything that ran in it. */
  die(): void {
    this.#isOver = true;
    inFrame(this.#windows, () => this.#api.transport.stop());
    this.#client.stopClient();
  }

  /** Joins, or joins anew. */
  enter(): void {
    if (this.#isOver) return;
    const { roomId } = this.#place;
    const focus = { type: "livekit", livekit_service_url: "https://sfu.example.org", livekit_alias: roomId };
    this.#call()?.joinRoomSession([focus], undefined, TIMINGS);
  }

  #call() {
    const room = this.#client.getRoom(this.#place.roomId);
    return room === null ? undefined : this.#client.matrixRTC.getRoomSession(room);
  }
}
