def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertLoggedOnce('[INFO] zccache: there is no launcher for linux-nothing-for-this ')
build.assertCounts('0 hits, 4 misses')
build.assertSameObjects('none', 'found')
build.assertNoDaemon()
return true
