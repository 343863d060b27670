import type { ReactElement } from "react";
import { WidgetFrame } from "../../../../src/index.ts";

/** Where the page shows its call. */
export type Place = "left" | "right" | "stage" | "first in a list" | "last in a list" | "nowhere";

interface PlacesProps {
  readonly place: Place;
  readonly roomId: string;
}

/** Every place is another part of React's tree, so that React takes the one slot away as it adds the other. */
export function Places({ place, roomId }: PlacesProps): ReactElement {
  // So high, because Element Call hides its buttons in a low window.
  const call = <WidgetFrame roomId={roomId} widgetId="element-call" style={{ width: 800, height: 680 }} />;
  switch (place) {
    case "left":
    case "right":
      return (
        <div style={{ display: "flex" }}>
          <section>{place === "left" && call}</section>
          <section>{place === "right" && call}</section>
        </div>
      );
    case "stage":
      return <main>{call}</main>;
    case "first in a list":
    case "last in a list": {
      const items = [<li key="call">{call}</li>, <li key="a">A</li>, <li key="b">B</li>];
      return <ul>{place === "first in a list" ? items : items.reverse()}</ul>;
    }
    case "nowhere":
      return <p>Another room</p>;
  }
}
