import { screen } from "@testing-library/react";
import { expect, vi } from "vitest";
import { userEvent } from "vitest/browser";

/** Presses an approving button, as a person does: once it answers. */
export async function allow(name: string): Promise<void> {
  await vi.waitFor(() =>
    expect(screen.getByRole("button", { name })).toHaveAttribute("aria-disabled", "false"),
  );
  await userEvent.click(screen.getByRole("button", { name }));
}
