import { boundTo, everywhere, loopbackIPv4, loopbackIPv6 } from '../../model/address.ts';
import type { RuntimeBinding } from './signature.ts';

/** gRPC's library in C, which its libraries of several languages stand on: `0.0.0.0` is a wildcard of both families. */
export const grpcCore: RuntimeBinding = {
  source: 'https://github.com/grpc/grpc/blob/master/src/core/lib/address_utils/sockaddr_utils.h',
  unset: everywhere,
  anyIPv4: everywhere,
  localhost: boundTo(loopbackIPv4, loopbackIPv6),
};
