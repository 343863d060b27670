"use client";

import type { ReactElement } from "react";
import type { ConsentRequest } from "../../store/consent-request.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { placeKey } from "../words/capability-place.ts";
import { groupBy } from "../words/group-by.ts";
import type { GroupedCapabilities } from "../words/group-capabilities.ts";
import { spellOut } from "../words/isolate.ts";
import type { ConsentRoom } from "./consent-dialog-props.ts";
import { EffectNews } from "./EffectNews.tsx";
import { lineEffects } from "./line-effects.ts";
import { NeededChoice } from "./NeededChoice.tsx";
import { PlaceSection } from "./PlaceSection.tsx";
import type { Selection } from "./selection.ts";

/** Everything a widget asks for, by consequence, each part to be chosen. */
export function CapabilitiesBody(props: {
  readonly request: ConsentRequest & { readonly kind: "capabilities" };
  readonly grouped: GroupedCapabilities;
  readonly rooms: readonly ConsentRoom[];
  readonly selection: Selection;
  readonly onSelect: (next: Selection) => void;
  readonly messages: WidgetMessages;
}): ReactElement {
  const { request, grouped, rooms, selection, onSelect, messages } = props;
  const { groups, refused } = grouped;
  const lines = groups.flatMap((group) => group.lines);
  const effects = lineEffects(request, lines, selection);
  const places = groupBy(groups, ({ place }) => placeKey(place));
  const spellings = [...lines, ...refused].flatMap((line) => line.spellings);
  return (
    <>
      {request.needed.map((needed) => (
        <NeededChoice
          key={needed.neededFor}
          needed={needed}
          lines={lines}
          selection={selection}
          onSelect={onSelect}
          messages={messages.permission}
        />
      ))}
      {[...places].map(([key, ofPlace]) => (
        <PlaceSection
          key={key}
          heading={ofPlace[0]?.heading ?? ""}
          groups={ofPlace}
          effects={effects}
          rooms={rooms}
          selection={selection}
          onSelect={onSelect}
          messages={messages}
        />
      ))}
      {refused.length > 0 && (
        <section data-mw="refused" aria-label={messages.consent.neverAllowed}>
          <h3 data-mw="heading">{messages.consent.neverAllowed}</h3>
          <ul>
            {refused.map(({ key, sentence }) => (
              <li key={key}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <details data-mw="details">
        <summary>{messages.consent.rawCapabilities}</summary>
        <ul dir="ltr">
          {spellings.map((raw) => (
            <li key={raw}>{spellOut(raw)}</li>
          ))}
        </ul>
      </details>
      <EffectNews groups={groups} lacking={effects.lacking} messages={messages.capability} />
    </>
  );
}
