def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses')
build.assertNoDaemon()
def stats = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:stats')
assert stats.contains('No daemon is running for the cache in ')
build.mavenWithoutProject('io.zccache:zccache-maven-plugin:start')
stats = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:stats')
assert stats =~ /results +4 in /
build.mavenWithoutProject('io.zccache:zccache-maven-plugin:stop')
build.assertNoDaemon()
return true
