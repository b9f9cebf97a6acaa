import { describe, expect, it } from 'vitest';
import { rubyImports } from '../../src/extractors/source-code/ruby/module-files.ts';
import { declarationsIn, listenersIn, show } from './listeners.ts';

const lines = (...code: readonly string[]) => code.join('\n');

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  [
    'a port of which nothing is known, where the library has a default',
    'Thin::Server.start(options[:ip], options[:port], Web)',
    [],
  ],
  [
    'an address that is made',
    lines('s = Socket.new(:INET, :STREAM)', "s.bind(Addrinfo.tcp('0.0.0.0', 2040))", 's.listen(5)'),
    ['2040/tcp@2 0.0.0.0'],
  ],
  ['a port alone', 'TCPServer.new(2000)', ['2000/tcp@1 0.0.0.0']],
  ['a host and a port without brackets', "server = TCPServer.new '127.0.0.1', 2001", ['2001/tcp@1 127.0.0.1']],
  ['open with a block', 'TCPServer.open(2002) { |s| s.accept }', ['2002/tcp@1 0.0.0.0']],
  ['localhost', "TCPServer.new('localhost', 2003)", ['2003/tcp@1 127.0.0.1|::1']],
  [
    'a table of options that the caller fills',
    lines("require 'rack'", 'def start(options)', '  Rack::Server.new(options).start', 'end'),
    ['unresolved/tcp@3 127.0.0.1|::1'],
  ],
  ['a constant', lines('PORT = 2_004', 'TCPServer.new(PORT)'), ['2004/tcp@1 0.0.0.0']],
  ['the environment, or a number', "TCPServer.new((ENV['PORT'] || 2005).to_i)", ['2005/tcp@1 0.0.0.0']],
  ['fetch with a default', "TCPServer.new(Integer(ENV.fetch('PORT', 2006)))", ['2006/tcp@1 0.0.0.0']],
  [
    'fetch with a block',
    lines("port = ENV.fetch('PORT') { '2007' }.to_i", 'TCPServer.new(port)'),
    ['2007/tcp@1 0.0.0.0'],
  ],
  ['an argument, or a number', lines('port = (ARGV[0] || 2008).to_i', 'TCPServer.new port'), ['2008/tcp@1 0.0.0.0']],
  [
    'a conditional',
    lines("port = ENV['PORT'] ? ENV['PORT'].to_i : 2009", 'TCPServer.new(port)'),
    ['2009/tcp@1 0.0.0.0'],
  ],
  [
    'an if with values',
    lines('port = if ARGV.empty?', '  2010', 'else', '  Integer(ARGV[0])', 'end', 'TCPServer.new(port)'),
    ['2010/tcp@2 0.0.0.0'],
  ],
  ['||=', lines('port = nil', 'port ||= 2011', 'TCPServer.new(port)'), ['2011/tcp@2 0.0.0.0']],
  [
    'options that the command line may change',
    lines(
      'options = { host: "127.0.0.1", port: 2012 }',
      'OptionParser.new do |opts|',
      '  opts.on("-p", "--port PORT", Integer) { |v| options[:port] = v }',
      'end.parse!',
      'TCPServer.new(options[:host], options[:port])',
    ),
    ['2012/tcp@1 127.0.0.1'],
  ],
  [
    'an option of Optimist',
    lines('opts = Optimist.options do', "  opt :port, 'Port', default: 2013", 'end', 'TCPServer.new(opts[:port])'),
    ['2013/tcp@2 0.0.0.0'],
  ],
  [
    'options with defaults that are merged',
    lines(
      'def start(opts = {})',
      '  opts = { port: 2014 }.merge(opts)',
      '  TCPServer.new(opts[:port])',
      'end',
      'start',
    ),
    ['2014/tcp@2 0.0.0.0'],
  ],
  [
    'a named parameter',
    lines(
      "def start(host: '127.0.0.1', port: 2015)",
      '  TCPServer.new(host, port)',
      'end',
      'start',
      'start(port: 2016)',
    ),
    ['2015/tcp@1 127.0.0.1', '2016/tcp@5 127.0.0.1'],
  ],
  [
    'a field',
    lines(
      'class Server',
      '  attr_reader :port',
      '  def initialize(port = 2017)',
      '    @port = port',
      '  end',
      '  def start',
      '    TCPServer.new(port)',
      '  end',
      'end',
      'Server.new(2018).start',
    ),
    ['2018/tcp@10 0.0.0.0'],
  ],
  [
    'a class of a server',
    lines(
      'class Clock < TCPServer',
      "  def initialize(host = '127.0.0.1', port = 2020)",
      '    super(host, port)',
      '  end',
      '  def stop',
      '    super(2021)',
      '  end',
      'end',
      'Clock.new',
    ),
    ['2020/tcp@2 127.0.0.1'],
  ],
  [
    'a class of a class of the program',
    lines(
      'class Base',
      '  def initialize(port)',
      '    @port = port',
      '  end',
      '  def start',
      '    TCPServer.new(@port)',
      '  end',
      'end',
      'class Api < Base',
      '  def initialize',
      '    super(2023)',
      '  end',
      'end',
      'Api.new.start',
    ),
    ['2023/tcp@11 0.0.0.0'],
  ],
  [
    'a class of a framework that runs itself',
    lines(
      "require 'reel'",
      'class Web < Reel::Server::HTTP',
      '  def initialize',
      "    super('127.0.0.1', 2022, &method(:serve))",
      '  end',
      'end',
      'Web.run',
    ),
    ['2022/tcp@4 127.0.0.1'],
  ],
  ['a framework whose classes are not its own here', lines("require 'goliath'", 'Goliath.env = :test'), []],
  [
    'a method of the class',
    lines(
      'class Config',
      '  def self.port',
      "    ENV.fetch('PORT', 2019)",
      '  end',
      'end',
      'TCPServer.new(Config.port)',
    ),
    ['2019/tcp@3 0.0.0.0'],
  ],
  [
    'a constant of a module',
    lines('module App', '  class Settings', '    PORT = 2020', '  end', 'end', 'TCPServer.new(App::Settings::PORT)'),
    ['2020/tcp@3 0.0.0.0'],
  ],
  ['a loop', '[2021, 2022].each { |port| TCPServer.new(port) }', ['2021/tcp@1 0.0.0.0', '2022/tcp@1 0.0.0.0']],
  ['a thread', lines('Thread.new do', '  TCPServer.new(2023)', 'end'), ['2023/tcp@2 0.0.0.0']],
  [
    'text with a value in it',
    lines(
      "require 'grpc'",
      'port = 2024',
      's = GRPC::RpcServer.new',
      's.add_http2_port("0.0.0.0:#{port}", :this_port_is_insecure)',
    ),
    ['2024/tcp@2 0.0.0.0+::'],
  ],
  [
    'a block that is given the object',
    lines(
      "require 'grpc'",
      'GRPC::RpcServer.new.tap do |s|',
      "  s.add_http2_port('0.0.0.0:2025', :this_port_is_insecure)",
      'end',
    ),
    ['2025/tcp@3 0.0.0.0+::'],
  ],
  ['an old hash', "WEBrick::HTTPServer.new(:Port => 2026, :BindAddress => '127.0.0.1')", ['2026/tcp@1 127.0.0.1']],
  ['a hash of its own', lines('config = { Port: 2027 }', 'WEBrick::HTTPServer.new(config)'), ['2027/tcp@1 0.0.0.0+::']],
  ['a spread hash', lines('config = { Port: 2028 }', 'WEBrick::HTTPServer.new(**config)'), ['2028/tcp@1 0.0.0.0+::']],
  ['WEBrick alone', 'WEBrick::HTTPServer.new(DocumentRoot: ".")', ['80/tcp@1 0.0.0.0+::']],
  ['WEBrick that opens no socket', 'WEBrick::HTTPServer.new(DoNotListen: true, Port: 80)', []],
  [
    'another file',
    { 'app.rb': lines("require_relative 'config'", 'TCPServer.new(PORT)'), 'config.rb': 'PORT = 2029' },
    ['2029/tcp@config.rb:1 0.0.0.0'],
  ],
  [
    'a file of lib',
    {
      'bin/app.rb': lines("require 'app/config'", 'TCPServer.new(App::PORT)'),
      'lib/app/config.rb': lines('module App', '  PORT = 2030', 'end'),
    },
    ['2030/tcp@lib/app/config.rb:2 0.0.0.0'],
  ],
  ['a classic Sinatra application', lines("require 'sinatra'", "get('/') { 'hi' }"), ['4567/tcp@1 127.0.0.1|::1']],
  [
    'a port that is set with others',
    lines("require 'sinatra'", "set port: 4568, bind: '0.0.0.0'", "get('/') { 'hi' }"),
    ['4568/tcp@2 0.0.0.0'],
  ],
  [
    'the port of development before that of production',
    lines(
      "require 'sinatra/base'",
      'class App < Sinatra::Base',
      '  configure(:production) { set :port, 80 }',
      '  configure(:development) { set :port, 4569 }',
      '  run! if app_file == $0',
      'end',
    ),
    ['4569/tcp@4 127.0.0.1|::1'],
  ],
  [
    'each class with its own port',
    lines(
      "require 'sinatra/base'",
      'class A < Sinatra::Base',
      '  set :port, 4570',
      'end',
      'class B < Sinatra::Base',
      '  set :port, 4571',
      'end',
      'Thread.new { A.run! }',
      'B.run!',
    ),
    ['4570/tcp@3 127.0.0.1|::1', '4571/tcp@6 127.0.0.1|::1'],
  ],
  [
    'a class of another file that is run here',
    {
      'run.rb': lines("require_relative 'app'", 'App.run!'),
      'app.rb': lines("require 'sinatra/base'", 'class App < Sinatra::Base', '  set :port, 4572', 'end'),
    },
    ['4572/tcp@app.rb:3 127.0.0.1|::1'],
  ],
  [
    'a file of settings with several addresses',
    {
      'config/puma.rb': lines(
        'port 3000',
        "bind 'tcp://127.0.0.1:3001'",
        "bind 'unix:///tmp/x.sock'",
        "bind 'ssl://0.0.0.0:3002?key=k&cert=c'",
      ),
    },
    ['3000/tcp@1 0.0.0.0+::', '3001/tcp@2 127.0.0.1', '3002/tcp@4 0.0.0.0'],
  ],
  [
    'a host in a file of settings',
    { 'config/puma.rb': "port ENV.fetch('PORT', 3003), '0.0.0.0'" },
    ['3003/tcp@1 0.0.0.0'],
  ],
  [
    'an address that depends on what the environment is',
    {
      'config/puma.rb': lines(
        'host = ENV.fetch("RAILS_ENV") { "development" } == "production" ? "::" : "::1"',
        'port(ENV.fetch("PORT") { 3004 }, host)',
      ),
    },
    ['3004/tcp@2 ::1'],
  ],
  [
    'Sinatra beside a config.ru',
    {
      'app.rb': lines("require 'sinatra'", "get('/') { 'hi' }"),
      'config.ru': lines("require './app'", 'run Sinatra::Application'),
    },
    ['unresolved/tcp@1 127.0.0.1|::1'],
  ],
];

const silent: readonly (readonly [name: string, code: string | Record<string, string>])[] = [
  ['clients', lines("TCPSocket.new('x', 8080)", "Net::HTTP.new('localhost', 3000).get('/')", 'Redis.new(port: 6379)')],
  [
    'an endpoint of a client',
    lines("e = Async::HTTP::Endpoint.parse('http://127.0.0.1:9296')", 'c = Async::HTTP::Client.new(e)'),
  ],
  [
    'comments and documents',
    lines('# TCPServer.new(1)', '=begin', 'TCPServer.new(2)', '=end', 'puts <<~DOC', '  TCPServer.new(3)', 'DOC'),
  ],
  ['a Unix socket', "UNIXServer.new('/tmp/s2000')"],
  ['a deployment', { 'config/deploy.rb': lines("set :application, 'shop'", 'set :port, 2222') }],
  ['settings outside of their file', lines('port 3000', "bind 'tcp://0.0.0.0:3001'", 'listen 80')],
  [
    'a modular application that nothing runs',
    lines("require 'sinatra/base'", 'class A < Sinatra::Base', '  set :port, 80', "  get('/') { }", 'end'),
  ],
  [
    'a class for others to run',
    lines("require 'sinatra'", 'module A', '  class B < Sinatra::Base', "    get('/') { }", '  end', 'end'),
  ],
  ['helpers for Sinatra', lines("require 'sinatra'", 'helpers do', '  def x; end', 'end')],
  ['a socket that sends', lines('s = Socket.new(:INET, :DGRAM)', "s.bind(Socket.sockaddr_in(53, '0.0.0.0'))")],
  [
    'a class of the file itself',
    lines('class TCPServer', '  def initialize(port)', '  end', 'end', 'TCPServer.new(80)'),
  ],
];

describe('Ruby', () => {
  it.each(cases)('finds %s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'server.rb': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it.each(silent)('says nothing of %s', (_, code) => {
    expect(listenersIn(typeof code === 'string' ? { 'server.rb': code } : code)).toEqual([]);
  });

  it('knows the variable, and where the digits stand', () => {
    const [listener] = listenersIn({ 'config/puma.rb': "port ENV.fetch('PORT') { 3010 }" });

    expect(listener?.variable).toBe('PORT');
    expect(listener?.setAt?.start).toEqual({ line: 1, column: 26 });
  });

  it('reads configuration as that of the command', () => {
    const [unit] = declarationsIn({ 'config/puma.rb': 'port 3000' });

    expect(unit).toMatchObject({ kind: 'unit', title: 'puma', id: 'process:config/puma.rb#puma' });
  });

  it('reads a script by its first line', () => {
    const [listener] = listenersIn({ 'bin/serve': '#!/usr/bin/env ruby\nTCPServer.new(2000)\n' });

    expect(listener?.location.start.line).toBe(2);
  });

  it('tells what runs only when its file is started', () => {
    const code = lines("require 'sinatra/base'", 'class A < Sinatra::Base', 'end', 'A.run! if __FILE__ == $0');

    expect(listenersIn({ 'a.rb': code })[0]?.whenStarted).toBe(true);
  });

  it('reads imports by their form', () => {
    const code = lines(
      "require 'json'",
      "require_relative '../lib/a'",
      "require_relative 'b'",
      "load './c.rb'",
      "require File.expand_path('../d', __FILE__)",
    );

    expect(rubyImports(code)).toEqual(['json', '../lib/a', './b', './c.rb']);
  });
});
