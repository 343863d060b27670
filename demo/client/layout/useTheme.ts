import { useEffect, useSyncExternalStore } from "react";
import { useRemembered } from "./useRemembered.ts";

const CHOICES = ["system", "light", "dark"] as const;

export type ThemeChoice = (typeof CHOICES)[number];
export type Theme = "light" | "dark";

const darkSystem = matchMedia("(prefers-color-scheme: dark)");

function subscribeToSystem(onChange: () => void): () => void {
  darkSystem.addEventListener("change", onChange);
  return () => darkSystem.removeEventListener("change", onChange);
}

/** The user's choice, and the theme that results from it; the page is shown in it. */
export function useTheme(): { choice: ThemeChoice; theme: Theme; choose: (choice: ThemeChoice) => void } {
  const [choice, choose] = useRemembered("theme", CHOICES);
  const isSystemDark = useSyncExternalStore(subscribeToSystem, () => darkSystem.matches);
  const systemTheme = isSystemDark ? "dark" : "light";
  const theme = choice === "system" ? systemTheme : choice;

  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return { choice, theme, choose };
}
