def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
// first.c, fourth.cpp, two of make's, one of cmake's; the nested file's is not seen
build.assertCounts('0 hits, 5 misses', '5 hits, 0 misses')
build.assertLoggedTimes(2, 'zccache run -- mvn')
build.assertNoDaemon()
return true
