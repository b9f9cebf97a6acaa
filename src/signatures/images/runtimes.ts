/**
 * Images that bring a language and no server: a program in them does what it does on any machine. An image that brings a
 * server (postgres, nginx) also brings settings, and on the image of a bare system somebody may have installed anything.
 */
export const runtimeImages: ReadonlySet<string> = new Set([
  'amazoncorretto',
  'amd64/node',
  'amd64/python',
  'arm64v8/node',
  'arm64v8/python',
  'bun',
  'denoland/deno',
  'eclipse-temurin',
  'elixir',
  'erlang',
  'golang',
  'gradle',
  'jruby',
  'maven',
  'node',
  'openjdk',
  'oven/bun',
  'perl',
  'php',
  'pypy',
  'python',
  'ruby',
  'rust',
]);
