/** What `compute` says of a key: worked out when it is first asked for, and known for as long as the key lives. */
export function oncePer<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const found = known.get(key) ?? { result: compute(key) };
    known.set(key, found);
    return found.result;
  };
}

/** The same of a key and a name: what a repository has in a directory. */
export function oncePerName<Key extends object, Result>(
  compute: (key: Key, name: string) => Result,
): (key: Key, name: string) => Result {
  const byName = oncePer((_: Key) => new Map<string, { readonly result: Result }>());
  return (key, name) => {
    const known = byName(key);
    const found = known.get(name) ?? { result: compute(key, name) };
    known.set(name, found);
    return found.result;
  };
}
