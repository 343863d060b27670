import type { StorybookConfig } from "@storybook/react-vite";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-a11y", "@storybook/addon-vitest"],
  staticDirs: [
    { from: "../stories/widget-pages", to: "/widget-pages" },
    // The widget side of the protocol as its authors ship it to pages without a bundler.
    { from: "../node_modules/matrix-widget-api/dist", to: "/matrix-widget-api" },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  // TypeScript 7 has no JavaScript API for the other documentation generator.
  typescript: { reactDocgen: "react-docgen" },
};

export default config;
