import { describe, expect, it } from 'vitest';
import { legiblePerl } from '../../src/extractors/source-code/perl/legible.ts';
import { perlImports } from '../../src/extractors/source-code/perl/module-files.ts';
import { declarationsIn, listenersIn, show } from './listeners.ts';

const lines = (...code: readonly string[]) => code.join('\n');
/** A server on what `$port` says. */
const on = (...code: readonly string[]) =>
  lines(...code, 'my $s = IO::Socket::INET->new(LocalPort => $port, Listen => 5) or die "no: $!";');

const cases: readonly (readonly [name: string, code: string | Record<string, string>, finds: readonly string[]])[] = [
  ['a number', on('my $port = 2000;'), ['2000/tcp@1 0.0.0.0']],
  [
    'any address as a number',
    'IO::Socket::INET->new(LocalAddr => 0, LocalPort => 2099, Listen => 5);',
    ['2099/tcp@1 0.0.0.0'],
  ],
  ['the environment, or a number', on('my $port = $ENV{PORT} || 2001;'), ['2001/tcp@1 0.0.0.0']],
  ['defined-or', on("my $port = $ENV{'PORT'} // 2002;"), ['2002/tcp@1 0.0.0.0']],
  ['an argument, or a number', on('my $port = shift || 2003;'), ['2003/tcp@1 0.0.0.0']],
  ['an argument by its place', on('my $port = $ARGV[0] || 2004;'), ['2004/tcp@1 0.0.0.0']],
  ['a condition', on('my $port = @ARGV ? $ARGV[0] : 2005;'), ['2005/tcp@1 0.0.0.0']],
  ['||=', on('our $port;', '$port ||= 2006;'), ['2006/tcp@2 0.0.0.0']],
  ['unless', on('my $port = shift;', '$port = 2007 unless $port;'), ['2007/tcp@2 0.0.0.0']],
  [
    'a table',
    'my %o = (LocalPort => 2032, Listen => 5);\nIO::Socket::IP->new(%o, ReuseAddr => 1);',
    ['2032/tcp@1 0.0.0.0'],
  ],
  [
    'a reference to a table',
    'my $o = { LocalPort => 2033, Listen => 5 };\nIO::Socket::IP->new(%$o);',
    ['2033/tcp@1 0.0.0.0'],
  ],
  [
    'a program that is a server itself',
    lines("use parent 'Net::Server::Fork';", "__PACKAGE__->run(port => 2034, host => '127.0.0.1');"),
    ['2034/tcp@2 127.0.0.1'],
  ],
  ['a flag', on('my $port = 2008;', "GetOptions('port=i' => \\$port);"), ['2008/tcp@1 0.0.0.0']],
  [
    'a family that takes both',
    lines(
      'use Net::Async::HTTP::Server;',
      'my $server = Net::Async::HTTP::Server->new;',
      '$server->listen(addr => { family => "inet6", socktype => "stream", port => 2031 });',
      '$server->listen(addr => { family => "inet6", ip => "::1", socktype => "stream", port => 2032 });',
    ),
    ['2031/tcp@3 0.0.0.0+::', '2032/tcp@4 ::1'],
  ],
  [
    'flags in a table',
    on("my %opt = (port => 2009, host => 'x');", "GetOptions(\\%opt, 'port=i');", 'my $port = $opt{port};'),
    ['2009/tcp@1 0.0.0.0'],
  ],
  [
    'a reference to a table',
    on('my $config = { http => { port => 2010 } };', 'my $port = $config->{http}{port};'),
    ['2010/tcp@1 0.0.0.0'],
  ],
  [
    'a constant',
    lines('use constant PORT => 2011;', 'IO::Socket::INET->new(LocalPort => PORT, Listen => 1);'),
    ['2011/tcp@1 0.0.0.0'],
  ],
  [
    'constants together',
    lines("use constant { HOST => 'x', PORT => 2012 };", 'IO::Socket::INET->new(LocalPort => PORT, Listen => 1);'),
    ['2012/tcp@1 0.0.0.0'],
  ],
  ['several variables at once', on("my ($host, $port) = ('0.0.0.0', 2013);"), ['2013/tcp@1 0.0.0.0']],
  [
    'a parameter',
    lines(
      'sub serve {',
      '  my ($port) = @_;',
      '  IO::Socket::INET->new(LocalPort => $port, Listen => 1);',
      '}',
      'serve(2014);',
    ),
    ['2014/tcp@5 0.0.0.0'],
  ],
  [
    "a parameter's default",
    lines(
      'sub serve {',
      '  my $port = shift || 2015;',
      '  IO::Socket::INET->new(LocalPort => $port, Listen => 1);',
      '}',
    ),
    ['2015/tcp@2 0.0.0.0'],
  ],
  [
    'a field',
    lines(
      'package Web;',
      'sub new {',
      '  my ($class, %args) = @_;',
      '  my $self = { port => $args{port} || 1 };',
      '  return bless $self, $class;',
      '}',
      'sub run {',
      '  my $self = shift;',
      '  IO::Socket::INET->new(LocalPort => $self->{port}, Listen => 1);',
      '}',
      'package main;',
      'Web->new(port => 2016)->run;',
    ),
    ['2016/tcp@12 0.0.0.0'],
  ],
  [
    'an attribute of a class',
    lines(
      'package Web;',
      'use Moose;',
      'has port => (is => "ro", default => sub { 2017 });',
      'sub run {',
      '  my $self = shift;',
      '  IO::Socket::INET->new(LocalPort => $self->port, Listen => 1);',
      '}',
    ),
    ['2017/tcp@3 0.0.0.0'],
  ],
  [
    'a loop',
    lines('for my $port (2018, 2019) {', '  IO::Socket::INET->new(LocalPort => $port, Listen => 1);', '}'),
    ['2018/tcp@1 0.0.0.0', '2019/tcp@1 0.0.0.0'],
  ],
  [
    'a text with variables in it',
    lines(
      "my %o = (port => 2020); my $h = '127.0.0.1';",
      'Mojo::Server::Daemon->new(listen => ["http://$h:$o{port}"]);',
    ),
    ['2020/tcp@1 127.0.0.1'],
  ],
  ['indirect objects', 'my $d = new HTTP::Daemon(LocalPort => 2021);', ['2021/tcp@1 0.0.0.0']],
  [
    'an address with its port',
    "IO::Socket::INET->new(LocalAddr => '127.0.0.1:2022', Listen => 1);",
    ['2022/tcp@1 127.0.0.1'],
  ],
  [
    'the other name of the address',
    "HTTP::Daemon->new(LocalHost => '127.0.0.1', LocalPort => 2028);",
    ['2028/tcp@1 127.0.0.1'],
  ],
  ['a datagram socket', "IO::Socket::INET->new(LocalPort => 2023, Proto => 'udp');", ['2023/udp@1 0.0.0.0']],
  [
    'the package itself',
    lines('package Echo;', 'use parent qw(Net::Server);', '__PACKAGE__->run(port => 2024);'),
    ['2024/tcp@3 0.0.0.0'],
  ],
  [
    'a file that is used',
    {
      'bin/web.pl': lines('use My::Config;', 'IO::Socket::INET->new(LocalPort => My::Config->PORT, Listen => 1);'),
      'lib/My/Config.pm': lines('package My::Config;', 'use constant PORT => 2025;', '1;'),
    },
    ['2025/tcp@lib/My/Config.pm:2 0.0.0.0'],
  ],
  [
    'code after a text of several lines',
    lines('print <<EOT;', "it's a {text", 'EOT', 'IO::Socket::INET->new(LocalPort => 2026, Listen => 1);'),
    ['2026/tcp@4 0.0.0.0'],
  ],
  [
    'a script by its first line',
    { 'bin/serve': lines('#!/usr/bin/perl -w', 'HTTP::Daemon->new(LocalPort => 2027);') },
    ['2027/tcp@2 0.0.0.0'],
  ],
];

const silent: readonly (readonly [name: string, code: string])[] = [
  ['clients', "IO::Socket::INET->new(PeerAddr => 'h', PeerPort => 80, Proto => 'tcp');"],
  [
    'a socket that only sends',
    lines('socket(S, PF_INET, SOCK_STREAM, 0);', 'bind(S, sockaddr_in(80, INADDR_ANY));', 'connect(S, $p);'),
  ],
  [
    'comments and documents',
    lines('# HTTP::Daemon->new(LocalPort => 1);', '=pod', '', 'HTTP::Daemon->new(LocalPort => 2);', '', '=cut'),
  ],
  ['an address without a port', "IO::Socket::INET6->new(LocalAddr => '::1', Proto => 'udp');"],
  ['texts of several lines', lines("print <<'EOT';", 'HTTP::Daemon->new(LocalPort => 3);', 'EOT')],
  ['what stands behind the end', lines('1;', '__END__', 'HTTP::Daemon->new(LocalPort => 4);')],
  [
    'an application that is started with a command',
    lines('use Mojolicious::Lite;', "get '/' => sub { };", 'app->start;'),
  ],
];

describe('Perl', () => {
  it.each(cases)('finds %s', (_, code, finds) => {
    const files = typeof code === 'string' ? { 'server.pl': code } : code;
    const [first = ''] = Object.keys(files);

    expect(listenersIn(files).map((listener) => show(listener, first))).toEqual(finds);
  });

  it.each(silent)('says nothing of %s', (_, code) => {
    expect(listenersIn({ 'server.pl': code })).toEqual([]);
  });

  it('is started with perl', () => {
    const units = declarationsIn({ 'a.pl': 'HTTP::Daemon->new(LocalPort => 80);' });

    expect(units.find(({ kind }) => kind === 'unit')).toMatchObject({ title: 'perl a.pl' });
  });

  it('imports what it uses', () => {
    expect(perlImports('use strict;\nuse My::Config;\nrequire Other;\nThird::One->run;')).toEqual([
      'My::Config',
      'Other',
      'Third::One',
    ]);
  });

  it('keeps the length of what it makes legible', () => {
    const text = lines('print <<A, <<"B";', 'x', 'A', 'y', 'B', '__PACKAGE__->run; 1 << 3; print <<C;');

    expect(legiblePerl(text)).toHaveLength(text.length);
  });
});
