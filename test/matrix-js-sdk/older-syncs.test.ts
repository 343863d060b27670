import { describe, onTestFinished } from "vitest";
import { createHomeserver } from "../../src/homeserver/index.ts";
import type { PortHarness } from "../client-port/port-harness.ts";
import { describeState } from "../client-port/state.ts";
import { describeStickyEvents } from "../client-port/sticky-events.ts";
import { describeTimeline } from "../client-port/timeline.ts";
import type { Fetch } from "../client-port/wire.ts";
import { createSdkHarness } from "./sdk-harness.ts";

/** As a homeserver without MSC4222: state is that of the start of the timeline. */
function withoutStateAfter(fetch: Fetch): Fetch {
  return (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    url.searchParams.delete("org.matrix.msc4222.use_state_after");
    return fetch(new Request(url, request));
  };
}

describe("matrix-js-sdk on a homeserver without state_after, started with the SDK's defaults", () => {
  const createHarness = (): PortHarness => {
    const homeserver = createHomeserver();
    onTestFinished(() => homeserver.close());
    return createSdkHarness(
      { baseUrl: "http://hs.localhost", fetch: withoutStateAfter(homeserver.fetch) },
      {},
    );
  };
  describeTimeline(createHarness);
  describeState(createHarness);
  describeStickyEvents(createHarness);
});
