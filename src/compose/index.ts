/**
 * Compose projects as `docker compose` sees them, from files to what is bound on the host. The steps are Compose's own:
 *
 * 1. discover: which files and variables a start loads                           discovery.ts, environment.ts
 * 2. parse: YAML with positions, `!reset` and `!override`                        document.ts
 * 3. interpolate: variables, each stretch of text keeping its origin             interpolation.ts
 * 4. include, 5. extends, 6. merge, with uniqueness, file after file             include.ts, extends.ts, merge.ts, uniqueness.ts
 * 7. validate: the format, then consistency                                      format-validation.ts, consistency.ts
 * 8. canonicalise: short mappings → one entry for each port                      port-syntax.ts, canonical.ts
 * 9. profiles: which services are on                                             service.ts
 * 10. effective host bindings                                                    networks.ts, bindings.ts, declarations.ts
 *
 * `load.ts` has the order of steps 2–8, `project.ts` the whole.
 */
export { type HostBinding, publishedPorts, type RefusedMapping } from './bindings.ts';
export type { Complaint } from './complaints.ts';
export {
  type BuiltImage,
  type ComposeUnit,
  type ContainerContents,
  declarationsOf,
  type ServiceKnowledge,
  type StartedContainer,
} from './declarations.ts';
export { mainFileNames, overrideFileNames, projectFilesIn } from './discovery.ts';
export { directoryOf, pathFrom, relativeTo } from './paths.ts';
export { type ComposeProject, isComposeModel, loadProject } from './project.ts';
export type { Service } from './service.ts';
