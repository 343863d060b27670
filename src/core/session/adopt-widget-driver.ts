import type { WidgetDriver } from "matrix-widget-api";
import type { DriverFeature, SessionDriver } from "./session-driver.ts";

/** What a driver must bring of its own for a feature to be there. */
const methodsOf: Readonly<Record<DriverFeature, readonly (keyof WidgetDriver)[]>> = {
  events: ["sendEvent"],
  relations: ["readEventRelations"],
  "delayed-events": [
    "sendDelayedEvent",
    "cancelScheduledDelayedEvent",
    "restartScheduledDelayedEvent",
    "sendScheduledDelayedEvent",
  ],
  "sticky-events": ["sendStickyEvent", "readStickyEvents"],
  "to-device": ["sendToDevice"],
  openid: ["askOpenID"],
  navigate: ["navigate"],
  turn: ["getTurnServers"],
  "user-directory": ["searchUserDirectory"],
  media: ["getMediaConfig", "uploadFile", "downloadFile"],
  "rtc-transports": ["getRtcTransports"],
  "rtc-livekit": ["getRtcLivekitToken", "delegateRtcLivekitDelayedLeave"],
  "room-account-data": ["readRoomAccountData"],
};

/** matrix-widget-api's driver, and what a session can use besides where the driver has it. */
export type AdoptableDriver = WidgetDriver & Pick<Partial<SessionDriver>, "readEvent" | "readPage">;

/**
 * Lets a session run on a driver that was written for matrix-widget-api's own host. Its widget is offered what the driver
 * brings methods of its own for, beyond those it inherits from `WidgetDriver`. Relations need a `readEvent` besides:
 * without it nobody could tell whether the widget may see the event that they belong to.
 *
 * @param features what the driver can do, where its methods do not tell
 * @example
 * createWidgetSession({ driver: adoptWidgetDriver(new MyWidgetDriver(client)), ... });
 */
export function adoptWidgetDriver(
  driver: AdoptableDriver,
  features: ReadonlySet<DriverFeature> = featuresOf(driver),
): SessionDriver {
  const own: Partial<SessionDriver> = {
    features,
    // What matrix-widget-api's contract calls void may be anything.
    sendToDevice: async (...values) => {
      await driver.sendToDevice(...values);
      return undefined;
    },
  };
  const adopted = new Proxy(driver, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  // Everything that a session asks for is there, either the driver's or in `own`; a proxy's type cannot say so.
  return adopted as AdoptableDriver & Pick<SessionDriver, "features" | "sendToDevice">;
}

function featuresOf(driver: AdoptableDriver): ReadonlySet<DriverFeature> {
  const inherited = basePrototype(driver);
  const brings = (method: keyof AdoptableDriver) =>
    typeof driver[method] === "function" && driver[method] !== inherited?.[method];
  const names = Object.keys(methodsOf) as DriverFeature[];
  return new Set(
    names.filter(
      (name) => methodsOf[name].every(brings) && (name !== "relations" || driver.readEvent !== undefined),
    ),
  );
}

/** `WidgetDriver.prototype`, found without its code; undefined for a driver that does not inherit from it. */
function basePrototype(driver: object): Partial<AdoptableDriver> | undefined {
  const chain: object[] = [];
  for (
    let one: unknown = Object.getPrototypeOf(driver);
    one instanceof Object;
    one = Object.getPrototypeOf(one)
  ) {
    chain.push(one);
  }
  return chain.length > 1 ? chain.at(-1) : undefined;
}
