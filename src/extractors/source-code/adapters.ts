import type { Repository, SourceFile } from '../../model/repository.ts';
import type { LanguageId } from '../../parsing/source-code.ts';
import { cppFacts } from '../../signatures/listen-calls/cpp.ts';
import { csharpFacts } from '../../signatures/listen-calls/csharp.ts';
import { dartFacts } from '../../signatures/listen-calls/dart.ts';
import { elixirFacts } from '../../signatures/listen-calls/elixir.ts';
import { goFacts } from '../../signatures/listen-calls/go.ts';
import { javaFacts } from '../../signatures/listen-calls/java.ts';
import { javascriptFacts } from '../../signatures/listen-calls/javascript.ts';
import { kotlinFacts } from '../../signatures/listen-calls/kotlin.ts';
import { luaFacts } from '../../signatures/listen-calls/lua.ts';
import { perlFacts } from '../../signatures/listen-calls/perl.ts';
import { phpFacts } from '../../signatures/listen-calls/php.ts';
import { pythonFacts } from '../../signatures/listen-calls/python.ts';
import { rubyFacts } from '../../signatures/listen-calls/ruby.ts';
import { rustFacts } from '../../signatures/listen-calls/rust.ts';
import { scalaFacts } from '../../signatures/listen-calls/scala.ts';
import type { LanguageFacts } from '../../signatures/listen-calls/signature.ts';
import { swiftFacts } from '../../signatures/listen-calls/swift.ts';
import { cCounterparts, cDefinition, cHeaders, cImports, cModule, legibleC } from './c/module-files.ts';
import { cSyntax } from './c/syntax.ts';
import { csharpDefinition, csharpImports, csharpModule, csharpProjectFiles } from './csharp/module-files.ts';
import { csharpSyntax } from './csharp/syntax.ts';
import { dartDefinition, dartImports, dartModule } from './dart/module-files.ts';
import { dartSyntax } from './dart/syntax.ts';
import { elixirCalls, elixirDefinition, elixirImports, elixirModule } from './elixir/module-files.ts';
import { elixirSyntax } from './elixir/syntax.ts';
import { legibleGo } from './go/build-constraints.ts';
import {
  goDefinition,
  goFunctions,
  goImports,
  goMembers,
  goMethods,
  goModule,
  goPackageFiles,
  goVariables,
  isGoImportable,
} from './go/module-files.ts';
import { goSyntax } from './go/syntax.ts';
import { jvmDefinition, jvmImports, jvmModule, jvmPackageFiles, scalaCalls } from './java/module-files.ts';
import { javaSyntax } from './java/syntax.ts';
import { linkedModule } from './javascript/linked-modules.ts';
import {
  javascriptCalls,
  javascriptChosenImports,
  javascriptDefinition,
  javascriptFunctions,
  javascriptImports,
  javascriptModule,
  javascriptPackage,
} from './javascript/module-files.ts';
import { javascriptSyntax } from './javascript/syntax.ts';
import { kotlinSyntax } from './kotlin/syntax.ts';
import { luaDefinition, luaImports, luaModule } from './lua/module-files.ts';
import { luaSyntax } from './lua/syntax.ts';
import { legiblePerl } from './perl/legible.ts';
import { perlCalls, perlDefinition, perlImports, perlModule } from './perl/module-files.ts';
import { perlSyntax } from './perl/syntax.ts';
import { phpDefinition, phpImports, phpModule, phpSubmodule } from './php/module-files.ts';
import { phpSyntax } from './php/syntax.ts';
import type { ModuleFiles } from './programs.ts';
import {
  pythonDefinition,
  pythonFunctions,
  pythonImports,
  pythonModule,
  pythonSubmodule,
} from './python/module-files.ts';
import { pythonSyntax } from './python/syntax.ts';
import { rubyDefinition, rubyImports, rubyModule } from './ruby/module-files.ts';
import { rubySyntax } from './ruby/syntax.ts';
import { rustCalls, rustDefinition, rustImports, rustModule } from './rust/module-files.ts';
import { rustSyntax } from './rust/syntax.ts';
import { scalaSyntax } from './scala/syntax.ts';
import { swiftDefinition, swiftHeaders, swiftImports, swiftModule, swiftModuleFiles } from './swift/module-files.ts';
import { swiftSyntax } from './swift/syntax.ts';
import type { Syntax } from './syntax-reader.ts';

/** What the rest has to know of a language: how its text is read, where its modules lie, and what it calls what. */
export interface LanguageAdapter {
  readonly syntax: Syntax;
  resolve(module: string, from: string, repository: Repository): ModuleFiles;
  /**
   * Where a foreign name leads after all, once everything is installed. For values only: what such an import starts is not
   * followed.
   */
  readonly linked?: (module: string, from: string, repository: Repository) => ModuleFiles;
  /** Whether a program can have anything from a module, where projects list all that they need. */
  readonly isImportable?: (module: string, from: string, repository: Repository) => boolean;
  /** The name of the package that the file is to others. */
  readonly packageOf?: (file: string, repository: Repository) => string | undefined;
  /** The modules that a text imports, found by their form alone. */
  imports(text: string): readonly string[];
  /** Those of them that stand only in an arm of a branch, where importing a module runs it. */
  readonly chosenImports?: (text: string) => readonly string[];
  /** The module that an imported name may be itself. */
  readonly submodule?: (module: string, name: string) => string;
  /** Finds, by its form alone, whether a text may define the name for other files. */
  definition(name: string): RegExp;
  /** Where methods may stand in other files than their class, which doesn't show there: whether a text may hold some. */
  readonly methods?: (name: string) => RegExp;
  /** There: whether a text may give an object a member of the name, as a method, in a literal or by an assignment. */
  readonly members?: (name: string) => RegExp;
  /** Finds, by its form alone, whether a text declares a function, or a class without a parent, not another name for one. */
  readonly functions?: (name: string) => RegExp;
  /** Finds, by its form alone, whether a text may call what has the name; absent: the name and a bracket. */
  readonly calls?: (name: string) => RegExp;
  /** Where the files of a directory are one program that shares its top-level names: those files. */
  readonly packages?: (directory: string, repository: Repository) => readonly string[];
  /** What is named behind an imported module stands in one of its files: none passes on what others have. */
  readonly keepsOwnNames?: true;
  /** What a variable of a package holds may be given by its other files, and by other packages. */
  readonly variables?: (name: string) => RegExp;
  /** Objects are configured by functions that are passed to what makes them. */
  readonly hasOptionFunctions?: boolean;
  /** What files export are classes: who calls a method may stand in another file. */
  readonly exportsClasses?: boolean;
  /** Where the parts of a class stand in several files: those that hold the other parts of a file's. */
  readonly counterparts?: (path: string, repository: Repository) => readonly string[];
  /** Where a file may use what others mention for it: the headers that it includes, the modules of its package. */
  readonly headers?: (path: string, text: string, repository: Repository) => readonly SourceFile[];
  /** A name may be written behind the namespace that its file puts it in, which no import names. */
  readonly namespaces?: true;
  /** A module may export one value instead of names. */
  readonly exportsWhole?: boolean;
  /** The text as the grammar can read it, every character at its place. */
  readonly legible?: (text: string) => string;
  readonly facts: LanguageFacts;
}

const javascript: LanguageAdapter = {
  syntax: javascriptSyntax,
  resolve: javascriptModule,
  linked: linkedModule,
  packageOf: javascriptPackage,
  exportsClasses: true,
  imports: javascriptImports,
  chosenImports: javascriptChosenImports,
  definition: javascriptDefinition,
  calls: javascriptCalls,
  functions: javascriptFunctions,
  exportsWhole: true,
  facts: javascriptFacts,
};

const native: LanguageAdapter = {
  syntax: cSyntax,
  resolve: cModule,
  imports: cImports,
  definition: cDefinition,
  counterparts: cCounterparts,
  headers: cHeaders,
  namespaces: true,
  legible: legibleC,
  facts: cppFacts,
};

const jvm = {
  resolve: jvmModule,
  imports: jvmImports,
  definition: jvmDefinition,
  packages: jvmPackageFiles,
  exportsClasses: true,
};

export const adapters: Readonly<Record<LanguageId, LanguageAdapter>> = {
  javascript,
  typescript: javascript,
  tsx: javascript,
  go: {
    syntax: goSyntax,
    resolve: goModule,
    isImportable: isGoImportable,
    imports: goImports,
    definition: goDefinition,
    methods: goMethods,
    members: goMembers,
    functions: goFunctions,
    variables: goVariables,
    packages: goPackageFiles,
    keepsOwnNames: true,
    hasOptionFunctions: true,
    exportsClasses: true,
    legible: legibleGo,
    facts: goFacts,
  },
  python: {
    syntax: pythonSyntax,
    resolve: pythonModule,
    submodule: pythonSubmodule,
    imports: pythonImports,
    definition: pythonDefinition,
    functions: pythonFunctions,
    exportsClasses: true,
    facts: pythonFacts,
  },
  ruby: {
    exportsClasses: true,
    syntax: rubySyntax,
    resolve: rubyModule,
    imports: rubyImports,
    definition: rubyDefinition,
    facts: rubyFacts,
  },
  csharp: {
    syntax: csharpSyntax,
    resolve: csharpModule,
    imports: csharpImports,
    definition: csharpDefinition,
    packages: csharpProjectFiles,
    exportsClasses: true,
    facts: csharpFacts,
  },
  java: { ...jvm, syntax: javaSyntax, facts: javaFacts },
  kotlin: { ...jvm, syntax: kotlinSyntax, facts: kotlinFacts },
  scala: { ...jvm, calls: scalaCalls, syntax: scalaSyntax, facts: scalaFacts },
  rust: {
    syntax: rustSyntax,
    resolve: rustModule,
    imports: rustImports,
    definition: rustDefinition,
    calls: rustCalls,
    exportsClasses: true,
    facts: rustFacts,
  },
  php: {
    syntax: phpSyntax,
    resolve: phpModule,
    submodule: phpSubmodule,
    imports: phpImports,
    definition: phpDefinition,
    exportsClasses: true,
    exportsWhole: true,
    facts: phpFacts,
  },
  c: native,
  cpp: native,
  swift: {
    syntax: swiftSyntax,
    resolve: swiftModule,
    imports: swiftImports,
    definition: swiftDefinition,
    packages: swiftModuleFiles,
    headers: swiftHeaders,
    facts: swiftFacts,
  },
  dart: { syntax: dartSyntax, resolve: dartModule, imports: dartImports, definition: dartDefinition, facts: dartFacts },
  elixir: {
    syntax: elixirSyntax,
    resolve: elixirModule,
    imports: elixirImports,
    definition: elixirDefinition,
    calls: elixirCalls,
    facts: elixirFacts,
  },
  perl: {
    syntax: perlSyntax,
    legible: legiblePerl,
    resolve: perlModule,
    imports: perlImports,
    definition: perlDefinition,
    calls: perlCalls,
    facts: perlFacts,
  },
  lua: {
    syntax: luaSyntax,
    resolve: luaModule,
    imports: luaImports,
    definition: luaDefinition,
    exportsWhole: true,
    facts: luaFacts,
  },
};
