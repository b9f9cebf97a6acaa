/** A library with which a program reads the `.env` of the directory that it is started in. */
export interface EnvironmentReader {
  /** Name of the npm package or path of the Go module, as the program's own manifest has it. */
  readonly name: string;
  readonly manifest: 'package.json' | 'go.mod';
  readonly source: string;
}

export const environmentReaders: readonly EnvironmentReader[] = [
  { name: 'dotenv', manifest: 'package.json', source: 'https://github.com/motdotla/dotenv#usage' },
  { name: 'dotenv-safe', manifest: 'package.json', source: 'https://github.com/rolodato/dotenv-safe#usage' },
  { name: 'dotenv-flow', manifest: 'package.json', source: 'https://github.com/kerimdzhanov/dotenv-flow#usage' },
  {
    name: '@nestjs/config',
    manifest: 'package.json',
    source: 'https://docs.nestjs.com/techniques/configuration#getting-started',
  },
  { name: 'github.com/joho/godotenv', manifest: 'go.mod', source: 'https://github.com/joho/godotenv#usage' },
];
