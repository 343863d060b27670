import { WidgetApi } from "matrix-widget-api";

const parameters = new URLSearchParams(location.search);
const api = new WidgetApi(parameters.get("widgetId"), parameters.get("hostOrigin"));

/** The first capability is for what the bench delivers, the others stand for those that real widgets ask for. */
api.requestCapability("org.matrix.msc2762.receive.event:m.room.message");
for (let index = 1; index < Number(parameters.get("capabilities")); index++) {
  api.requestCapability(`org.matrix.msc2762.receive.event:org.example.kind${index}`);
}

for (const action of ["send_event", "theme_change"]) {
  api.on(`action:${action}`, (event: CustomEvent) => {
    event.preventDefault();
    api.transport.reply(event.detail, {});
  });
}

api.start();
