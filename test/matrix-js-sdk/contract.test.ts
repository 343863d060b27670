import { onTestFinished } from "vitest";
import { createHomeserver } from "../../src/homeserver/index.ts";
import { describeClientPort } from "../client-port/contract.ts";
import { createSdkHarness } from "./sdk-harness.ts";

describeClientPort("matrix-js-sdk on the development homeserver", () => {
  const homeserver = createHomeserver({
    rtcTransports: [{ type: "livekit", livekit_service_url: "http://127.0.0.1:7881/livekit/jwt" }],
    turnServers: {
      uris: ["turn:127.0.0.1:3478?transport=udp"],
      username: "user",
      password: "pass",
      ttl: 600,
    },
  });
  onTestFinished(() => homeserver.close());
  return createSdkHarness({ baseUrl: "http://hs.localhost", fetch: homeserver.fetch });
});
