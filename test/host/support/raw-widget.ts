import { vi } from "vitest";
import type { TestPage, Wire } from "./a-page.ts";
import { type TestSession, untilReady } from "./a-session.ts";

/** Posts a message to the host as it is. */
export async function post(page: TestPage<unknown>, message: unknown): Promise<void> {
  await page.run((_scope, { value }) => parent.postMessage(value, "*"), { value: message });
}

/** A well-formed request of the widget. */
export function aRequest(action: string, data: unknown = {}, fields: object = {}): Record<string, unknown> {
  return { api: "fromWidget", widgetId: "poll", requestId: `request-${requests++}`, action, data, ...fields };
}

let requests = 0;

/** Sends a request and resolves to the `response` of its reply. */
export async function ask(page: TestPage<unknown>, action: string, data: unknown = {}): Promise<Wire> {
  const request = aRequest(action, data);
  await post(page, request);
  return (await untilReply(page, String(request["requestId"]))).response;
}

export async function untilReply(page: TestPage<unknown>, requestId: string): Promise<Wire> {
  return vi.waitFor(() => {
    const [reply] = page.replies(requestId);
    if (reply === undefined) throw new Error(`There is no reply to ${requestId}`);
    return reply;
  });
}

/** Resolves to the last such request, once the page heard as many. */
export async function untilAsked(page: TestPage<unknown>, action: string, count = 1): Promise<Wire> {
  return vi.waitFor(() => {
    const request = page.asked(action)[count - 1];
    if (request === undefined) throw new Error(`${page.asked(action).length} times ${action}, not ${count}`);
    return request;
  });
}

export async function answer(page: TestPage<unknown>, request: Wire, response: unknown): Promise<void> {
  await post(page, { ...request, response });
}

/** Negotiates as a raw page would: these capabilities, these versions; for the first document or a later one. */
export async function negotiate(
  test: TestSession<unknown>,
  capabilities: readonly string[],
  versions: readonly string[] = [],
  document = 1,
): Promise<void> {
  const { page } = test;
  await answer(page, await untilAsked(page, "capabilities", document), { capabilities });
  await answer(page, await untilAsked(page, "supported_api_versions", document), {
    supported_versions: versions,
  });
  await untilReady(test);
  await untilAsked(page, "notify_capabilities", document);
}

/**
 * Resolves once the host has handled everything the page posted before, since messages keep their order: for tests of
 * what does not happen.
 */
export async function settled(page: TestPage<unknown>): Promise<void> {
  await ask(page, "supported_api_versions");
}
