import type { Repository } from '../model/repository.js';
/** A repository over texts by path. `unlisted` ones are read but not scanned: what git ignores, or what lies in `../`. */
export declare function memoryRepository(files: Readonly<Record<string, string>>, unlisted?: Readonly<Record<string, string>>): Repository;
