import type { Frame } from "puppeteer-core";
import type {} from "../../pages/security-widget/security-widget.ts";

/** Sends a well-formed request from the widget's page and gives back the `response` of its one reply. */
export async function request(
  frame: Frame,
  action: string,
  data: object = {},
): Promise<Record<string, unknown>> {
  const reply = await frame.evaluate((a, d) => window.securityWidget.request(a, d), action, data);
  return reply["response"] as Record<string, unknown>;
}

/** Posts a message from any page to the host page, as it is. */
export async function post(frame: Frame, message: object): Promise<void> {
  await frame.evaluate((sent) => window.top?.postMessage(sent, "*"), message);
}

/** Waits until the host has said what it approves, and gives that back. */
export async function approved(frame: Frame): Promise<readonly string[]> {
  await frame.waitForFunction(() => window.securityWidget?.approved() !== undefined, { polling: 20 });
  return (await frame.evaluate(() => window.securityWidget.approved())) ?? [];
}

/** Whether a reply is an error, and which. */
export function errorOf(response: Record<string, unknown>): string | undefined {
  const error = response["error"] as { message?: string } | undefined;
  return error?.message;
}

/** The bodies of the messages that the host delivered to the widget. */
export function heardBodies(frame: Frame): Promise<readonly unknown[]> {
  return frame.evaluate(() =>
    window.securityWidget.heard
      .filter(({ data }) => data?.api === "toWidget" && data.action === "send_event")
      .map(({ data }) => data.data.content.body),
  );
}

/** Waits until the widget was delivered a message with this body. */
export async function hears(frame: Frame, body: string): Promise<void> {
  await frame.waitForFunction(
    (wanted) => window.securityWidget.heard.some(({ data }) => data?.data?.content?.body === wanted),
    { polling: 20 },
    body,
  );
}
