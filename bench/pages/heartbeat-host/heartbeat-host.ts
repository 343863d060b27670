import { fetchRestart } from "../../heartbeat/fetch-restart.ts";
import { mountBare } from "../../heartbeat/mount-bare.ts";
import { mountMwa } from "../../heartbeat/mount-mwa.ts";
import { mountOurs } from "../../heartbeat/mount-ours.ts";
import type { MountedHeartbeat, MountHeartbeat } from "../../heartbeat/mounted-heartbeat.ts";
import { createOutgoing } from "../../heartbeat/outgoing.ts";
import type { Variant } from "../commands.ts";
import type { BenchHomeserver, HeartbeatCommand } from "../heartbeat-commands.ts";
import { sharesProcess } from "../host/probe-process.ts";
import { obey } from "../obey.ts";

const WARM_UP_RESTARTS = 100;

const mount: Readonly<Record<Variant, MountHeartbeat>> = { ours: mountOurs, echo: mountBare, mwa: mountMwa };
const outgoing = createOutgoing();
let mounted: (MountedHeartbeat & { readonly homeserver: BenchHomeserver }) | undefined;

async function execute(command: HeartbeatCommand): Promise<readonly number[]> {
  switch (command.kind) {
    case "mount": {
      const { variant, homeserver } = command.setup;
      mounted = { ...(await mount[variant](command.setup, outgoing)), homeserver };
      await restarts(mounted, WARM_UP_RESTARTS);
      return [];
    }
    case "restarts":
      return restarts(required(mounted), command.times);
    case "fetches":
      return fetches(required(mounted), command.times);
    case "unmount":
      mounted?.unmount();
      mounted = undefined;
      return [];
    case "probe":
      return [(await sharesProcess(command.widgetOrigin)) ? 1 : 0];
  }
}

async function restarts({ line, delayId }: MountedHeartbeat, times: number): Promise<readonly number[]> {
  outgoing.takeRestarts();
  const offset = await line.clockOffset();
  const postedAt = await line.ask<readonly number[]>({ kind: "restart", delayId, times });
  const leftAt = outgoing.takeRestarts();
  if (leftAt.length !== times) throw new Error(`${leftAt.length} of ${times} restarts left`);
  return leftAt.map((at, index) => at - (offset + (postedAt[index] ?? 0)));
}

async function fetches(
  { homeserver, delayId }: { readonly homeserver: BenchHomeserver; readonly delayId: string },
  times: number,
): Promise<readonly number[]> {
  const figures: number[] = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    await fetchRestart(homeserver, delayId, fetch.bind(window));
    figures.push(performance.now() - start);
  }
  return figures;
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("Nothing is mounted");
  return value;
}

void obey(execute);
