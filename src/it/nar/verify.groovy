def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertCounts('0 hits, 6 misses', '6 hits, 0 misses')
build.assertNoDaemon()
return true
