import type { Preview } from "@storybook/react-vite";
import { checkLayout } from "./check-layout.ts";
import { setStylesheet } from "./stylesheet.ts";

const colorSchemes: Readonly<Record<string, string>> = {
  system: "light dark",
  light: "light",
  dark: "dark",
};

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    layout: "fullscreen",
    viewport: {
      options: {
        phone: { name: "Phone", styles: { width: "390px", height: "844px" }, type: "mobile" },
        laptop: { name: "Laptop", styles: { width: "1280px", height: "800px" }, type: "desktop" },
      },
    },
  },
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: { icon: "contrast", items: ["system", "light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Text direction",
      toolbar: { icon: "paragraph", items: ["ltr", "rtl"], dynamicTitle: true },
    },
    look: {
      description: "Looks of the demo",
      toolbar: { icon: "beaker", items: ["own", "element-like", "cinny-like"], dynamicTitle: true },
    },
    text: {
      description: "Size of text",
      toolbar: { icon: "zoom", items: ["100%", "200%"], dynamicTitle: true },
    },
    stylesheet: {
      description: "Our stylesheet",
      toolbar: {
        icon: "paintbrush",
        items: [
          { value: "with", title: "styles.css" },
          { value: "without", title: "no stylesheet" },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: "system", direction: "ltr", look: "own", text: "100%", stylesheet: "with" },
  decorators: [
    (Story, { globals }) => {
      document.documentElement.style.colorScheme = colorSchemes[String(globals["theme"])] ?? "light dark";
      document.documentElement.dir = String(globals["direction"]);
      document.documentElement.dataset["look"] = String(globals["look"]);
      document.documentElement.style.fontSize = String(globals["text"]);
      setStylesheet(globals["stylesheet"] !== "without");
      return <Story />;
    },
  ],
  // What an app makes of our parts without our stylesheet is its own.
  afterEach: ({ globals }) => {
    if (globals["text"] === "200%" && globals["stylesheet"] !== "without") checkLayout();
  },
};

export default preview;
