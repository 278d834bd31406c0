const names: Record<string, string> = {
  utf8: "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
  "iso-8859-2": "ISO-8859-2",
  "windows-1251": "Windows-1251",
  shift_jis: "Shift JIS",
  gb18030: "GB 18030",
};

/** How people write an encoding's name; one that the detector alone knows stays as it calls it. */
export const encodingName = (encoding: string): string => names[encoding] ?? encoding;
