/** A file by which one knows how its project is started, where no program of the project calls anything that listens. */
export interface ProjectServer {
  readonly id: string;
  /** The framework or server, as its users call it. */
  readonly name: string;
  /** The file, from the project's folder on: `bin/rails`. */
  readonly path: RegExp;
  /** All that it must hold, comments of XML aside. */
  readonly contains: readonly RegExp[];
  /** What keeps it from being one. */
  readonly without?: RegExp;
  /** A further file of the project, and what that must hold: the framework among its dependencies. */
  readonly needs?: { readonly file: string; readonly mention: RegExp };
  /** Files of the project that tell the port themselves, and are read as what they are. */
  readonly unlessBeside?: readonly string[];
  /** The command that starts it in the project's folder, as a person types it; `{file}` stands for the file. */
  readonly command: string;
  /** What sets a port: the command is given it behind the flag. */
  readonly ports?: readonly ProjectPort[];
  /** What says that the command starts such a project. */
  readonly source: string;
  /** Run by a test: each `8080@pom.xml:1`. */
  readonly example: { readonly files: Readonly<Record<string, string>>; readonly finds: readonly string[] };
}

export interface ProjectPort {
  /** The file of the project that sets it; absent: the one that it is known by. */
  readonly file?: string;
  /** Finds it there, with flag `d`: group `port` is a number or names a property: `${jetty.port}`. */
  readonly pattern: RegExp;
  readonly flag: string;
}
