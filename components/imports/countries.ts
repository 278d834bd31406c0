import { commonCountries } from "@/server/imports/schemas";

const names = new Intl.DisplayNames("en", { type: "region" });

/** The countries offered for numbers that name none. */
export const countries = commonCountries.map((code) => ({ value: code, label: `${names.of(code)} (${code})` }));
