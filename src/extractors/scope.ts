/**
 * Tests, fixtures and vendored copies are no part of what the repository starts. The names are conventions of the
 * ecosystems we read (Go `testdata`, .NET `testassets`, Jest `__tests__`, RSpec `spec`, pytest `test_*.py`, …).
 */
const testDirectories =
  /(?:^|\/)(?:tests?|testing|test[-_]?(?:utils?|helpers?)|__(?:tests?|e2e)__|__mocks__|__fixtures__|__snapshots__|fixtures?|test[-_]?(?:data|assets?|fixtures?|resources)|specs?|e2e|integration[-_]tests?|cypress|[^/]+\.(?:unit|integration|functional|acceptance|e2e)?tests?)\//i;
const testFiles =
  /(?:[._-](?:test|tests|spec|e2e|cy)\.[a-z]+|(?:^|\/)(?:\w+_)?tests?\.rs|(?:^|\/)(?:benches\/.*|test_\w+)\.rs|_test\.(?:go|py|rb|exs?|c|cc|cpp|dart)|_spec\.(?:rb|lua)|(?:^|\/)t\/(?:.*\/)?[^/]+\.(?:t|pl|pm|psgi)|(?:^|\/)(?:test_[^/]*|conftest)\.py|(?:^|\/)test_[^/]*\.(?:c|cc|cpp|cxx)|Tests?\.(?:java|kt|scala|cs|swift|php))$/;

/** Whether the path is that of a test or a fixture: left out unless the user takes tests in. */
export function isTest(path: string): boolean {
  return testDirectories.test(path) || testFiles.test(path);
}
