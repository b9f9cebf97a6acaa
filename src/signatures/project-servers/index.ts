import { jvmProjects } from './jvm.ts';
import type { ProjectServer } from './project-server.ts';
import { scriptingProjects } from './scripting.ts';

/** Every project that a framework's or a build tool's own command starts. */
export const projectServers: readonly ProjectServer[] = [...jvmProjects, ...scriptingProjects];
