import { describe, expect, it } from "vitest";
import { parseMessage } from "../../../src/core/protocol/message.ts";

const request = {
  api: "fromWidget",
  requestId: "widgetapi-1",
  widgetId: "poll",
  action: "send_event",
  data: { type: "m.room.message", content: { body: "hi" } },
};
const response = {
  api: "toWidget",
  requestId: "widgetapi-1",
  widgetId: "poll",
  action: "capabilities",
  data: {},
  response: { capabilities: ["m.sticker"] },
};

const header = { requestId: "widgetapi-1", widgetId: "poll", action: "send_event" };

describe("parseMessage", () => {
  it("reads a request", () => {
    expect(parseMessage(request)).toEqual({
      kind: "request",
      api: "fromWidget",
      ...header,
      data: request.data,
      size: { textLength: 96, bytes: 0 },
      raw: request,
    });
  });

  it("reads a response", () => {
    expect(parseMessage(response)).toEqual({
      kind: "response",
      api: "toWidget",
      requestId: "widgetapi-1",
      widgetId: "poll",
      action: "capabilities",
      response: { capabilities: ["m.sticker"] },
    });
  });

  it("12. keeps the request as it came, unknown fields included", () => {
    const odd = { ...request, visible: true, "org.example.extra": { a: [1] } };
    expect(parseMessage(odd)).toHaveProperty("raw", odd);
  });

  it("takes a request without data for one that has nothing to say", () => {
    const { data: _data, ...bare } = request;
    expect(parseMessage(bare)).toMatchObject({ kind: "request", data: {} });
  });

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["a string", "hello"],
    ["a number", 7],
    ["an array", [request]],
    ["a Blob", new Blob(["x"])],
    ["a Map", new Map(Object.entries(request))],
    ["no fields", {}],
    ["no api", { ...request, api: undefined }],
    ["another api", { ...request, api: "sideways" }],
    ["no action", { ...request, action: undefined }],
    ["an empty action", { ...request, action: "" }],
    ["no request id", { ...request, requestId: undefined }],
    ["an empty request id", { ...request, requestId: "" }],
    ["a numeric request id", { ...request, requestId: 1 }],
    ["an endless request id", { ...request, requestId: "x".repeat(513) }],
    ["no widget id", { ...request, widgetId: undefined }],
    ["a widget id that is no string", { ...request, widgetId: ["poll"] }],
    ["React DevTools", { source: "react-devtools-content-script", payload: {} }],
  ])("4. ignores what is no message: %s", (_name, message) => {
    expect(parseMessage(message)).toBeUndefined();
  });

  it("6. ignores toWidget without a response", () => {
    const { response: _response, ...unanswered } = response;
    expect(parseMessage(unanswered)).toBeUndefined();
  });

  it("7. ignores fromWidget with a response", () => {
    expect(parseMessage({ ...request, response: {} })).toBeUndefined();
    expect(parseMessage({ ...request, response: { error: { message: "no" } } })).toBeUndefined();
  });

  it.each([
    ["null", null],
    ["an array", []],
    ["a string", "data"],
    ["a number", 0],
    ["a boolean", true],
    ["a Blob", new Blob(["x"])],
    ["a buffer", new ArrayBuffer(1)],
    ["a typed array", new Uint8Array(1)],
  ])("24. a request whose data is %s is still a request to be answered", (_name, data) => {
    const raw = { ...request, data };
    expect(parseMessage(raw)).toEqual({
      kind: "malformed-request",
      api: "fromWidget",
      ...header,
      problem: "data-not-an-object",
      raw,
    });
  });

  it.each([
    ["true", true],
    ["null", null],
    ["an array", []],
    ["a string", "ok"],
  ])("takes a response that is %s for an empty one", (_name, odd) => {
    expect(parseMessage({ ...response, response: odd })).toMatchObject({ kind: "response", response: {} });
  });
});
