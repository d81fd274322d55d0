// A real S3 server for the tests that need one.
export { CEPH_INSTALL, CEPH_PROGRAMS, startCephRgw, startOwnCephRgw, type OwnS3TestServer, type S3TestServer } from './ceph-rgw';
export { describeIf, type HostPrograms } from './describe-if';
