// Runs where SYNAPSE_URL names a Synapse 1.157 or newer, else reports the skip. That Synapse needs open registration
// (m.login.dummy), delayed events, sticky events, rtc/transports, one TURN server and no rate limits:
// test/client-port/synapse has its configuration, and how to start it.

import { describe } from "vitest";
import { describeClientPort } from "../client-port/contract.ts";
import { createSdkHarness } from "./sdk-harness.ts";

const baseUrl = process.env["SYNAPSE_URL"]?.replace(/\/+$/, "");

describe.skipIf(baseUrl === undefined)("where SYNAPSE_URL is given", () => {
  describeClientPort("matrix-js-sdk on Synapse", () => createSdkHarness({ baseUrl: `${baseUrl}`, fetch }));
});
