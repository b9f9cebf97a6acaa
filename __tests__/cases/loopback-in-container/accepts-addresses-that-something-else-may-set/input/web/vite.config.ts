import { address } from './network';

export default { server: { host: address() } };
