const browsers: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

const nameIn = (agent: string, names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1];

/** "Firefox on Windows", or null when the browser does not say. */
export function browserOf(agent: string | null): string | null {
  const browser = nameIn(agent ?? "", browsers);
  const system = nameIn(agent ?? "", systems);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? null;
}
