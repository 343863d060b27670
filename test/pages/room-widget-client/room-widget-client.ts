import { createRoomWidgetClient, type MatrixClient, MemoryStore } from "matrix-js-sdk";
import { WidgetApi } from "matrix-widget-api";
import { openLink } from "../link.ts";
import { outcomeOf } from "../outcome.ts";
import type { ClientOptions } from "./client-options.ts";

const parameters = new URLSearchParams(location.search);
const options = JSON.parse(parameters.get("client") ?? "{}") as ClientOptions;
const { userId, deviceId } = options;

const api = new WidgetApi(parameters.get("widgetId"), new URL(parameters.get("parentUrl") ?? "").origin);
const client = createRoomWidgetClient(api, options.capabilities, options.roomId, {
  baseUrl: "http://hs.localhost",
  userId,
  deviceId,
  // The SDK's own choice reads `localStorage`, which is closed to pages of other sites in a private window.
  store: new MemoryStore(),
  fetchFn: async (input) =>
    String(input).endsWith("/_matrix/client/versions")
      ? Response.json(options.versions)
      : Response.json({ errcode: "M_UNRECOGNIZED", error: "A widget has no token" }, { status: 404 }),
});

/** A matrix-js-sdk client whose homeserver is the host around the frame. */
export interface RoomWidgetClientScope {
  readonly api: WidgetApi;
  readonly client: MatrixClient;
  readonly outcomeOf: typeof outcomeOf;
}

const scope: RoomWidgetClientScope = { api, client, outcomeOf };
openLink(scope);
