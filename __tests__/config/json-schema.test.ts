import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configurationKeys, ruleIds } from '../../src/config/configuration-schema.ts';
import { jsonSchema } from './json-schema.ts';

const root = join(import.meta.dirname, '..', '..');
const path = join('schema', 'port-preflight.schema.json');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

test('the published schema is that of the configuration; UPDATE=1 npm test writes it', () => {
  if (process.env['UPDATE']) writeFileSync(join(root, path), jsonSchema());
  expect(textOf(path)).toBe(jsonSchema());
});

test('the package and the documentation name it', () => {
  expect(JSON.parse(textOf('package.json')).files).toContain('schema');
  expect(textOf('docs/configuration.md')).toContain('# yaml-language-server: $schema=');
});

describe('it', () => {
  const schema = JSON.parse(jsonSchema());
  const accepts = new Ajv().compile(schema);

  test('describes every key and every rule', () => {
    expect(Object.keys(schema.properties)).toEqual(configurationKeys);
    for (const key of configurationKeys) expect(schema.properties[key].description, key).toMatch(/\.$/);
    expect(Object.keys(schema.properties.rules.properties)).toEqual(ruleIds);
  });

  test.each([
    '{}',
    'rules: { duplicate-binding: warning, privileged-port: off }',
    'overrides: [{ paths: [infra], rules: { invalid-port: notice } }]',
    'ignore: [{ rule: privileged-port, port: 80, path: "**/compose.yaml", owner: web, reason: behind a proxy }]',
    'extends: ci/ports.yml\ntargets: [linux]\ninclude: [src]\nexclude: [old]\nbaseline: known.json',
    'launches: [{ name: all, compose: . }]\nalternatives: [[a, b]]',
  ])('accepts %s', (text) => {
    expect(accepts(parse(text)), JSON.stringify(accepts.errors)).toBe(true);
  });

  test.each([
    'rulez: {}',
    'rules: { nonsense: off }',
    'rules: { invalid-port: loud }',
    'targets: [beos]',
    'ignore: [{ port: 70000 }]',
  ])('refuses %s', (text) => expect(accepts(parse(text))).toBe(false));
});
