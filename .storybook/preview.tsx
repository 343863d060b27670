import type { Preview } from "@storybook/react-vite";
import "../src/styles.css";

const preview: Preview = {
  parameters: { a11y: { test: "error" }, layout: "fullscreen" },
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: { icon: "contrast", items: ["light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Text direction",
      toolbar: { icon: "paragraph", items: ["ltr", "rtl"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light", direction: "ltr" },
  decorators: [
    (Story, { globals }) => {
      document.documentElement.style.colorScheme = String(globals["theme"]);
      document.documentElement.dir = String(globals["direction"]);
      return <Story />;
    },
  ],
};

export default preview;
