import { uuidv7 } from "uuidv7";

/** A UUIDv7: sorts by creation time. */
export const newId = (): string => uuidv7();

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be an id at all; anything else names nothing that exists. */
export const isId = (text: string): boolean => uuidPattern.test(text);
