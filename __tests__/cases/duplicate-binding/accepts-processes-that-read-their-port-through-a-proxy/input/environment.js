exports.environment = new Proxy(process.env, { get: (target, name) => target[name]?.trim() });
