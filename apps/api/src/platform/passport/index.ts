export { authenticator, type Authenticate, type Credentials } from './authenticate';
