import type { Homeserver } from "../../src/homeserver/index.ts";
import type { Recorder } from "./recorder.ts";
import type { Weather } from "./weather.ts";

const HANGS_MS = 30_000;
const FAILS_MS = 40;

/** The network of one page of an app, between it and the homeserver. */
export class Network {
  readonly #homeserver: Homeserver;
  readonly #weather: Weather;
  readonly #recorder: Recorder;
  readonly #userId: string;
  readonly #page = new AbortController();
  /** The widget in the app's call. */
  widget = 0;

  constructor(homeserver: Homeserver, weather: Weather, recorder: Recorder, userId: string) {
    this.#homeserver = homeserver;
    this.#weather = weather;
    this.#recorder = recorder;
    this.#userId = userId;
  }

  /** The page is gone: what has not arrived never does, and nobody hears an answer. */
  cut(): void {
    this.#page.abort();
  }

  readonly fetch = (input: Request | URL | string, init: RequestInit = {}): Promise<Response> => {
    const { signal } = init;
    return new Promise((resolve, reject) => {
      const settle = (outcome: () => void): void => {
        if (!this.#page.signal.aborted) outcome();
      };
      signal?.addEventListener("abort", () => settle(() => reject(signal.reason)), { once: true });
      this.#carry(input instanceof Request ? input.url : input, init).then(
        (response) => settle(() => resolve(response)),
        (error) => settle(() => reject(error)),
      );
    });
  };

  async #carry(url: URL | string, init: RequestInit): Promise<Response> {
    const leftAtMs = Date.now();
    const { widget } = this;
    const condition = this.#weather.at(leftAtMs);
    if (condition.kind === "lost") return this.#fail(FAILS_MS);
    if (condition.kind === "hung") return this.#fail(HANGS_MS);
    const wayMs = "wayMs" in condition ? condition.wayMs : FAILS_MS;
    await this.#wait(wayMs);
    if (condition.kind === "limited") return this.#return(limited(condition.retryAfterMs), wayMs);
    if (condition.kind === "broken")
      return this.#return(new Response("Bad gateway", { status: condition.status }), wayMs);

    const signals = init.signal ? [init.signal, this.#page.signal] : [this.#page.signal];
    const atMs = Date.now();
    const response = await this.#homeserver.fetch(url, { ...init, signal: AbortSignal.any(signals) });
    const request = {
      userId: this.#userId,
      widget,
      leftAtMs,
      url: new URL(url),
      method: init.method ?? "GET",
    };
    const delayId = await this.#recorder.record(request, response, atMs);
    if (delayId !== undefined) this.#recorder.unheard.add(delayId);
    if (condition.kind === "unanswered") return this.#fail(FAILS_MS);
    const answer = await this.#return(response, wayMs);
    if (delayId !== undefined) this.#recorder.unheard.delete(delayId);
    return answer;
  }

  async #return(response: Response, wayMs: number): Promise<Response> {
    await this.#wait(wayMs);
    return response;
  }

  async #fail(afterMs: number): Promise<never> {
    await this.#wait(afterMs);
    throw new TypeError("Failed to fetch");
  }

  /** For ever, once the page is gone. */
  #wait(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(() => {
        if (!this.#page.signal.aborted) resolve();
      }, durationMs);
    });
  }
}

function limited(retryAfterMs: number): Response {
  const body = { errcode: "M_LIMIT_EXCEEDED", error: "Too Many Requests", retry_after_ms: retryAfterMs };
  return Response.json(body, { status: 429, headers: { "Retry-After": String(retryAfterMs / 1_000) } });
}
