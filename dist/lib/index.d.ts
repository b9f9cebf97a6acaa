/** The library entry: `preflight(openRepository('.'), options, loadGrammars)` gives the report that the CLI prints. */
export { readConfiguration } from './config/configuration.js';
export type { Configuration, ConfiguredLaunch, IgnoreEntry, Selector, Setting, SeverityChoice, SeveritySetting, } from './model/configuration.js';
export type { Confidence, Mechanism, OnConflict, Owner } from './model/declaration.js';
export type { Edit, Finding, Related, Severity, Suggestion } from './model/finding.js';
export type { Location, Position } from './model/location.js';
export type { PortRange, PortValue, Protocol } from './model/port.js';
export type { LaunchUnit, Listener, PortMap, Startup } from './model/port-map.js';
export type { Problem } from './model/problem.js';
export type { Report, Stats, Suppressed } from './model/report.js';
export type { Repository, SourceFile } from './model/repository.js';
export type { Target } from './model/target.js';
export { loadGrammars } from './platform/grammars.js';
export { memoryRepository } from './platform/memory-repository.js';
export { openRepository } from './platform/repository.js';
export { type GrammarLoader, type PreflightOptions, preflight } from './preflight.js';
