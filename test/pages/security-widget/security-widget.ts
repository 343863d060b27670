/** What the frame heard: every message, whoever sent it. */
export interface Heard {
  readonly origin: string;
  readonly fromHost: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into messages of every shape.
  readonly data: any;
}

/** The widget side written by hand, so that a test may break any rule of the protocol. */
export interface SecurityWidget {
  readonly id: string;
  readonly heard: readonly Heard[];
  /** The capabilities the host last said it approved; undefined before that. */
  approved(): readonly string[] | undefined;
  /** Posts anything to the host page. */
  post(message: unknown, transfer?: Transferable[]): void;
  /** A well-formed request; resolves to the whole reply, rejects when none comes in time. */
  request(action: string, data: unknown, requestId?: string): Promise<Record<string, unknown>>;
  /** The actions of the requests the host sent. */
  asked(): readonly string[];
}

declare global {
  interface Window {
    securityWidget: SecurityWidget;
  }
}

const query = new URLSearchParams(location.search);
const id = query.get("widgetId") ?? "";
const silentAbout = query.get("silentAbout");
const capabilities: unknown = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "[]");
const heard: Heard[] = [];
const waiting = new Map<string, (reply: Record<string, unknown>) => void>();
let approved: readonly string[] | undefined;
let requests = 0;

const answers: Record<string, object> = {
  capabilities: { capabilities },
  supported_api_versions: { supported_versions: ["0.0.2", "org.matrix.msc2762_update_state"] },
};

addEventListener("message", ({ data, origin, source }) => {
  heard.push({ data, origin, fromHost: source === window.parent });
  if (data?.api === "fromWidget" && data.response !== undefined) waiting.get(data.requestId)?.(data);
  if (data?.api !== "toWidget" || data.response !== undefined) return;
  if (data.action === silentAbout) return;
  if (data.action === "notify_capabilities") approved = data.data.approved;
  post({ ...data, response: answers[data.action] ?? {} });
});

function post(message: unknown, transfer: Transferable[] = []): void {
  window.parent.postMessage(message, "*", transfer);
}

export const securityWidget: SecurityWidget = {
  id,
  heard,
  post,
  approved: () => approved,
  asked: () => heard.filter(({ data }) => data?.api === "toWidget").map(({ data }) => data.action),
  request(action, data, requestId = `security-${++requests}`) {
    return new Promise((resolve, reject) => {
      waiting.set(requestId, resolve);
      setTimeout(() => reject(new Error(`No reply to ${action}`)), 8_000);
      post({ api: "fromWidget", requestId, widgetId: id, action, data });
    });
  },
};

window.securityWidget = securityWidget;
