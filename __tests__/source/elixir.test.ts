import { describe, expect, it } from 'vitest';
import { elixirImports } from '../../src/extractors/source-code/elixir/module-files.ts';
import { declarationsIn, listenersIn, show } from './listeners.ts';

const lines = (...code: readonly string[]) => code.join('\n');
/** A program that listens on what `port` says. */
const on = (...code: readonly string[]) => lines(...code, ':gen_tcp.listen(port, [:binary])');

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['both families', ':gen_tcp.listen(2_002, [:binary, :inet6])', ['2002/tcp@1 0.0.0.0+::']],
  [
    'both families before keywords',
    ':gen_tcp.listen(2_003, [:binary, :inet6, active: false])',
    ['2003/tcp@1 0.0.0.0+::'],
  ],
  ['options beside those of the plug', '{Plug.Cowboy, scheme: :http, plug: R, port: 2004}', ['2004/tcp@1 0.0.0.0']],
  ['a number', ':gen_tcp.listen(2_000, [])', ['2000/tcp@1 0.0.0.0']],
  ['an address', ':gen_tcp.listen(2001, ip: {127, 0, 0, 1})', ['2001/tcp@1 127.0.0.1']],
  ['the loopback by its name', ':gen_tcp.listen(2002, [{:ip, :loopback}])', ['2002/tcp@1 127.0.0.1']],
  ['every address of IPv6', ':gen_tcp.listen(2003, ip: {0, 0, 0, 0, 0, 0, 0, 0})', ['2003/tcp@1 0.0.0.0+::']],
  [
    'the environment, or a text',
    on('port = String.to_integer(System.get_env("PORT") || "2004")'),
    ['2004/tcp@1 0.0.0.0'],
  ],
  [
    'a number beside one that a text was made',
    on('base = String.to_integer(System.get_env("PORT", "4000"))', 'port = base + 1'),
    ['4001/tcp@1 0.0.0.0'],
  ],
  [
    'options that come from a function',
    lines(
      'defmodule A do',
      '  def children(opts), do: [{Plug.Cowboy, scheme: :http, plug: A, options: options(opts)}]',
      '  defp options(opts), do: Enum.concat([[], [port: Settings.port(opts)]])',
      'end',
    ),
    ['unresolved/tcp@3 0.0.0.0'],
  ],
  ['a default', on('port = System.get_env("PORT", "2005") |> String.to_integer()'), ['2005/tcp@1 0.0.0.0']],
  [
    'a case',
    on('port =', '  case System.get_env("PORT") do', '    nil -> 2006', '    text -> String.to_integer(text)', '  end'),
    ['2006/tcp@3 0.0.0.0'],
  ],
  ['an if', on('port = if System.get_env("CI"), do: 1, else: 2007'), ['2007/tcp@1 0.0.0.0']],
  ['an option', on('opts = [port: 2008]', 'port = opts[:port]'), ['2008/tcp@1 0.0.0.0']],
  ['an option with a default', on('port = Keyword.get(opts, :port, 2009)'), ['2009/tcp@1 0.0.0.0']],
  [
    'options over defaults',
    on('opts = Keyword.merge([port: 2010], given)', 'port = opts[:port]'),
    ['2010/tcp@1 0.0.0.0'],
  ],
  ['a map', on('config = %{port: 2011}', 'port = config.port'), ['2011/tcp@1 0.0.0.0']],
  ['a pattern', on('{:ok, port} = {:ok, 2012}'), ['2012/tcp@1 0.0.0.0']],
  [
    'an attribute of the module',
    lines('defmodule A do', '  @port 2013', '  def run, do: :gen_tcp.listen(@port, [])', 'end'),
    ['2013/tcp@2 0.0.0.0'],
  ],
  [
    "a parameter's default",
    lines('defmodule A do', '  def run(port \\\\ 2014), do: :gen_tcp.listen(port, [])', 'end'),
    ['2014/tcp@2 0.0.0.0'],
  ],
  [
    'a function of the module',
    lines(
      'defmodule A do',
      '  def run, do: :gen_tcp.listen(port(), [])',
      '  defp port, do: String.to_integer(System.get_env("PORT", "2015"))',
      'end',
    ),
    ['2015/tcp@3 0.0.0.0'],
  ],
  [
    'a loop',
    lines('for port <- [2016, 2017] do', '  :gen_tcp.listen(port, [])', 'end'),
    ['2016/tcp@1 0.0.0.0', '2017/tcp@1 0.0.0.0'],
  ],
  [
    'a server that a supervisor starts',
    lines(
      'defmodule A.Server do',
      '  use GenServer',
      '  def start_link(opts), do: GenServer.start_link(__MODULE__, opts, name: __MODULE__)',
      '  def init(opts) do',
      '    :gen_tcp.listen(opts[:port], [])',
      '  end',
      'end',
      'Supervisor.start_link([{A.Server, port: 2018}], strategy: :one_for_one)',
    ),
    ['2018/tcp@8 0.0.0.0'],
  ],
  [
    'a task of another file',
    {
      'lib/kv_server.ex': lines(
        'defmodule KVServer do',
        '  def accept(port) do',
        '    {:ok, socket} = :gen_tcp.listen(port, [:binary])',
        '  end',
        'end',
      ),
      'lib/application.ex': lines(
        'defmodule KVServer.Application do',
        '  def start(_, _) do',
        '    port = String.to_integer(System.get_env("PORT") || "2019")',
        '    Supervisor.start_link([{Task, fn -> KVServer.accept(port) end}], strategy: :one_for_one)',
        '  end',
        'end',
      ),
    },
    ['2019/tcp@lib/application.ex:3 0.0.0.0'],
  ],
  [
    'a function that is named with what it is given',
    lines(
      'defmodule A do',
      '  def start, do: Task.start_link(__MODULE__, :accept, [2020])',
      '  def accept(port), do: :gen_tcp.listen(port, [])',
      'end',
    ),
    ['2020/tcp@2 0.0.0.0'],
  ],
  [
    'settings of the application',
    {
      'lib/a.ex': on('port = Application.get_env(:a, :port, 1)'),
      'config/config.exs': lines('import Config', 'config :a, port: 2021'),
    },
    ['2021/tcp@config/config.exs:2 0.0.0.0'],
  ],
  [
    'settings of development over those of all',
    {
      'lib/a.ex': on('port = Application.fetch_env!(:a, A.Server)[:port]'),
      'config/config.exs': lines('import Config', 'config :a, A.Server, port: 1'),
      'config/dev.exs': lines('import Config', 'config :a, A.Server, port: 2022'),
      'config/runtime.exs': lines(
        'import Config',
        'if config_env() == :prod do',
        '  config :a, A.Server, port: 2',
        'end',
      ),
    },
    ['2022/tcp@config/dev.exs:2 0.0.0.0'],
  ],
  [
    'a module under another name',
    lines('alias Plug.Cowboy, as: Web', 'Web.http(Router, [], port: 2023)'),
    ['2023/tcp@2 0.0.0.0'],
  ],
  [
    'modules that are named together',
    lines('alias Plug.{Cowboy, Router}', '{Cowboy, scheme: :http, plug: Router, options: [port: 2024]}'),
    ['2024/tcp@2 0.0.0.0'],
  ],
  ['a server without a port', '{Bandit, plug: App.Router}', ['4000/tcp@1 0.0.0.0']],
  ['an older supervisor', 'supervisor(GRPC.Server.Supervisor, [{App.Endpoint, 2025}])', ['2025/tcp@1 0.0.0.0']],
  ['any free port', ':gen_tcp.listen(0, [])', ['ephemeral/tcp@1 0.0.0.0']],
  [
    'a setting that is said twice',
    {
      'config/dev.exs': lines(
        'import Config',
        'config :a, AWeb.Endpoint, http: [port: 1]',
        'config :a, AWeb.Endpoint, http: [port: 2026], url: [port: 80]',
      ),
    },
    ['2026/tcp@3 0.0.0.0'],
  ],
  [
    'an address that the settings for all say',
    {
      'config/runtime.exs': lines('import Config', 'config :a, AWeb.Endpoint, http: [port: 2028]'),
      'config/config.exs': lines(
        'import Config',
        'config :a, AWeb.Endpoint, http: [ip: {0, 0, 0, 0, 0, 0, 0, 0}]',
        'config :a, BWeb.Endpoint, http: [ip: {127, 0, 0, 1}]',
      ),
    },
    ['2028/tcp@2 0.0.0.0+::'],
  ],
  [
    'settings of production',
    {
      'config/runtime.exs': lines(
        'import Config',
        'if config_env() == :prod do',
        '  port = String.to_integer(System.get_env("PORT") || "2027")',
        '  config :a, AWeb.Endpoint, http: [ip: {0, 0, 0, 0, 0, 0, 0, 0}, port: port]',
        'end',
      ),
    },
    ['2027/tcp@3 0.0.0.0+::'],
  ],
];

const silent: readonly (readonly [name: string, code: string | Record<string, string>])[] = [
  ['clients', lines(":gen_tcp.connect('h', 80, [])", 'Redix.start_link(host: "r", port: 6379)')],
  ['a repository of data', { 'config/dev.exs': lines('import Config', 'config :a, A.Repo, port: 5432') }],
  [
    'settings of another framework',
    {
      'config/dev.exs': lines('import Config', 'config :a, A.Router, http: [port: 4000]'),
      'mix.exs': lines('defmodule A.Mixfile do', '  defp deps, do: [{:placid, "~> 0.1"}]', 'end'),
    },
  ],
  ['comments and documents', lines('# :gen_tcp.listen(1, [])', '@moduledoc """', ':gen_tcp.listen(2, [])', '"""')],
  ['a module of its own', lines('defmodule A.Bandit do', 'end', 'alias A.Bandit', '{Bandit, port: 80}')],
];

describe('Elixir', () => {
  it.each(cases)('finds %s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'lib/a.ex': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it.each(silent)('says nothing of %s', (_, code) => {
    expect(listenersIn(typeof code === 'string' ? { 'lib/a.ex': code } : code)).toEqual([]);
  });

  it('starts scripts and projects', () => {
    const titleOf = (path: string) =>
      declarationsIn({ [path]: ':gen_tcp.listen(80, [])' }).flatMap((found) =>
        found.kind === 'unit' ? found.title : [],
      );

    expect(titleOf('demo.exs')).toEqual(['elixir demo.exs']);
    expect(titleOf('lib/a.ex')).toEqual(['mix run --no-halt']);
  });

  it('imports what it names', () => {
    expect(elixirImports('alias App.{Repo, Web.Endpoint}\nKVServer.accept(80)')).toEqual([
      'App.Repo',
      'App.Web.Endpoint',
      'KVServer',
    ]);
  });
});
