/** The parts of a volume in short syntax: `data:/var/lib:ro`, `./src:/app`, `C:\src:/app`, `/cache`. */
function partsOf(spec: string): readonly string[] {
  // The colon of a Windows drive is no separator.
  return spec.length <= 2 ? [spec] : spec.split(/(?<!^[a-zA-Z])(?<!:[a-zA-Z]):/);
}

/** Where the volume is mounted. Source: compose-go `format/volume.go`. */
export function volumeTarget(spec: string): string {
  const parts = partsOf(spec);
  return parts[1] ?? parts[0] ?? '';
}

/** Name of the project's volume that a mount in short syntax uses; undefined for a path, or for a volume without a name. */
export function namedVolume(spec: string): string | undefined {
  const [source, target] = partsOf(spec);
  if (target === undefined || source === undefined || source === '') return undefined;
  return /^(?:[./~]|\\\\|[a-zA-Z]:)/.test(source) ? undefined : source;
}
