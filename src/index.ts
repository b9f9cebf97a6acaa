/** The library entry: `preflight(openRepository('.'), options, loadGrammars)` gives the report that the CLI prints. */
export { readConfiguration } from './config/configuration.ts';
export type {
  Configuration,
  ConfiguredLaunch,
  IgnoreEntry,
  Selector,
  Setting,
  SeverityChoice,
  SeveritySetting,
} from './model/configuration.ts';
export type { Confidence, Mechanism, OnConflict, Owner } from './model/declaration.ts';
export type { Edit, Finding, Related, Severity, Suggestion } from './model/finding.ts';
export type { Location, Position } from './model/location.ts';
export type { PortRange, PortValue, Protocol } from './model/port.ts';
export type { LaunchUnit, Listener, PortMap, Startup } from './model/port-map.ts';
export type { Problem } from './model/problem.ts';
export type { Report, Stats, Suppressed } from './model/report.ts';
export type { Repository, SourceFile } from './model/repository.ts';
export type { Target } from './model/target.ts';
export { loadGrammars } from './platform/grammars.ts';
export { memoryRepository } from './platform/memory-repository.ts';
export { openRepository } from './platform/repository.ts';
export { type GrammarLoader, type PreflightOptions, preflight } from './preflight.ts';
