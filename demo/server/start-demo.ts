import { createHomeserver, type Homeserver, type HomeserverOptions } from "../../src/homeserver/index.ts";
import { serveHomeserver } from "../../src/homeserver/node.ts";
import { buildClient } from "./build-client.ts";
import { buildWidgets } from "./build-widgets.ts";
import { clientSite } from "./client-site.ts";
import { elementCallSite } from "./element-call-site.ts";
import { livekitService } from "./livekit-service.ts";
import { demoPassword, people } from "./people.ts";
import { populate } from "./populate.ts";
import { onPreferredPort } from "./preferred-port.ts";
import { demoRooms } from "./rooms.ts";
import { type Site, serveSite } from "./serve-site.ts";
import { widgetSite } from "./widget-site.ts";

export interface DemoOptions {
  /** The client's port. The other parts take the ones after it. Where one is taken, a free one. @default 0, any */
  readonly port?: number;
  /** Called with each thing that takes time. @default silence */
  readonly onStep?: (step: string) => void;
  /** For tests: answers in the homeserver's place. */
  readonly intercept?: HomeserverOptions["intercept"];
}

export interface Demo {
  /** The client, with all users side by side. */
  readonly url: string;
  /** The client with one user, by name: `alice`, `bob`. */
  readonly userUrls: ReadonlyMap<string, string>;
  /** The homeserver itself, and where it is reached over HTTP. */
  readonly homeserver: Homeserver;
  readonly homeserverUrl: string;
  /** Ends everything. */
  close(): Promise<void>;
}

/** Starts the whole demo on loopback: a homeserver, the widgets on their own origins, and a client. No network. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const { port = 0, onStep = () => {}, intercept } = options;
  const nthPort = (n: number) => (port === 0 ? 0 : port + n);

  onStep("Building the pages…");
  const [files] = await Promise.all([buildClient(), buildWidgets()]);

  const livekit = await serveSite(livekitService(), { port: nthPort(2) });
  const sites = await Promise.all([
    serveSite(elementCallSite(), { port: nthPort(3) }),
    serveSite(widgetSite(), { port: nthPort(4) }),
    serveSite(widgetSite(), { port: nthPort(5) }),
    serveSite(widgetSite(), { port: nthPort(6) }),
  ]);
  const [elementCall, sdk, toolkit, plain] = sites;

  onStep("Starting the homeserver…");
  const homeserver = createHomeserver({
    rtcTransports: [{ type: "livekit", livekit_service_url: livekit.origin }],
    turnServers: { uris: ["turn:127.0.0.1:3478"], username: "demo", password: "demo", ttl: 3600 },
    ...(intercept && { intercept }),
  });
  await populate(
    homeserver,
    demoRooms({
      elementCall: elementCall.origin,
      sdk: sdk.origin,
      toolkit: toolkit.origin,
      plain: plain.origin,
    }),
  );
  const homeserverSite = await onPreferredPort(nthPort(1), (wanted) =>
    serveHomeserver(homeserver, { port: wanted }),
  );

  const users = people.map((person) => ({ ...person, password: demoPassword }));
  const client = await serveSite(
    clientSite({
      files,
      config: { homeserverUrl: homeserverSite.url, users },
      widgetOrigins: sites.map((site) => site.origin),
    }),
    { hostname: "localhost", port },
  );
  const all: readonly Pick<Site, "close">[] = [client, homeserverSite, livekit, ...sites];
  return {
    url: `${client.origin}/`,
    userUrls: new Map(people.map(({ username }) => [username, `${client.origin}/?user=${username}`])),
    homeserver,
    homeserverUrl: homeserverSite.url,
    close: async () => {
      await Promise.all(all.map((part) => part.close()));
    },
  };
}
