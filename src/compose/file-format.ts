import {
  anything,
  distinctListOf,
  each,
  either,
  listOf,
  mappingOf,
  objectOf,
  oneOf,
  scalar,
  type ValueKind,
} from './value-kind.ts';

/*
 * The Compose file format: every key and what it takes. It is exact where it decides about ports; elsewhere, where the
 * reference doesn't say what is refused, the value is accepted. The keys of Compose 5.
 * Source: https://docs.docker.com/reference/compose-file/; which YAML types a value may have was observed on
 * `docker compose config`.
 */

const text = scalar('string');
const none = scalar('null');
/** Variables are strings until they are interpolated, so wherever something else is wanted a string will do. */
const flag = scalar('boolean', 'string');
const whole = scalar('whole', 'string');
const number = scalar('fraction', 'string');
const single = scalar('fraction', 'string', 'boolean', 'null');

const texts = listOf(text);
const distinctTexts = distinctListOf(text);
const textOrTexts = either(text, texts);
const command = either(none, text, texts);
/** `[A=1, B]` or `{A: 1, B: null}`. */
const assignments = either(texts, mappingOf(single));
const driverOptions = mappingOf(scalar('fraction', 'string', 'boolean', 'null'));
const external = either(flag, objectOf({ name: text }));
const resourceName = /^[\w.-]+$/;

const extraHosts = either(texts, mappingOf(textOrTexts));
const ulimits = mappingOf(either(whole, objectOf(each(whole, 'soft hard'), 'soft hard')));
/** A config or a secret that a service uses. */
const grants = listOf(either(text, objectOf({ ...each(text, 'source target uid gid'), mode: number })));

// https://docs.docker.com/reference/compose-file/build/
const build = objectOf({
  ...each(text, 'context dockerfile dockerfile_inline isolation network target'),
  ...each(flag, 'no_cache privileged provenance pull sbom'),
  ...each(texts, 'cache_from cache_to entitlements platforms tags'),
  ...each(assignments, 'additional_contexts args labels ssh'),
  no_cache_filter: textOrTexts,
  extra_hosts: extraHosts,
  secrets: grants,
  shm_size: number,
  ulimits,
});

// https://docs.docker.com/reference/compose-file/deploy/
const deviceKeys = {
  ...each(distinctTexts, 'capabilities device_ids'),
  count: whole,
  driver: text,
  options: assignments,
};
const rollout = objectOf({
  ...each(text, 'delay failure_action monitor order'),
  ...each(number, 'max_failure_ratio parallelism'),
});
const reservedResources = objectOf({
  cpus: number,
  memory: text,
  devices: listOf(objectOf(deviceKeys, 'capabilities')),
  generic_resources: listOf(objectOf({ discrete_resource_spec: objectOf({ kind: text, value: number }) })),
});
const deploy = objectOf({
  ...each(text, 'endpoint_mode mode'),
  ...each(rollout, 'rollback_config update_config'),
  labels: assignments,
  placement: objectOf({
    constraints: texts,
    max_replicas_per_node: whole,
    preferences: listOf(objectOf({ spread: text })),
  }),
  replicas: whole,
  resources: objectOf({
    limits: objectOf({ cpus: number, memory: text, pids: number }),
    reservations: reservedResources,
  }),
  restart_policy: objectOf({ ...each(text, 'condition delay window'), max_attempts: whole }),
});

// https://docs.docker.com/reference/compose-file/services/
const hookKeys = { command, environment: assignments, privileged: flag, ...each(text, 'user working_dir') };
const hooks = listOf(objectOf(hookKeys, 'command'));
const initContainers = listOf(objectOf({ ...hookKeys, image: text, per_replica: flag }));

const watchRule = objectOf(
  {
    ...each(text, 'action path target'),
    ...each(textOrTexts, 'ignore include'),
    exec: objectOf(hookKeys, 'command'),
    initial_sync: flag,
  },
  'path action',
);

const dependency = objectOf(
  {
    condition: oneOf('service_started service_healthy service_completed_successfully'),
    ...each(flag, 'required restart'),
  },
  'condition',
);

const attachedNetwork = objectOf({
  ...each(text, 'interface_name ipv4_address ipv6_address mac_address'),
  ...each(texts, 'aliases link_local_ips'),
  ...each(number, 'gw_priority priority'),
  driver_opts: driverOptions,
});

const port = objectOf({
  ...each(whole, 'published target'),
  ...each(text, 'app_protocol host_ip mode name protocol'),
});

const mount = objectOf(
  {
    ...each(text, 'consistency source target type'),
    read_only: flag,
    bind: objectOf({ ...each(text, 'propagation recursive selinux'), create_host_path: flag }),
    image: objectOf({ subpath: text }),
    tmpfs: objectOf({ mode: number, size: number }),
    volume: objectOf({ labels: assignments, nocopy: flag, subpath: text }),
  },
  'type',
);

const throttledDevices = listOf(objectOf({ path: text, rate: number }));
const blockLimits = objectOf({
  ...each(throttledDevices, 'device_read_bps device_read_iops device_write_bps device_write_iops'),
  weight: number,
  weight_device: listOf(objectOf({ path: text, weight: number })),
});

const service = objectOf({
  ...each(
    text,
    `cgroup cgroup_parent container_name cpuset domainname hostname image ipc isolation mac_address network_mode platform
     pull_policy pull_refresh_after restart runtime stop_grace_period stop_signal user userns_mode uts working_dir`,
  ),
  ...each(flag, 'attach init oom_kill_disable privileged read_only stdin_open tty use_api_socket'),
  ...each(
    number,
    `cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus mem_limit mem_reservation
     mem_swappiness memswap_limit oom_score_adj pids_limit shm_size`,
  ),
  ...each(texts, 'cap_add cap_drop dns_opt links profiles'),
  ...each(distinctTexts, 'device_cgroup_rules external_links security_opt volumes_from'),
  ...each(textOrTexts, 'dns dns_search label_file tmpfs'),
  ...each(assignments, 'annotations environment labels sysctls'),
  ...each(command, 'command entrypoint'),
  ...each(grants, 'configs secrets'),
  ...each(hooks, 'post_start pre_stop'),
  blkio_config: blockLimits,
  build: either(text, build),
  credential_spec: objectOf(each(text, 'config file registry')),
  depends_on: either(distinctTexts, mappingOf(dependency)),
  deploy: either(none, deploy),
  develop: either(none, objectOf({ watch: listOf(watchRule) })),
  devices: listOf(either(text, objectOf(each(text, 'permissions source target'), 'source'))),
  driver_opts: driverOptions,
  env_file: either(text, listOf(either(text, objectOf({ ...each(text, 'format path'), required: flag }, 'path')))),
  expose: distinctListOf(number),
  // Compose takes it away before it looks at the keys of a service.
  extends: anything,
  extra_hosts: extraHosts,
  gpus: either(text, listOf(mappingOf(anything))),
  group_add: distinctListOf(number),
  healthcheck: objectOf({
    ...each(text, 'interval start_interval start_period timeout'),
    disable: flag,
    retries: number,
    test: textOrTexts,
  }),
  logging: objectOf({ driver: text, options: driverOptions }),
  models: either(distinctTexts, mappingOf(either(none, objectOf(each(text, 'endpoint_var model_var'))))),
  networks: either(distinctTexts, mappingOf(either(none, attachedNetwork))),
  pid: either(none, text),
  ports: distinctListOf(either(number, port)),
  pre_start: initContainers,
  provider: objectOf({ type: text, options: mappingOf(anything) }, 'type'),
  scale: whole,
  storage_opt: mappingOf(anything),
  ulimits,
  volumes: listOf(either(text, mount)),
});

// https://docs.docker.com/reference/compose-file/networks/
const addressPool = objectOf({ ...each(text, 'gateway ip_range subnet'), aux_addresses: mappingOf(single) });
const network = objectOf({
  ...each(text, 'driver name'),
  ...each(flag, 'attachable enable_ipv4 enable_ipv6 internal'),
  driver_opts: driverOptions,
  external,
  ipam: objectOf({ driver: text, config: listOf(addressPool), options: driverOptions }),
  labels: assignments,
});

// https://docs.docker.com/reference/compose-file/volumes/
const volume = objectOf({ ...each(text, 'driver name'), driver_opts: driverOptions, external, labels: assignments });

// https://docs.docker.com/reference/compose-file/configs/ and …/secrets/
const config = objectOf({
  ...each(text, 'content environment file name template_driver'),
  external: either(flag, mappingOf(anything)),
  labels: assignments,
});
const secret = objectOf({
  ...each(text, 'driver environment file name template_driver'),
  driver_opts: driverOptions,
  external: either(flag, mappingOf(anything)),
  labels: assignments,
});

// https://docs.docker.com/reference/compose-file/models/
const model = objectOf({ ...each(text, 'model name'), context_size: whole, runtime_flags: texts }, 'model');

const sections: Readonly<Record<string, ValueKind>> = {
  ...each(text, 'name version'),
  configs: mappingOf(config, resourceName),
  // Like `extends`, gone when the keys are looked at.
  include: anything,
  jobs: mappingOf(anything),
  models: mappingOf(model),
  networks: mappingOf(either(none, network)),
  secrets: mappingOf(secret, resourceName),
  services: mappingOf(service, resourceName),
  volumes: mappingOf(either(none, volume), resourceName),
};

/** A whole file, after interpolation. */
export const composeFile: ValueKind = objectOf(sections);

/** What a file may have at its top, besides `x-…`. */
export const sectionNames: ReadonlySet<string> = new Set(Object.keys(sections));
