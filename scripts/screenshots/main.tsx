import { createRoot } from "react-dom/client";
import { ConsentDialog } from "../../src/react/consent/ConsentDialog.tsx";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { german } from "../../src/react/messages/de/german.ts";
import { requests } from "./requests.ts";
import "../../src/styles.css";
import "../../demo/client/looks/element-like.css";
import "../../demo/client/looks/cinny-like.css";

const asked = new URLSearchParams(location.search);
const request = requests.get(asked.get("request") ?? "");
if (request === undefined) throw new Error(`There is no request of this name: ${location.search}`);

const language = asked.get("language") ?? "en";
document.documentElement.lang = language;
document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
const look = asked.get("look");
if (look !== null) document.documentElement.dataset["look"] = look;
document.documentElement.style.colorScheme = asked.get("theme") ?? "light";
document.body.style.background = "light-dark(#e8eaee, #0e1013)";

const catalogues = new Map([
  ["ar", arabic],
  ["de", german],
]);
const root = document.body.appendChild(document.createElement("main"));
createRoot(root).render(
  <ConsentDialog request={request} messages={catalogues.get(language)} onDecide={() => undefined} />,
);
