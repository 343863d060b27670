import type { Homeserver, SignedInDevice } from "../../src/homeserver/index.ts";
import type { WidgetSession } from "../../src/host/session-options.ts";
import { aStorage } from "../store/delayed-events/a-storage.ts";
import { AppPage } from "./app-page.ts";
import { CALL_WIDGET_ID, CallWidget } from "./call-widget.ts";
import { type JoinedWindows, joinWindows } from "./joined-windows.ts";
import { Network } from "./network.ts";
import { pause } from "./pause.ts";
import type { Recorder } from "./recorder.ts";
import { SPY_WIDGET_ID, SpyWidget } from "./spy-widget.ts";
import type { Weather } from "./weather.ts";
import { type Death, endLife, type WidgetLife } from "./widget-life.ts";

const REJOIN_MS = 2_000;

interface Show {
  readonly windows: JoinedWindows;
  readonly session: WidgetSession;
  widget: CallWidget;
  life: WidgetLife;
}

/** A user with an app and a call in it, both of which come and go. */
export class Caller {
  readonly lives: WidgetLife[] = [];
  readonly userId: string;
  readonly roomId: string;
  page: AppPage | undefined;
  spy: SpyWidget | undefined;
  readonly #parts: CallerParts;
  readonly #storage = aStorage();
  #network: Network | undefined;
  #show: Show | undefined;

  constructor(parts: CallerParts) {
    this.#parts = parts;
    this.userId = parts.device.userId;
    this.roomId = parts.roomId;
  }

  async openPage(): Promise<void> {
    const { homeserver, weather, recorder, device } = this.#parts;
    this.#network = new Network(homeserver, weather, recorder, this.userId);
    this.page = new AppPage(this.#network, device, this.#storage);
    await this.page.open();
    if (this.#parts.hasSpy) {
      const windows = joinWindows();
      this.spy = new SpyWidget(windows);
      this.page.createSession(SPY_WIDGET_ID, this.roomId, windows).start();
    }
  }

  /** Shows the call in a frame, where it joins. */
  showCall(): void {
    if (this.page === undefined) return;
    const windows = joinWindows();
    const life = this.#begin();
    const widget = this.#createWidget(windows);
    const session = this.page.createSession(CALL_WIDGET_ID, this.roomId, windows);
    this.#show = { windows, session, widget, life };
    session.start();
    void widget.join();
  }

  /** The event by which the call's widget knows who is in the call, if it knows any. */
  seenByWidget(): string | undefined {
    return this.#show?.widget.seenMembership();
  }

  async hangUp(): Promise<void> {
    await this.#show?.widget.hangUp();
    this.#end("hung up");
  }

  removeFrame(): void {
    this.#end("frame removed");
  }

  reloadWidget(): void {
    const show = this.#show;
    if (show === undefined) return;
    this.#bury(show, "widget reloaded");
    show.life = this.#begin();
    show.widget = this.#createWidget(show.windows);
    show.session.reload();
    void show.widget.join();
  }

  closePage(): void {
    this.page?.close();
    if (this.#show !== undefined) this.#bury(this.#show, "page closed");
    this.spy?.die();
    this.page = undefined;
    this.spy = undefined;
    this.#show = undefined;
  }

  #end(death: Death): void {
    const show = this.#show;
    if (show === undefined) return;
    this.#show = undefined;
    this.#bury(show, death);
    show.session.dispose();
  }

  #bury({ widget, life }: Show, death: Death): void {
    widget.die();
    endLife(life, death);
  }

  /** As a user who is told that the connection was lost. */
  async #rejoin(): Promise<void> {
    const show = this.#show;
    if (show === undefined) return;
    const { widget } = show;
    endLife(show.life, "given up");
    await pause(REJOIN_MS);
    if (show !== this.#show || widget !== show.widget) return;
    show.life = this.#begin();
    widget.enter();
  }

  #createWidget(windows: JoinedWindows): CallWidget {
    return new CallWidget(windows, this.#place(), () => void this.#rejoin());
  }

  #begin(): WidgetLife {
    const widget = this.lives.length + 1;
    const life = { userId: this.userId, widget, bornAtMs: Date.now(), diedAtMs: Infinity, death: undefined };
    this.lives.push(life);
    if (this.#network !== undefined) this.#network.widget = widget;
    return life;
  }

  #place() {
    const { device, versions } = this.#parts;
    return { roomId: this.roomId, userId: this.userId, deviceId: device.deviceId, versions };
  }
}

export interface CallerParts {
  readonly homeserver: Homeserver;
  readonly weather: Weather;
  readonly recorder: Recorder;
  readonly device: SignedInDevice;
  readonly roomId: string;
  readonly versions: object;
  readonly hasSpy: boolean;
}
