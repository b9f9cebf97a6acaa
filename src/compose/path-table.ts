/**
 * Values by the path of a node in a Compose file: `services.*.ports`. `*` stands for any key, `[]` for any item of a
 * list. The walkers step through the table as they step through the tree.
 */
export interface PathTable<T> {
  readonly value?: T;
  readonly next: ReadonlyMap<string, PathTable<T>>;
}

export function pathTable<T>(values: Readonly<Record<string, T>>): PathTable<T> {
  return tableFrom(Object.entries(values).map(([path, value]) => [path.split('.'), value] as const));
}

function tableFrom<T>(values: readonly (readonly [readonly string[], T])[]): PathTable<T> {
  const own = values.find(([path]) => path.length === 0);
  const keys = new Set(values.flatMap(([path]) => path.slice(0, 1)));
  const next = [...keys].map((key) => {
    const below = values.filter(([path]) => path[0] === key).map(([path, value]) => [path.slice(1), value] as const);
    return [key, tableFrom(below)] as const;
  });
  return { ...(own ? { value: own[1] } : {}), next: new Map(next) };
}

/** The table for what stands below a key; undefined when no path leads there. */
export function below<T>(table: PathTable<T> | undefined, key: string): PathTable<T> | undefined {
  return table?.next.get(key) ?? table?.next.get('*');
}
