import type { Preview } from "@storybook/react-vite";
import { setStylesheet } from "./stylesheet.ts";

const colorSchemes: Readonly<Record<string, string>> = {
  system: "light dark",
  light: "light",
  dark: "dark",
};

const preview: Preview = {
  tags: ["autodocs"],
  parameters: { a11y: { test: "error" }, layout: "fullscreen" },
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: { icon: "contrast", items: ["system", "light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Text direction",
      toolbar: { icon: "paragraph", items: ["ltr", "rtl"], dynamicTitle: true },
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
  initialGlobals: { theme: "system", direction: "ltr", stylesheet: "with" },
  decorators: [
    (Story, { globals }) => {
      document.documentElement.style.colorScheme = colorSchemes[String(globals["theme"])] ?? "light dark";
      document.documentElement.dir = String(globals["direction"]);
      setStylesheet(globals["stylesheet"] !== "without");
      return <Story />;
    },
  ],
};

export default preview;
