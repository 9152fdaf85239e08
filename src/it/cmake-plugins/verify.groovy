def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
// CMake's probes do not go through the launcher
build.assertCounts('0 hits, 6 misses', '6 hits, 0 misses')
build.assertLinkFolderIn('target/cmake/CMakeCache.txt')
build.assertLinkFolderIn('target/hadoop/CMakeCache.txt')
build.assertNoDaemon()
return true
