import { anyIPv4, boundTo, loopbackIPv4 } from '../../model/address.ts';
import type { RuntimeBinding } from './signature.ts';

/** What libzmq, which most languages call, makes of an address: `ZMQ_IPV6` is off unless somebody sets it. */
export const libzmq: RuntimeBinding = {
  source: 'https://libzmq.readthedocs.io/en/latest/zmq_tcp.html',
  unset: boundTo(anyIPv4),
  anyIPv4: boundTo(anyIPv4),
  any: boundTo(anyIPv4),
  localhost: boundTo(loopbackIPv4),
};
