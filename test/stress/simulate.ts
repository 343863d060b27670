import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";
import { Caller } from "./caller.ts";
import { liveOn } from "./live-on.ts";
import { quietTransport } from "./quiet-transport.ts";
import { Recorder } from "./recorder.ts";
import { createSeededRandom, drawAt } from "./seeded-random.ts";
import type { ServerLog } from "./server-log.ts";
import { simulateTime } from "./simulated-time.ts";
import { spyOn } from "./spy-on.ts";
import { TIMINGS } from "./timings.ts";
import { createWeather, type Downtime, type Weather } from "./weather.ts";

export interface SimulationOptions {
  readonly seed: number;
  readonly users: number;
  readonly minutes: number;
}

export interface Simulation {
  readonly callers: readonly Caller[];
  readonly weathers: ReadonlyMap<string, Weather>;
  readonly downtimes: readonly Downtime[];
  readonly log: ServerLog;
  readonly homeserver: Homeserver;
  /** What spies were answered. */
  readonly spied: readonly string[];
}

const START_MS = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
/** Good weather at the begin, for all to join, and at the end, for all to recover. */
const CALM_MS = 90_000;

/**
 * Lets users be in calls for some simulated time of bad weather, then of good; `inspect` sees it then, before all of them
 * go, each in some way. One seed gives one course of events.
 */
export async function simulate(
  { seed, users, minutes }: SimulationOptions,
  inspect: (simulation: Simulation) => Promise<void> | void = () => undefined,
): Promise<Simulation> {
  const unquiet = quietTransport();
  const time = simulateTime(START_MS, seed);
  const fromMs = START_MS + CALM_MS;
  const calmAtMs = START_MS + minutes * MINUTE_MS - CALM_MS;
  const downtimes = planDowntimes(seed, fromMs, calmAtMs);
  const homeserver = createHomeserver({ delayedEvents: { areLimited: true } });
  try {
    const recorder = new Recorder();
    const weathers = new Map<string, Weather>();
    const versions = await ask(homeserver, "GET", "/_matrix/client/versions");
    const callers: Caller[] = [];
    for (let user = 0; user < users; user += 1) {
      const device = homeserver.registerUser({ localpart: `user${user}`, deviceId: `DEVICE${user}` });
      const room = await ask(homeserver, "POST", "/_matrix/client/v3/createRoom", device.accessToken);
      const weather = createWeather({ seed: seed * 1_000 + user, fromMs, untilMs: calmAtMs, downtimes });
      weathers.set(device.userId, weather);
      const roomId = String(room["room_id"]);
      const hasSpy = user % 10 === 0;
      callers.push(new Caller({ homeserver, weather, recorder, device, roomId, versions, hasSpy }));
    }
    const spied: string[] = [];
    const simulation = { callers, weathers, downtimes, log: recorder, homeserver, spied };

    for (const { fromMs: downMs, untilMs } of downtimes) {
      setTimeout(() => setTimeout(homeserver.interrupt(), untilMs - downMs), downMs - START_MS);
    }
    for (const [user, caller] of callers.entries()) {
      void liveOn(caller, createSeededRandom(seed * 7_919 + user), calmAtMs);
      if (user % 10 === 0) void spyOn(caller, recorder, createSeededRandom(seed * 104_729 + user), spied);
    }
    const endMs = START_MS + minutes * MINUTE_MS;
    await time.runUntil(endMs);
    await inspect(simulation);
    for (const [user, caller] of callers.entries()) endSomehow(caller, drawAt(seed, user));
    await time.runUntil(endMs + 2 * TIMINGS.delayedLeaveEventDelayMs);
    for (const caller of callers) caller.closePage();
    await time.runUntil(endMs + 4 * TIMINGS.delayedLeaveEventDelayMs);
    return simulation;
  } finally {
    homeserver.close();
    time.undo();
    unquiet();
  }
}

function endSomehow(caller: Caller, draw: number): void {
  if (draw < 0.4) caller.closePage();
  else if (draw < 0.7) caller.removeFrame();
  else void caller.hangUp();
}

/** The homeserver is restarted every ten minutes or so, now and then for longer than a heartbeat can wait. */
function planDowntimes(seed: number, fromMs: number, untilMs: number): readonly Downtime[] {
  const random = createSeededRandom(seed * 31);
  const downtimes: Downtime[] = [];
  let nextMs = fromMs + random.between(1, 5) * MINUTE_MS;
  while (nextMs < untilMs - MINUTE_MS) {
    const downMs = Math.round(nextMs);
    downtimes.push({ fromMs: downMs, untilMs: downMs + 1_000 * random.pick([1, 2, 4, 8, 25]) });
    nextMs += random.between(6, 14) * MINUTE_MS;
  }
  return downtimes;
}

async function ask(
  homeserver: Homeserver,
  method: string,
  path: string,
  accessToken?: string,
): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${accessToken}` };
  const init = accessToken === undefined ? { method } : { method, headers, body: "{}" };
  const response = await homeserver.fetch(`http://hs.localhost${path}`, init);
  // The homeserver's answers are objects.
  return (await response.json()) as Record<string, unknown>;
}
