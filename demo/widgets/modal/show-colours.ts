const colours = ["Tomato", "Gold", "SeaGreen", "SteelBlue", "Orchid"];

/** A row of radio buttons, each with a dot of its colour. */
export function showColours(group: HTMLElement, onChoose: (colour: string) => void): void {
  for (const colour of colours) {
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "colour";
    input.addEventListener("change", () => onChoose(colour));
    const dot = document.createElement("i");
    dot.style.background = colour;
    const label = document.createElement("label");
    label.append(input, dot, colour);
    group.append(label);
  }
}
