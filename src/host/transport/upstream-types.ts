import type { IWidgetApiResponseData, WidgetApiAction } from "matrix-widget-api";
import type { PlainObject } from "../../core/protocol/message.ts";

// matrix-widget-api's enums take no string literals, and its data types demand index signatures that plain objects
// fulfil without saying so. A run-time import would bring the whole package.

export function asAction(action: string): WidgetApiAction {
  return action as WidgetApiAction;
}

export function asResponse(response: object): IWidgetApiResponseData & PlainObject {
  return response as IWidgetApiResponseData & PlainObject;
}
