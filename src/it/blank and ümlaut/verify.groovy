def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses')
return true
