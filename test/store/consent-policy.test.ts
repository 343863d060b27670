import { expect, it } from "vitest";
import { consultPolicy, type PolicyAnswer } from "../../src/store/consent-policy.ts";
import { aCapabilitiesRequest, aLoadRequest } from "./a-request.ts";

const asked = aCapabilitiesRequest(["m.sticker", "m.always_on_screen"]);

it("asks the user where there is no policy", () => {
  expect(consultPolicy(undefined, asked)).toBe("ask");
});

it("takes a plain answer at once and a promised one when it comes", async () => {
  expect(consultPolicy(() => "deny", asked)).toEqual({ outcome: "deny" });
  expect(await consultPolicy(async (): Promise<PolicyAnswer> => "deny", asked)).toEqual({ outcome: "deny" });
});

it("understands allow as every line of the request", () => {
  expect(consultPolicy(() => "allow", asked)).toEqual({
    outcome: "allow",
    approved: ["m.sticker", "m.always_on_screen"],
  });
  expect(consultPolicy(() => "allow", aLoadRequest())).toEqual({ outcome: "allow", approved: [] });
});

it("T-50 approves nothing that was not asked for", () => {
  const approved = ["m.sticker", "org.matrix.msc2762.timeline:*"];
  expect(consultPolicy(() => ({ approved }), asked)).toEqual({ outcome: "allow", approved: ["m.sticker"] });
});

it("T-50 takes a list of capabilities for no answer about a page or an account", () => {
  expect(consultPolicy(() => ({ approved: [] }), aLoadRequest())).toBe("ask");
});

it("asks the user when the policy gives no answer", async () => {
  // An app without types may forget to answer.
  const silent = () => JSON.parse("null") as PolicyAnswer;
  expect(consultPolicy(silent, asked)).toBe("ask");
  expect(await consultPolicy(async () => silent(), asked)).toBe("ask");
  expect(consultPolicy(silent, aLoadRequest())).toBe("ask");
});

it("asks the user when the policy fails", async () => {
  const failing = () => {
    throw new Error("policy");
  };
  expect(consultPolicy(failing, asked)).toBe("ask");
  expect(await consultPolicy(async () => failing(), asked)).toBe("ask");
});
