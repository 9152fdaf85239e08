def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
// one source by each of the two runs of cargo
build.assertCounts('0 hits, 2 misses', '2 hits, 0 misses')
build.assertLoggedTimes(2, 'zccache run -- mvn')
build.assertNoDaemon()
return true
