import { WidgetApi, WidgetApiResponseError } from "matrix-widget-api";
import { inFrame, type JoinedWindows } from "./joined-windows.ts";

export const SPY_WIDGET_ID = "spy";

/** A widget that got hold of ids of delayed events which are not its own, and tries what they are good for. */
export class SpyWidget {
  readonly #windows: JoinedWindows;
  readonly #api: WidgetApi;

  constructor(windows: JoinedWindows) {
    this.#windows = windows;
    this.#api = inFrame(windows, () => {
      const api = new WidgetApi(SPY_WIDGET_ID, "https://app.example.org");
      api.requestCapability("org.matrix.msc4157.update_delayed_event");
      api.start();
      return api;
    });
  }

  /** Resolves to the error code that the spy was answered with, or `done`. */
  async attempt(action: "restart" | "cancel" | "send", delayId: string): Promise<string> {
    const attempts = {
      restart: () => this.#api.restartScheduledDelayedEvent(delayId),
      cancel: () => this.#api.cancelScheduledDelayedEvent(delayId),
      send: () => this.#api.sendScheduledDelayedEvent(delayId),
    };
    try {
      await attempts[action]();
      return "done";
    } catch (error) {
      if (!(error instanceof WidgetApiResponseError)) return String(error);
      return error.data.matrix_api_error?.response.errcode ?? error.message;
    }
  }

  die(): void {
    inFrame(this.#windows, () => this.#api.transport.stop());
  }
}
