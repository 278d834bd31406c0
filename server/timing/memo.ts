const most = 20_000;

/** What the map holds under the key, made when it is missing; a map that outgrows its limit starts anew. */
export function remembered<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  if (map.size >= most) map.clear();
  const made = make();
  map.set(key, made);
  return made;
}
