def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
def log = build.oneProcess(
    'cache-one clean verify -Dstep=one',
    'cache-two clean verify -Dstep=two',
    'cache-one clean verify -Dstep=again',
    'cache-one clean verify -Dstep=skipped -Dzccache.skip=true',
    'cache-one zccache:stop',
    'cache-two zccache:stop')
for (step in ['one', 'two', 'again', 'skipped']) {
  build.assertObjects(step, 'base')
}
build.assertCountsIn(log, '0 hits, 4 misses', '0 hits, 4 misses', '4 hits, 0 misses')
build.assertNoCacheRoot()
return true
