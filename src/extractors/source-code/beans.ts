import type { Program } from './program.ts';

const bean = /@Bean\b/;
/** Annotations of classes whose beans Spring, or Micronaut, makes. */
const lookedAt =
  /@(?:\w*Configuration|\w*Component|SpringBootApplication|Service|\w*Controller|Repository|Enable\w+|Factory)\b/;

/** Whether a file only holds beans of classes that no framework looks at: `@Bean` without a `@Configuration`. */
export function holdsUnusedBeans({ language, text }: Program): boolean {
  return (language === 'java' || language === 'kotlin') && bean.test(text) && !lookedAt.test(text);
}
