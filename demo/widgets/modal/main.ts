import { type IModalWidgetButtonClickedRequest, type IWidgetApiRequest, WidgetApi } from "matrix-widget-api";
import { describeProblem } from "../shared/describe-problem.ts";
import { findPart } from "../shared/find-part.ts";
import { followTheme } from "../shared/follow-theme.ts";
import { readParameters } from "../shared/read-parameters.ts";
import { showColours } from "./show-colours.ts";

const status = findPart("status", HTMLParagraphElement);
const question = findPart("question", HTMLHeadingElement);

try {
  const parameters = readParameters();
  const api = new WidgetApi(parameters.widgetId, parameters.hostOrigin);
  let colour: string | undefined;
  followTheme(api, parameters.theme);

  api.on("action:widget_config", (event: CustomEvent<IWidgetApiRequest>) => {
    event.preventDefault();
    question.textContent = readQuestion(event.detail.data);
    api.transport.reply(event.detail, {});
  });
  api.on("action:button_clicked", (event: CustomEvent<IModalWidgetButtonClickedRequest>) => {
    event.preventDefault();
    api.transport.reply(event.detail, {});
    if (event.detail.data.id === "choose") void api.closeModalWidget({ colour });
    if (event.detail.data.id === "m.close") void api.closeModalWidget({ "m.exited": true });
  });
  showColours(findPart("colours", HTMLDivElement), (chosen) => {
    colour = chosen;
    status.textContent = `${chosen} it is`;
    void api.setModalButtonEnabled("choose", true);
  });
  api.start();
} catch (problem) {
  status.classList.add("problem");
  status.textContent = describeProblem(problem);
}

/** The page that opened this dialog sends its question along, in the configuration's `data`. */
function readQuestion(configuration: object): string {
  const data: unknown = "data" in configuration ? configuration.data : undefined;
  const hasQuestion = typeof data === "object" && data !== null && "question" in data;
  return hasQuestion ? String(data.question) : "Pick a colour";
}
