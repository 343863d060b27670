"use client";

import type { ReactElement } from "react";
import type { DeviceFeature } from "../../core/permission/permission.ts";
import type { ConsentRequest } from "../../store/consent-request.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { Choice } from "./Choice.tsx";
import { DisclosedFacts } from "./DisclosedFacts.tsx";

/** What a page learns by being loaded, and what of the user's devices it would use. */
export function LoadBody(props: {
  readonly request: ConsentRequest & { readonly kind: "load" };
  readonly devices: ReadonlySet<DeviceFeature>;
  readonly onDevices: (devices: ReadonlySet<DeviceFeature>) => void;
  readonly messages: WidgetMessages;
}): ReactElement {
  const { request, devices, onDevices, messages } = props;
  const isLoaded = request.alreadyGranted.includes("load");
  const choose = (feature: DeviceFeature, isChosen: boolean) => {
    const next = new Set(devices);
    if (isChosen) next.add(feature);
    else next.delete(feature);
    onDevices(next);
  };
  return (
    <>
      {!isLoaded && <DisclosedFacts disclosed={request.disclosed} messages={messages.consent} />}
      {request.devices.length > 0 && (
        <fieldset data-mw="devices">
          <legend data-mw={isLoaded ? "hidden-text" : "note"}>{messages.consent.devicesIntro}</legend>
          {request.devices.map((feature) => (
            <Choice
              key={feature}
              share={devices.has(feature) ? "all" : "none"}
              onChange={(isChosen) => choose(feature, isChosen)}
            >
              <span>{messages.permission.device[feature]}</span>
            </Choice>
          ))}
        </fieldset>
      )}
    </>
  );
}
