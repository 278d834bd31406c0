import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** The product's own brand ramp: ten OKLCH steps at fixed lightness, so that every step keeps the contrast bar. */
const brand: MantineColorsTuple = [
  "#f4f7fe",
  "#e5edff",
  "#ccdafe",
  "#acc3fe",
  "#8caafe",
  "#7094ff",
  "#587efa",
  "#4b6ee9",
  "#3e5ed8",
  "#2d48c0",
];

const dark: MantineColorsTuple = [
  "#c9cace",
  "#adafb4",
  "#909296",
  "#6b6e75",
  "#373a40",
  "#2c2e33",
  "#25262b",
  "#1a1b1e",
  "#141517",
  "#101113",
];

/** The list of options scrolls itself: the kit's scroll area puts an element into the listbox that is no option. */
const scrollsItself = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 240, overflowY: "auto" } },
};

export const theme = createTheme({
  primaryColor: "brand",
  colors: { brand, dark },
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.183, // as light as a colour may be that keeps white words at 4.5:1, also when it darkens under the pointer
  fontFamily: "var(--font-inter), system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: {
    fontFamily: "var(--font-inter), system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.3" },
      h2: { fontSize: "1.25rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
      h4: { fontSize: "0.875rem", lineHeight: "1.45" },
    },
  },
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "1rem", lg: "1.25rem", xl: "1.5rem" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "24px" },
  defaultRadius: "md",
  breakpoints: { xs: "36em", sm: "48em", md: "62em", lg: "75em", xl: "100em" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Card: { defaultProps: { radius: "lg", withBorder: true, padding: "lg" } },
    Paper: { defaultProps: { radius: "lg" } },
    Table: { defaultProps: { verticalSpacing: "xs" } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    Modal: { defaultProps: { radius: "lg", centered: true, closeButtonProps: { "aria-label": "Close" } } },
    Drawer: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } }, // it would be a child of the menu that is no item
    Badge: { defaultProps: { radius: "sm", tt: "none", fw: 500 } },
    Select: scrollsItself,
    MultiSelect: scrollsItself,
    Autocomplete: scrollsItself,
    TagsInput: scrollsItself,
    TextInput: { defaultProps: { size: "sm" } },
    Button: { defaultProps: { size: "sm" } },
  },
});

/**
 * Keeps every text at 4.5:1 or better in both schemes: the kit's own dimmed, placeholder, light and outline
 * colours fall short of WCAG AA.
 */
export const cssVariables: CSSVariablesResolver = ({ colors }) => {
  const light: Record<string, string> = {
    "--mantine-color-dimmed": "var(--mantine-color-gray-7)",
    "--mantine-color-placeholder": "var(--mantine-color-gray-7)",
    "--mantine-color-error": "var(--mantine-color-red-9)",
    "--rk-page": "#f7f8fa",
    "--rk-surface": "var(--mantine-color-white)",
    "--rk-raised": "var(--mantine-color-gray-1)",
    "--rk-border": "var(--mantine-color-gray-3)",
    "--rk-focus": "var(--mantine-color-brand-8)",
  };
  const dark: Record<string, string> = {
    "--mantine-color-dimmed": "var(--mantine-color-dark-1)",
    "--mantine-color-placeholder": "var(--mantine-color-dark-1)",
    "--mantine-color-error": "var(--mantine-color-red-4)",
    "--rk-page": "var(--mantine-color-dark-8)",
    "--rk-surface": "var(--mantine-color-dark-7)",
    "--rk-raised": "var(--mantine-color-dark-6)",
    "--rk-border": "var(--mantine-color-dark-4)",
    "--rk-focus": "var(--mantine-color-brand-4)",
  };
  for (const name of Object.keys(colors)) {
    light[`--mantine-color-${name}-light-color`] = `color-mix(in srgb, var(--mantine-color-${name}-9) 60%, black)`;
    light[`--mantine-color-${name}-outline`] = `color-mix(in srgb, var(--mantine-color-${name}-9) 70%, black)`;
    dark[`--mantine-color-${name}-light-color`] = `var(--mantine-color-${name}-2)`;
    dark[`--mantine-color-${name}-outline`] = `var(--mantine-color-${name}-4)`;
  }
  return { variables: {}, light, dark };
};
