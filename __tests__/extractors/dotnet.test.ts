import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { urlEndpoints } from '../../src/commands/kestrel-urls.ts';
import { appHost } from '../../src/extractors/app-host.ts';
import { launchSettings } from '../../src/extractors/launch-settings.ts';
import { solution } from '../../src/extractors/solution.ts';
import { csharpTokens } from '../../src/parsing/csharp-tokens.ts';
import { wholeText } from '../../src/parsing/traced-text.ts';
import { attributeValues } from '../../src/parsing/xml-attributes.ts';
import { bindsOf } from '../commands/reading.ts';
import { extract, linesOf } from './extracting.ts';

const settings = (profiles: Readonly<Record<string, unknown>>) => JSON.stringify({ profiles });
const project = (applicationUrl: string) => ({ commandName: 'Project', applicationUrl });

describe('Kestrel URLs', () => {
  test.each([
    ['http://localhost:5000', ['18 127.0.0.1+::1:5000']],
    ['HTTP://LOCALHOST:5000/', ['18 127.0.0.1+::1:5000']],
    ['https://localhost:7001;http://localhost:5001', ['19 127.0.0.1+::1:7001', '41 127.0.0.1+::1:5001']],
    ['http://*:80', ['10 0.0.0.0+:::80']],
    ['http://+:5080/', ['10 0.0.0.0+:::5080']],
    ['http://my-host:5000', ['16 0.0.0.0+:::5000']],
    ['http://api.dev.localhost:5000', ['26 127.0.0.1+::1:5000']],
    ['http://192.168.0.9:5000', ['20 192.168.0.9:5000']],
    ['http://[::]:5000', ['13 0.0.0.0+:::5000']],
    ['http://[::1]:5000', ['14 ::1:5000']],
    ['http://localhost', ['1 127.0.0.1+::1:80']],
    [' https://* ;', ['2 0.0.0.0+:::443']],
    ['http://127.0.0.1:0', ['18 127.0.0.1:any']],
    ['http://localhost:70000', ['18 refused 70000']],
    ['http://localhost:$(Port)', ['18 127.0.0.1+::1:$(Port)']],
    ['http://unix:/tmp/kestrel.sock', []],
    ['http://localhost:5000,http://localhost:5001', []],
    ['net.tcp://localhost:808', []],
    ['', []],
  ])('%s', (text, expected) => {
    const { endpoints, refused } = urlEndpoints(wholeText({ path: 'urls', text }));
    const lines = [
      ...endpoints.map(({ port, binding, location }) => {
        const number = port.kind === 'fixed' ? port.ports.first : port.kind === 'unresolved' ? port.expression : 'any';
        return `${location.start.column} ${binding.addresses.join('+')}:${number}`;
      }),
      ...refused.map((one) => `${one.location.start.column} refused ${one.text}`),
    ];
    expect(lines).toEqual(expected);
  });

  test('a range of digits stands where it is said to stand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('localhost', '*', '[::1]', 'h5000'), fc.integer({ min: 1, max: 65535 }))),
        (urls) => {
          const text = urls.map(([host, port]) => `http://${host}:${port}`).join(';');
          const { endpoints } = urlEndpoints(wholeText({ path: 'urls', text }));
          const written = endpoints.map(({ location: { start, end } }) => text.slice(start.column - 1, end.column - 1));
          expect(written).toEqual(urls.map(([, port]) => String(port)));
        },
      ),
    );
  });
});

describe('launchSettings.json', () => {
  const path = 'Api/Properties/launchSettings.json';
  const linesFor = (profile: unknown, files: Readonly<Record<string, string>> = {}) =>
    linesOf(extract(launchSettings, path, { ...files, [path]: settings({ p: profile }) })).slice(1);

  test.each([
    ['arguments beat variables', { ...project('http://localhost:1'), commandLineArgs: '--urls=http://*:2' }, ':2 '],
    [
      'variables beat applicationUrl',
      { ...project('http://localhost:1'), environmentVariables: { ASPNETCORE_URLS: 'http://*:2' } },
      ':2 ',
    ],
    [
      'applicationUrl beats DOTNET_URLS',
      { ...project('http://localhost:1'), environmentVariables: { DOTNET_URLS: 'http://*:2' } },
      ':1 ',
    ],
    [
      'applicationUrl beats ports without address',
      { ...project('http://localhost:1'), environmentVariables: { ASPNETCORE_HTTP_PORTS: '2' } },
      ':1 ',
    ],
    [
      'ASPNETCORE_HTTP_PORTS beats DOTNET_HTTP_PORTS',
      { commandName: 'Project', environmentVariables: { DOTNET_HTTP_PORTS: '1', ASPNETCORE_HTTP_PORTS: '2' } },
      ':2 ',
    ],
    ['the tools of Azure Functions', { commandName: 'Project', commandLineArgs: 'host start --port 7072' }, ':7072 '],
  ])('%s', (_, profile, expected) => {
    const lines = linesFor(profile);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
  });

  test.each([
    ['a worker', { 'Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Worker" />' }],
    [
      'Kestrel endpoints in the settings',
      { 'Api/appsettings.json': '{"Kestrel":{"Endpoints":{"Http":{"Url":"http://*:80"}}}}' },
    ],
    ['UseUrls in the code', { 'Api/Program.cs': 'builder.WebHost.UseUrls("http://*:80");' }],
    ['app.Run with a URL', { 'Api/Program.cs': 'app.Run("http://*:80");' }],
  ])('is in doubt: %s', (_, files) => {
    expect(linesFor(project('http://localhost:5000'), files).join()).toContain(' low');
  });

  test('is not in doubt otherwise', () => {
    const files = { 'Api/Program.cs': 'app.Run();', 'Api/appsettings.json': '{"Kestrel":{"Limits":{}}}' };
    expect(linesFor(project('http://localhost:5000'), files).join()).not.toContain(' low');
  });

  test('a library is started by nobody', () => {
    const library =
      '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><OutputType>Library</OutputType></PropertyGroup></Project>';
    expect(linesFor(project('http://localhost:5000'), { 'Api/Api.csproj': library })).toEqual([]);
  });

  test('a template of dotnet new is left alone', () => {
    const text =
      '{"profiles":{"p":{"commandName":"Project",\n//#if (HasHttps)\n"applicationUrl":"https://localhost:1"}}}';
    expect(linesOf(extract(launchSettings, path, { [path]: text }))).toEqual([]);
  });

  test.each(['{', '[]', '{"profiles":[]}', '{"profiles":{"a":1,"__proto__":{"commandName":3}}}', '\uFEFF'])(
    'never throws: %s',
    (text) => {
      expect(() => extract(launchSettings, path, { [path]: text })).not.toThrow();
    },
  );
});

describe('dotnet run', () => {
  const files = {
    'Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />',
    'Api/Properties/launchSettings.json': settings({
      'IIS Express': { commandName: 'IISExpress' },
      http: project('http://localhost:5100'),
      https: project('https://localhost:7100;http://localhost:5100'),
    }),
  };
  test.each([
    ['dotnet run --project Api', '5100'],
    ['dotnet run --project ./Api/Api.csproj --no-build', '5100'],
    ['cd Api && dotnet run', '5100'],
    ['dotnet watch --project Api', '5100'],
    ['dotnet watch run --project Api -lp HTTPS', '7100 5100'],
    ['ASPNETCORE_URLS=http://*:5200 dotnet run --project Api', '5100'],
    ['dotnet run --project Api --no-launch-profile', ''],
    ['ASPNETCORE_URLS=http://*:5200 dotnet run --project Api --no-launch-profile', '5200'],
    ['dotnet run --project Api -- --urls http://*:5300', '5300'],
    ['dotnet run --project Other', ''],
    ['dotnet watch test --project Api', ''],
    ['dotnet build Api', ''],
  ])('%s', (line, expected) => {
    expect(bindsOf(line, files)).toBe(expected);
  });
});

describe('Aspire app host', () => {
  const files = {
    'Host/Host.csproj': '<Project Sdk="Aspire.AppHost.Sdk/9.0.0" />',
    'Api/Shop.Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />',
    'Api/Properties/launchSettings.json': settings({
      http: project('http://localhost:1'),
      tls: project('https://*:2'),
    }),
  };
  const activityOf = (code: string) => {
    const text = `var b = DistributedApplication.CreateBuilder(args);\n${code}\n`;
    return linesOf(extract(appHost, 'Host/Program.cs', { ...files, 'Host/Program.cs': text }))
      .filter((line) => !/ unit "/.test(line))
      .map((line) => line.trim());
  };
  const http = 'unit process:Api#http';
  test.each([
    ['b.AddProject<Projects.Shop_Api>("api");', [http]],
    ['b.AddProject<global::Projects.Shop_Api>("api");', [http]],
    ['b.AddProject("api", "../Api/Shop.Api.csproj");', [http]],
    ['b.AddProject("api", @"..\\Api\\Shop.Api.csproj");', [http]],
    ['b.AddProject<Projects.Shop_Api>("api", "tls");', ['unit process:Api#tls']],
    ['b.AddProject<Projects.Shop_Api>("api", launchProfileName: null);', []],
    ['b.AddProject<Projects.Shop_Api>("api", o => o.ExcludeLaunchProfile = true);', []],
    ['b.AddProject<Projects.Other>("api");', []],
    ['/* b.AddProject<Projects.Shop_Api>("api"); */', []],
    // Once as possible only: the first of the two units leaves it out.
    ['if (x) b.AddProject<Projects.Shop_Api>("api");', [http]],
    ['b.AddProject<Projects.Shop_Api>("api").WithEndpoint("http", e => { e.Port = 3; });', [http]],
    ['#if DEBUG\nb.AddProject<Projects.Shop_Api>("api");\n#endif', [http]],
  ])('%s', (code, expected) => {
    expect(activityOf(code)).toEqual(expected);
  });

  test.each([
    ['b.AddRedis("cache", port: 6380);', '2:27 ', '6380'],
    ['b.AddContainer("x", "y").WithHttpEndpoint(port: 8_090, targetPort: 80);', '2:49 ', '8090'],
    ['b.AddContainer("x", "y").WithEndpoint(8091, 80);', '2:39 ', '8091'],
    ['b.AddPostgres("db").WithHostPort(5433);', '2:34 ', '5433'],
  ])('%s', (code, place, port) => {
    const [line, ...more] = activityOf(code);
    expect(more).toEqual([]);
    expect(line).toContain(place);
    expect(line).toContain(port);
  });

  test.each([
    'b.AddContainer("x", "y").WithHttpEndpoint(targetPort: 80);',
    'b.AddPostgres("db").WithHostPort(port);',
    'b.AddX(',
  ])('binds nothing known: %s', (code) => {
    expect(activityOf(code)).toEqual([]);
  });
});

describe('solutions', () => {
  const web = '<Project Sdk="Microsoft.NET.Sdk.Web" />';
  const twins = {
    'A/A.csproj': web,
    'B/B.csproj': web,
    'A/Properties/launchSettings.json': settings({ http: project('http://localhost:1') }),
    'B/Properties/launchSettings.json': settings({ http: project('http://localhost:1') }),
  };
  const together = ['unit process:A#http', 'unit process:B#http'];
  const xml =
    '<Solution><Project Path="A\\A.csproj"/><Folder Name="/x/"><Project Path="B/B.csproj"/></Folder></Solution>';
  test.each([
    ['a .slnx', 'All.slnx', xml, {}, together],
    ['one project', 'All.slnx', '<Solution><Project Path="A/A.csproj"/></Solution>', {}, []],
    ['an app host', 'All.slnx', xml, { 'B/B.csproj': '<Project Sdk="Aspire.AppHost.Sdk/9.0.0" />' }, []],
    ['a launch profile', 'All.slnx', xml, { 'All.slnLaunch': '[]' }, []],
    ['tye', 'All.slnx', xml, { 'tye.yaml': 'services: []' }, []],
    ['Compose', 'All.slnx', xml.replace('<Project', '<Project Path="docker-compose.dcproj"/><Project'), {}, []],
  ])('%s', (_, path, text, files, expected) => {
    const lines = linesOf(extract(solution, path, { ...twins, ...files, [path]: text }));
    expect(lines.slice(1).map((line) => line.trim())).toEqual(expected);
  });
});

describe('C# tokens', () => {
  test.each([
    ['a.B("c");', 'a . B ( c ) ;'],
    ['var x = @"a\\" + "b\\"c";', 'var x = a\\ + b\\"c ;'],
    ['f("""raw " text""");', 'f ( """raw " text""" ) ;'],
    ["g('\"', 1_000); // h", 'g ( , 1_000 ) ;'],
    ['#region x\n@class.Y();', 'class . Y ( ) ;'],
    ['"not closed\nz', 'not closed z'],
  ])('%s', (source, expected) => {
    expect(
      csharpTokens(source)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(expected);
  });

  test('never throws, and tokens stand in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '/', '*', '@', '$', "'", '\\', '\n', '{', '}', '#', 'a', '1') }),
        (source) => {
          const tokens = csharpTokens(source);
          expect(tokens.every(({ start, end }, index) => start < end && start >= (tokens[index - 1]?.end ?? 0))).toBe(
            true,
          );
        },
      ),
    );
  });

  test('hostile nesting takes no time', () => {
    const text = `DistributedApplication.CreateBuilder();${'b.AddX('.repeat(20_000)}`;
    expect(extract(appHost, 'Program.cs', { 'Program.cs': text }).problems).toEqual([]);
  });
});

test('XML attributes', () => {
  const xml = `<A x="1"/><!-- <A x="2"/> --><A y='0' x='a&amp;b'>\n<AB x="3"/><A/>`;
  expect(attributeValues(xml, 'A', 'x')).toEqual(['1', 'a&b']);
});
