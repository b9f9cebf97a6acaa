import { applicationFormats } from './applications.ts';
import { developerFormats } from './developer-tools.ts';
import type { SettingsFormat } from './format.ts';
import { serverFormats } from './servers.ts';

/** Every configuration file whose ports are plain settings. */
export const settingsFormats: readonly SettingsFormat[] = [
  ...developerFormats,
  ...applicationFormats,
  ...serverFormats,
];
