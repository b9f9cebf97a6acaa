import type { Binding } from '../../model/address.ts';
import type { Confidence, ListenerDeclaration, OnConflict, PortInMode } from '../../model/declaration.ts';
import type { Location } from '../../model/location.ts';
import type { PortValue, Protocol } from '../../model/port.ts';
import type { ListenSignature, PortShape, SettingKeys } from '../../signatures/listen-calls/signature.ts';
import { adapters } from './adapters.ts';
import { bindingOfHost, networkOf, type PortReading, readPorts, saysNone, weaker } from './addresses.ts';
import { CallValues, type Given } from './call-values.ts';
import { otherBinding } from './default-binding.ts';
import { defaultPortOf, isDefaultOpen, isDefaultTrue, isFurtherServer } from './default-port.ts';
import type { Evaluator } from './evaluator.ts';
import type { Match } from './matching.ts';
import { hasPorts } from './networks.ts';
import type { Call, Expression, Program } from './program.ts';
import { type Environment, lastName, type Term } from './terms.ts';
import { isKnown, positionsOf, textOf, type Value } from './values.ts';

/** A listener that a program's code makes. */
export interface FoundListener {
  readonly signature: ListenSignature;
  readonly module: string;
  readonly call: Expression & Call;
  /** The program that makes it listen, where several do by calling the same function of this one. */
  readonly caller?: Program;
  readonly port: PortValue;
  /** Environment variables that decide the port: the first of them that is set. */
  readonly variables: readonly string[];
  readonly protocol: Protocol;
  readonly binding: Binding;
  readonly addressBasis: ListenerDeclaration['addressBasis'] | undefined;
  readonly location: Location;
  readonly setAt: Location | undefined;
  readonly confidence: Confidence;
  readonly onConflict: OnConflict;
  readonly inMode?: PortInMode;
}

export interface InvalidPort {
  readonly call: Expression & Call;
  readonly text: string;
  readonly location: Location;
}

type Reading =
  | { readonly kind: 'listener'; readonly listener: FoundListener }
  | { readonly kind: 'invalid'; readonly invalid: InvalidPort };

/** One call that matches a signature, in one environment. */
export class ListenCall {
  readonly #call: Expression & Call;
  readonly #match: Match;
  readonly #program: Program;
  readonly #values: CallValues;
  readonly #evaluator: Evaluator;
  readonly #caller: Program | undefined;

  constructor(call: Expression & Call, match: Match, program: Program, environment: Environment, evaluator: Evaluator) {
    this.#call = call;
    this.#match = match;
    this.#program = program;
    this.#values = new CallValues({ expression: call, program, environment }, match.signature, evaluator);
    this.#evaluator = evaluator;
    this.#caller = environment.caller;
  }

  read(): readonly Reading[] {
    const { signature } = this.#match;
    const network = signature.network?.map((place) => this.#values.network(place)).find((text) => text !== undefined);
    if (network !== undefined && !hasPorts(network)) return [];
    if (this.#isOff() || this.#isExcluded() || !this.#isWanted() || !this.#isConfirmed(network)) return [];
    const further = signature.furtherSettings?.flatMap((keys) => this.#further(keys)) ?? [];
    return [...this.#main(network), ...further].flatMap((reading) => reading ?? []);
  }

  #main(network: string | undefined): readonly (Reading | undefined)[] {
    const { shapes, settings, defaultVariable } = this.#match.signature;
    for (const shape of shapes) {
      const given = this.#values.given(shape.at);
      const isCertain = given.kind === 'value' && isKnown(given.value);
      if (given.kind !== 'nothing' && (isCertain || !shape.certain)) return this.#read(given, shape, network);
    }
    const set = settings ? this.#set(settings, asList(defaultVariable)) : [];
    return set.length > 0 ? set : [this.#default(network)];
  }

  #further(keys: SettingKeys): readonly Reading[] {
    const set = this.#set(keys, []);
    const { port, default: otherwise } = keys;
    if (set.length > 0 || !otherwise || this.#values.setting(port)) return set;
    if (!isFurtherServer(otherwise.needs, this.#program, this.#evaluator.programs)) return [];
    const reading = { kind: 'port', port: fixedPort(otherwise.port), location: undefined, setAt: undefined } as const;
    return [this.#listener({ ...reading, host: undefined }, [], undefined)];
  }

  /** What the settings files say; -1 turns a listener off. */
  #set(keys: SettingKeys, variables: readonly string[]): readonly Reading[] {
    const { form = 'port', host, otherwise, sharedWith } = keys;
    const value = this.#values.setting(keys.port);
    const shared = sharedWith === undefined ? undefined : this.#values.setting(sharedWith);
    if (value && shared && textOf(value) === textOf(shared)) return [];
    const readings = value && textOf(value) !== '-1' ? readPorts(value, form) : [];
    const address = host === undefined ? undefined : this.#values.setting(host);
    const decidedBy = value && value.variables.length > 0 ? value.variables : variables;
    const found = readings.flatMap((reading) => this.#setTo(reading, address && textOf(address), decidedBy));
    return found.length > 0 || !otherwise ? found : this.#set(otherwise, variables);
  }

  #setTo(reading: PortReading, address: string | undefined, variables: readonly string[]): readonly Reading[] {
    if (reading.kind === 'invalid') return [this.#invalid(reading)];
    if (reading.kind !== 'port' && reading.kind !== 'unknown') return [];
    const found = {
      ...(reading.kind === 'port' ? reading : { port: unresolvedPort(this.#call, this.#program), setAt: undefined }),
      kind: 'port',
      location: reading.kind === 'port' ? reading.location : undefined,
      host: reading.host ?? address,
    } as const;
    return [this.#listener(found, variables, undefined)];
  }

  #read(
    given: Exclude<Given, { kind: 'nothing' }>,
    shape: PortShape,
    network: string | undefined,
  ): readonly (Reading | undefined)[] {
    if (given.kind === 'unknown') return [this.#unresolved(given.term, [], undefined, shape, network)];
    const { value, term } = given;
    const told = network ?? (shape.form === 'port' ? undefined : networkOf(value));
    return readPorts(value, shape.form).map((reading) => this.#listens(reading, value, term, shape, told));
  }

  #listens(
    reading: PortReading,
    value: Value,
    term: Term,
    shape: PortShape,
    told: string | undefined,
  ): Reading | undefined {
    switch (reading.kind) {
      case 'other':
        return undefined;
      case 'invalid':
        return saysNone(reading.text, this.#program.language) ? undefined : this.#invalid(reading);
      case 'unknown':
        return this.#unresolved(term, value.variables, reading.host, shape, told);
      case 'port':
        return this.#listener(reading, value.variables, shape, told);
    }
  }

  #isWanted(): boolean {
    const { when } = this.#match.signature;
    const names = when ? this.#values.names(when.at) : [];
    if (names.length === 0) return when?.required !== true;
    return names.some((name) => when?.names.includes(name));
  }

  #isConfirmed(network: string | undefined): boolean {
    const { confirmedBy, protocol } = this.#match.signature;
    if (!confirmedBy || (network ?? protocol).startsWith('udp')) return true;
    if (confirmedBy.some((word) => this.#values.given({ keyword: word }).kind !== 'nothing')) return true;
    return this.#program.calls.some(({ callee, keywords }) => {
      const name = lastName(callee);
      return (
        (name !== undefined && confirmedBy.includes(name)) || confirmedBy.some((word) => keywords?.entries.has(word))
      );
    });
  }

  #isOff(): boolean {
    const { off } = this.#match.signature;
    if (!off) return false;
    const { start, end } = this.#call.place.function?.span ?? { start: 0, end: undefined };
    const value = off.setting && this.#values.setting(off.setting.key);
    return (
      off.mention.test(this.#program.text.slice(start, end)) ||
      (value !== undefined && textOf(value) === off.setting?.value)
    );
  }

  #isExcluded(): boolean {
    const { unless, unlessGiven = [] } = this.#match.signature;
    const { keywords, arguments: args } = this.#call;
    if (unlessGiven.some((place) => this.#values.given(place).kind !== 'nothing')) return true;
    if (keywords && unless?.some((key) => this.#values.isGiven(keywords.entries.get(key)))) return true;
    const options = unless ? args.slice(0, 1).flatMap((given) => this.#evaluator.reduce(this.#values.term(given))) : [];
    return options.some(({ expression }) => {
      return expression.kind === 'object' && unless?.some((key) => expression.entries.has(key));
    });
  }

  // ---- what comes out

  #default(network: string | undefined): Reading | undefined {
    const { signature } = this.#match;
    const { defaultVariable, defaultArity } = signature;
    const defaultPort = defaultPortOf(signature, this.#values);
    const { length } = this.#call.arguments;
    if (defaultPort === undefined || length !== (defaultArity ?? length)) return undefined;
    if (!isDefaultTrue(signature, this.#program, this.#values, this.#evaluator.programs)) return undefined;
    const isOpen = isDefaultOpen(signature, this.#program, this.#evaluator.programs);
    const port = isOpen ? unresolvedPort(this.#call, this.#program) : fixedPort(defaultPort);
    const reading = { kind: 'port', port, location: undefined, setAt: undefined, host: undefined } as const;
    // The address may be given without a port.
    const host = this.#match.signature.shapes
      .map((shape) => this.#values.text(shape.host))
      .find((text) => text !== undefined);
    return this.#listener({ ...reading, host }, asList(defaultVariable), undefined, network);
  }

  #listener(
    { port, location, setAt, host, inMode, confidence: sureness = 'high' }: PortReading & { kind: 'port' },
    variables: readonly string[],
    shape: PortShape | undefined,
    network = '',
  ): Reading {
    const { signature, module, confidence } = this.#match;
    const hostText = host?.includes('\0') ? undefined : (host ?? this.#values.text(shape?.host));
    const { runtime = adapters[this.#program.language].facts.runtime } = signature;
    const older = otherBinding(signature.unsetWhere, this.#program, this.#evaluator.programs);
    const unset = this.#unsetWith() ?? shape?.unset ?? older ?? signature.unset ?? runtime.unset;
    const bound = bindingOfHost(hostText, runtime, unset, network);
    const listener: FoundListener = {
      signature,
      module,
      call: this.#call,
      port,
      variables,
      protocol: network.startsWith('udp') ? 'udp' : network.startsWith('tcp') ? 'tcp' : signature.protocol,
      binding: bound.binding,
      addressBasis: this.#addressBasis(host, variables, shape),
      location: location ?? this.#callLocation(),
      setAt,
      // Whether a program that can call it ever does so, nobody has told.
      confidence: this.#caller ? 'low' : weaker(weaker(confidence, bound.confidence), sureness),
      onConflict: (shape ? undefined : signature.defaultOnConflict) ?? signature.onConflict ?? 'fail',
      ...(inMode ? { inMode } : {}),
      ...(this.#caller ? { caller: this.#caller } : {}),
    };
    return { kind: 'listener', listener };
  }

  #unsetWith(): Binding | undefined {
    const { unsetWith } = this.#match.signature;
    if (!unsetWith) return undefined;
    const given = [...this.#values.items(unsetWith.at), ...this.#values.names(unsetWith.at)];
    return given.some((name) => unsetWith.names.includes(name)) ? unsetWith.unset : undefined;
  }

  /** Whether the code says the address, leaves it to the library, or takes it from somewhere else. */
  #addressBasis(
    host: string | undefined,
    variables: readonly string[],
    shape: PortShape | undefined,
  ): FoundListener['addressBasis'] {
    if (shape && host !== undefined) {
      return variables.length === 0 && !host.includes('\0') ? undefined : 'uncertain';
    }
    const hosts = (shape ? [shape] : this.#match.signature.shapes).flatMap(({ host: place }) => place ?? []);
    const given = hosts.map((place) => this.#values.given(place)).find(({ kind }) => kind !== 'nothing');
    if (!given) return 'default';
    const isSaid = given.kind === 'value' && isKnown(given.value) && given.value.variables.length === 0;
    return isSaid ? undefined : 'uncertain';
  }

  #unresolved(
    term: Term,
    variables: readonly string[],
    host: string | undefined,
    shape: PortShape,
    network: string | undefined,
  ): Reading {
    const { expression, program } = term;
    const port = unresolvedPort(expression, program);
    const location = positionsOf(program).span(expression.start, expression.end);
    return this.#listener({ kind: 'port', port, location, setAt: undefined, host }, variables, shape, network);
  }

  #invalid({ text, location }: PortReading & { kind: 'invalid' }): Reading {
    return { kind: 'invalid', invalid: { call: this.#call, text, location: location ?? this.#callLocation() } };
  }

  /** From the name of what is called to the end of the call. */
  #callLocation(): Location {
    const { callee, end } = this.#call;
    return positionsOf(this.#program).span(callee.kind === 'member' ? callee.nameStart : this.#call.start, end);
  }
}

const asList = (name: string | undefined): readonly string[] => (name === undefined ? [] : [name]);

export function unresolvedPort({ start, end }: Expression, { text }: Program): PortValue {
  return { kind: 'unresolved', expression: text.slice(start, end).slice(0, 120) };
}

function fixedPort(port: number): PortValue {
  return port === 0 ? { kind: 'ephemeral' } : { kind: 'fixed', ports: { first: port, last: port } };
}
