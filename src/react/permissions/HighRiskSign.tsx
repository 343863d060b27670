import type { HTMLAttributes, ReactElement } from "react";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { isolateName } from "../words/isolate.ts";

/** One small sign, in words for those who listen and those who point at it. */
export function HighRiskSign({
  widgetName,
  messages,
  ...rest
}: Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> & {
  /** Of a widget that holds something of high risk. */
  readonly widgetName: string | undefined;
  readonly messages: WidgetMessages;
}): ReactElement {
  const isLive = widgetName !== undefined;
  const sentence = isLive ? messages.permission.manager.highRiskLive(isolateName(widgetName)) : undefined;
  return (
    // Always there, so that its coming is announced.
    <span {...rest} role="status" title={sentence} data-mw="high-risk" hidden={!isLive}>
      {isLive && (
        <>
          <span data-mw="risk" data-risk="high" aria-hidden="true">
            {messages.capability.risk.high}
          </span>
          <span data-mw="hidden-text">{sentence}</span>
        </>
      )}
    </span>
  );
}
