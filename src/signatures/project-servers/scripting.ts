import type { ProjectServer } from './project-server.ts';

/** Applications in scripting languages, and those of generators, that a framework's own command starts. */
export const scriptingProjects: readonly ProjectServer[] = [
  {
    id: 'django',
    name: 'Django',
    path: /(?<=^|\/)manage\.py$/,
    contains: [/\bexecute_(?:from_command_line|manager)\b/],
    command: 'python {file} runserver',
    source: 'https://docs.djangoproject.com/en/5.2/ref/django-admin/#runserver',
    example: {
      files: {
        'site/manage.py':
          'import sys\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n',
      },
      finds: ['8000@site/manage.py:1'],
    },
  },
  {
    id: 'flask-script',
    name: 'Flask-Script',
    path: /(?<=^|\/)manage\.py$/,
    contains: [/\bflask_script\b|\bflask\.ext\.script\b/],
    command: 'python {file} runserver',
    ports: [{ pattern: /\bServer\([^()]{0,200}?\bport\s*=\s*(?<port>\d+)/d, flag: '--port=' }],
    source: 'https://flask-script.readthedocs.io/en/latest/#default-commands',
    example: {
      files: {
        'manage.py':
          "from flask_script import Manager, Server\nmanager = Manager(app)\nmanager.add_command('runserver', Server(host='0.0.0.0',\n    port=5010))\nmanager.run()\n",
      },
      finds: ['5010@manage.py:4'],
    },
  },
  {
    id: 'flask',
    name: 'Flask',
    path: /(?<=^|\/)\.flaskenv$/,
    contains: [/^(?:export\s+)?FLASK_(?:APP|RUN_PORT)=/m],
    command: 'flask run',
    source: 'https://flask.palletsprojects.com/en/stable/cli/#environment-variables-from-dotenv',
    example: {
      files: { '.flaskenv': 'FLASK_APP=app.py\nFLASK_RUN_PORT=5001\n' },
      finds: ['5001@.flaskenv:1'],
    },
  },
  {
    id: 'rails',
    name: 'Rails',
    path: /(?<=^|\/)(?:bin|script)\/rails$/,
    contains: [/\brequire\s+['"]rails\/commands['"]/],
    unlessBeside: ['config/puma.rb', 'config/unicorn.rb'],
    command: 'bin/rails server',
    source: 'https://guides.rubyonrails.org/command_line.html#bin-rails-server',
    example: {
      files: { 'shop/bin/rails': "#!/usr/bin/env ruby\nrequire_relative '../config/boot'\nrequire 'rails/commands'\n" },
      finds: ['3000@shop/bin/rails:1'],
    },
  },
  {
    id: 'hanami',
    name: 'Hanami',
    path: /(?<=^|\/)config\.ru$/,
    contains: [/\bHanami\b/],
    unlessBeside: ['config/puma.rb'],
    command: 'hanami server',
    source: 'https://guides.hanamirb.org/v2.2/cli-commands/server/',
    example: { files: { 'config.ru': 'require "hanami/boot"\nrun Hanami.app\n' }, finds: ['2300@config.ru:1'] },
  },
  {
    id: 'rack',
    name: 'Rack',
    path: /(?<=^|\/)config\.ru$/,
    contains: [/^\s*run\b/m],
    // Rails starts its own server, Jekyll's and Middleman's pages have theirs.
    without: /\bRails\b|config\/environment\b|\bHanami\b|rack\/jekyll|\bmiddleman\b/,
    unlessBeside: ['config/puma.rb', 'config/unicorn.rb', 'puma.rb', 'unicorn.rb'],
    command: 'rackup',
    source: 'https://github.com/rack/rackup#usage',
    example: { files: { 'api/config.ru': "require './app'\nrun App\n" }, finds: ['9292@api/config.ru:1'] },
  },
  {
    id: 'laravel',
    name: 'Laravel',
    path: /(?<=^|\/)artisan$/,
    contains: [/\bIlluminate\\|\bLARAVEL_START\b/],
    needs: { file: 'composer.json', mention: /"laravel\/framework"/ },
    command: 'php artisan serve',
    source: 'https://laravel.com/docs/installation#creating-an-application',
    example: {
      files: {
        artisan: "#!/usr/bin/env php\n<?php\ndefine('LARAVEL_START', microtime(true));\n",
        'composer.json': '{ "require": { "laravel/framework": "^11.0" } }\n',
      },
      finds: ['8000@artisan:1'],
    },
  },
  {
    id: 'symfony',
    name: 'Symfony',
    path: /(?<=^|\/)(?:bin|app)\/console$/,
    contains: [/\bSymfony\\Bundle\\FrameworkBundle\b/],
    needs: { file: 'composer.json', mention: /"symfony\/(?:framework-bundle|symfony)"/ },
    command: 'symfony server:start',
    source: 'https://symfony.com/doc/current/setup/symfony_cli.html#local-webserver',
    example: {
      files: {
        'bin/console':
          '#!/usr/bin/env php\n<?php\nuse Symfony\\Bundle\\FrameworkBundle\\Console\\Application;\nreturn fn ($context) => new Application(new Kernel());\n',
        'composer.json': '{ "require": { "symfony/framework-bundle": "7.1.*" } }\n',
      },
      finds: ['8000@bin/console:1'],
    },
  },
  {
    id: 'thinkphp',
    name: 'ThinkPHP',
    path: /(?<=^|\/)think$/,
    contains: [/\bnamespace\s+think\b/],
    needs: { file: 'composer.json', mention: /"topthink\/framework"/ },
    command: 'php think run',
    source: 'https://doc.thinkphp.cn/v8_0/setup.html',
    example: {
      files: {
        think: "#!/usr/bin/env php\n<?php\nnamespace think;\nrequire __DIR__ . '/vendor/autoload.php';\n",
        'composer.json': '{ "require": { "topthink/framework": "^8.0" } }\n',
      },
      finds: ['8000@think:1'],
    },
  },
  {
    id: 'yii',
    name: 'Yii',
    path: /(?<=^|\/)yii$/,
    contains: [/\byii\\console\\Application\b/],
    command: 'php yii serve',
    source: 'https://www.yiiframework.com/doc/guide/2.0/en/start-installation',
    example: {
      files: { yii: '#!/usr/bin/env php\n<?php\n$application = new yii\\console\\Application($config);\n' },
      finds: ['8080@yii:1'],
    },
  },
  {
    id: 'codeigniter',
    name: 'CodeIgniter',
    path: /(?<=^|\/)spark$/,
    contains: [/\bCodeIgniter\b/],
    command: 'php spark serve',
    source: 'https://codeigniter.com/user_guide/installation/running.html',
    example: {
      files: { spark: '#!/usr/bin/env php\n<?php\n/** This file is part of CodeIgniter 4 framework. */\n' },
      finds: ['8080@spark:1'],
    },
  },
  {
    id: 'psgi',
    name: 'PSGI',
    path: /(?<=^|\/)(?:bin\/)?[\w-]+\.psgi$/,
    contains: [/\S/],
    command: 'plackup {file}',
    source: 'https://metacpan.org/pod/plackup',
    example: { files: { 'bin/app.psgi': 'use MyApp;\nMyApp->to_app;\n' }, finds: ['5000@bin/app.psgi:1'] },
  },
  {
    id: 'mojolicious',
    name: 'Mojolicious',
    path: /(?<=^|\/)(?:script\/[\w-]+|[\w-]+\.pl)$/,
    contains: [
      /\bMojolicious::(?:Lite|Commands)\b/,
      /\bapp->start\s*(?:\(\s*\))?\s*;|\bstart_app\s*\(\s*['"][\w:]+['"]\s*\)/,
    ],
    command: 'morbo {file}',
    source: 'https://docs.mojolicious.org/Mojolicious/Guides/Tutorial#Reloading',
    example: {
      files: {
        'shop.pl':
          "use Mojolicious::Lite -signatures;\nget '/' => sub ($c) { $c->render(text => 'Hi') };\napp->start;\n",
      },
      finds: ['3000@shop.pl:1'],
    },
  },
  {
    id: 'dart-frog',
    name: 'Dart Frog',
    path: /(?<=^|\/)pubspec\.yaml$/,
    contains: [/^ {2}dart_frog:/m],
    command: 'dart_frog dev',
    source: 'https://dart-frog.dev/basics/creating-a-project/',
    example: {
      files: { 'pubspec.yaml': 'name: api\ndependencies:\n  dart_frog: ^1.0.0\n' },
      finds: ['8080@pubspec.yaml:1', '8181@pubspec.yaml:1'],
    },
  },
  {
    id: 'encore',
    name: 'Encore',
    path: /(?<=^|\/)encore\.app$/,
    contains: [/\{/],
    command: 'encore run',
    source: 'https://encore.dev/docs/ts/cli/cli-reference#run',
    example: { files: { 'encore.app': '{ "id": "" }\n' }, finds: ['4000@encore.app:1', '9400@encore.app:1'] },
  },
  {
    id: 'serverless-offline',
    name: 'Serverless Offline',
    path: /(?<=^|\/)serverless\.ya?ml$/,
    contains: [/^\s*-\s*['"]?serverless-offline['"]?\s*$/m],
    command: 'serverless offline',
    source: 'https://github.com/dherault/serverless-offline#usage-and-command-line-options',
    example: {
      files: { 'serverless.yml': 'service: api\nplugins:\n  - serverless-offline\n' },
      finds: ['3000@serverless.yml:1', '3002@serverless.yml:1'],
    },
  },
];
