/** What a language says for each of its plural forms; `#` stands for the number. Forms left out are said as `other`. */
export type PluralForms = { readonly [Form in Exclude<Intl.LDMLPluralRule, "other">]?: string } & {
  readonly other: string;
};

/** Counts in one language: picks the form its rules ask for and writes the number as it writes numbers. BCP 47. */
export function createPlural(language: string): (count: number, forms: PluralForms) => string {
  // Made when first needed: importing a catalogue costs nothing.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(language);
    numbers ??= new Intl.NumberFormat(language);
    return (forms[rules.select(count)] ?? forms.other).replace("#", numbers.format(count));
  };
}
